// The worker is set to the corpus before the rest of the page's code is run: whoever comes first imports this first.

import { begin } from '../../../../src/timeline/prepare/begin.ts';
import { WATCHED } from '../../calendar.ts';
import { dataUrl } from '../contract.ts';

export const begun = begin(dataUrl(), WATCHED, () => new Worker(new URL('../../../../src/timeline/prepare/worker.ts', import.meta.url), { type: 'module' }));
