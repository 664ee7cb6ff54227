/** What the formats that can be brought are called: most by the name of the program, the same in every language. */
import type { I18n } from '../i18n/index.ts';
import type { Brought } from '../store/brought.ts';

const NAMES = {
  'timelinejs': 'TimelineJS 3', 'timelinejs-2': 'TimelineJS 2', 'vis-timeline': 'vis-timeline', 'simile-json': 'SIMILE JSON', 'simile-xml': 'SIMILE XML',
  'storyteller': 'Timeline Storyteller', 'csl-json': 'CSL-JSON', 'ris': 'RIS', 'bibtex': 'BibTeX',
} as const satisfies Partial<Record<Brought, string>>;

export const FORMATS = [
  'bundle', 'articles', 'timelinejs', 'timelinejs-2', 'timelinejs-sheet', 'vis-timeline', 'simile-json', 'simile-xml', 'storyteller', 'wikidata', 'csl-json', 'ris', 'bibtex', 'table',
] as const satisfies readonly Brought[];

const isNamed = (format: Brought): format is keyof typeof NAMES => Object.hasOwn(NAMES, format);
export const nameFormat = (format: Brought, i18n: I18n): string => (isNamed(format) ? NAMES[format] : i18n.plain(`bring.format.${format}`));
