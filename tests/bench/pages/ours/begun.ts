// The corpus is asked for before anything else is done.

import { begin } from '../../../../src/timeline/prepare/begin.ts';
import { WATCHED } from '../../calendar.ts';
import { dataUrl } from '../contract.ts';

export const begun = begin(dataUrl(), WATCHED, () => new Worker(new URL('../../../../src/timeline/prepare/worker.ts', import.meta.url), { type: 'module' }));
