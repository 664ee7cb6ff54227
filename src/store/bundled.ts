/** The corpus that this site was built with. */
import { evidenceUrl, firstUrl, version } from 'virtual:corpus';
import type { Source } from './assets.ts';

export const bundled: Source = { firstUrl, evidenceUrl, version };
