/** Which importer reads what. */
import type { Detected } from './detect.ts';
import { readCslJson } from './csl-json-read.ts';
import type { ForeignFormat, Incoming } from './incoming.ts';
import { readRis } from './ris-read.ts';
import { readSimileJson } from './simile.ts';
import { readSimileXml } from './simile-xml.ts';
import { readStoryteller } from './storyteller.ts';
import { readTable, type TableMapping } from './table.ts';
import { readTimelineJs } from './timelinejs.ts';
import { readTimelineJs2 } from './timelinejs-2.ts';
import { readSheet } from './timelinejs-sheet.ts';
import { readVisTimeline } from './vis-timeline.ts';
import { readWikidata } from './wikidata.ts';

type Reader = (value: unknown, text: string, file: string, mapping: TableMapping | null) => Incoming | Promise<Incoming>;

export const READERS: Record<ForeignFormat, Reader> = {
  'timelinejs': (value, _text, file) => readTimelineJs(value, file),
  'timelinejs-2': (value, _text, file) => readTimelineJs2(value, file),
  'timelinejs-sheet': (_value, text, file) => readSheet(text, file),
  'vis-timeline': (value, _text, file) => readVisTimeline(value, file),
  'simile-json': (value, _text, file) => readSimileJson(value, file),
  'simile-xml': (_value, text, file) => readSimileXml(text, file),
  'storyteller': (value, _text, file) => readStoryteller(value, file),
  'wikidata': (_value, text, file) => readWikidata(text, file),
  'csl-json': (_value, text, file) => readCslJson(text, file),
  'ris': (_value, text, file) => readRis(text, file),
  // its reader is larger than all others together
  'bibtex': async (_value, text, file) => (await import('./bibtex.ts')).readBibtex(text, file),
  'table': (_value, text, file, mapping) => readTable(text, file, mapping),
};

/** A text of that format → what it brings. */
export function readForeign({ format, value }: Extract<Detected, { format: ForeignFormat }>, text: string, file: string, mapping: TableMapping | null = null): Incoming | Promise<Incoming> {
  return READERS[format](value, text.replace(/^\ufeff/, ''), file, mapping);
}
