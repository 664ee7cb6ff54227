// The table of the house: which room may import what. It is the architecture; where a better cut turns up,
// this table and the code change in one commit.

export interface Row {
  /** A folder or a file below src; the longest that fits a file speaks for it. */
  room: string;
  /** Rooms that it may import, its own not being said. */
  may: string[];
  /** Rooms of which it may import types only. */
  types?: string[];
  /** Packages: `d3` stands for `d3-…` and `d3/…` as well, `any` for all that no rule keeps elsewhere. */
  packages?: string[] | 'any';
  /** Whether Node's own modules are there. */
  node?: true;
}

export const table: Row[] = [
  { room: 'main.ts', may: ['ui', 'store'], packages: ['svelte', '@fontsource'] },
  { room: 'model', may: [], packages: ['valibot'] },
  { room: 'model/edtf.ts', may: ['model'], packages: ['edtf'] },
  { room: 'i18n', may: [], types: ['model'], packages: ['@date-fns/utc', 'virtual:language'] },
  // what a page carries of a language is compiled in the build: parser and calendar stay there
  { room: 'i18n/compile.ts', may: ['i18n'], packages: ['date-fns', 'messageformat'] },
  { room: 'formats', may: ['model'], types: ['i18n'], packages: ['d3', 'htmlparser2', 'saxes', 'valibot'] },
  // accents as TeX writes them, names, strings and broken entries: a grammar of its own, kept to one file and one chunk
  { room: 'formats/bibtex.ts', may: ['model', 'formats'], packages: ['@retorquere/bibtex-parser'] },
  { room: 'search', may: ['model'], packages: ['minisearch', '@orama/stemmers'] },
  { room: 'review', may: ['model'], packages: ['ts-fsrs'] },
  // days are numbers that the axis counts, and lists of two days are compared: no other part of the model is needed
  { room: 'timeline', may: ['model/day.ts', 'model/span.ts', 'model/changed.ts'], types: ['model'], packages: ['d3', 'svelte'] },
  // what is known of a hundred thousand events is found out in a worker, which makes the timeline's columns of it
  { room: 'timeline/prepare', may: ['timeline', 'timeline/layout', 'model'] },
  { room: 'timeline/scene.ts', may: [], types: ['model', 'timeline/census.ts', 'timeline/layout/warp.ts'] },
  { room: 'timeline/layout', may: ['timeline/scene.ts', 'model/day.ts', 'model/span.ts'], types: ['model', 'timeline/census.ts'], packages: ['d3'] },
  { room: 'timeline/draw', may: ['timeline/scene.ts'], packages: ['svelte'] },
  { room: 'view', may: ['model'], packages: ['svelte'] },
  { room: 'store', may: ['model', 'formats', 'search'], packages: ['dexie', 'virtual:corpus', 'virtual:glossary'] },
  // what is drawn, and in which words: from the corpus and the reader's view to the timeline's plot, for the app, the embed and the pictures
  { room: 'plot', may: ['model', 'i18n', 'view', 'timeline', 'cards'], packages: ['svelte'] },
  { room: 'cards', may: ['model', 'i18n', 'view'], packages: ['svelte'] },
  { room: 'share', may: ['model', 'formats', 'timeline', 'plot', 'view', 'i18n', 'cards'], packages: ['svelte'] },
  {
    room: 'ui',
    may: ['model', 'i18n', 'formats', 'search', 'review', 'timeline', 'plot', 'view', 'store', 'cards', 'share'],
    types: ['build'],
    packages: 'any',
  },
  { room: 'build', may: ['model', 'formats', 'i18n'], packages: 'any', node: true },
  { room: 'public', may: [] },
];

/** Packages that only one room may name, whatever the table allows. */
export const kept: Record<string, string> = { dexie: 'store', 'virtual:corpus': 'store', 'virtual:glossary': 'store', edtf: 'model/edtf.ts' };

/** Rooms that give the same answer to the same question: no page, no clock, no chance. */
export const pure = ['model', 'formats', 'review', 'timeline/layout'];

/** Doors to the outside world, and the only places that open them. */
export const doors: Record<string, string[]> = {
  location: ['view/url.ts'],
  history: ['view/url.ts'],
  indexedDB: ['store', 'public/reset'], // the way back from a broken store needs nothing of ours to work
};

/** Where the direction of writing may be decided; everywhere else it is handed on. */
export const direction = ['timeline/layout/scale.ts', 'timeline/scale.ts', 'timeline/keys.ts', 'i18n'];

/** Rooms whose markup holds no words: those come from i18n and data. */
export const wordless = ['ui', 'cards', 'timeline'];

/** Names that say nothing of what is inside. */
export const nameless = ['utils', 'types', 'components', 'services', 'helpers', 'constants'];

export const topLevel = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'src',
  'data',
  'tests',
  'index.html',
  'README.md',
  'LICENSE',
];
