/** Which importer reads what. */
import type { Detected } from './detect.ts';
import type { ForeignFormat, Incoming } from './incoming.ts';
import { readSimileJson } from './simile.ts';
import { readSimileXml } from './simile-xml.ts';
import { readStoryteller } from './storyteller.ts';
import { readTable, type TableMapping } from './table.ts';
import { readTimelineJs } from './timelinejs.ts';
import { readTimelineJs2 } from './timelinejs-2.ts';
import { readSheet } from './timelinejs-sheet.ts';
import { readVisTimeline } from './vis-timeline.ts';

type Reader = (value: unknown, text: string, file: string, mapping: TableMapping | null) => Incoming;

export const READERS: Partial<Record<ForeignFormat, Reader>> = {
  'timelinejs': (value, _text, file) => readTimelineJs(value, file),
  'timelinejs-2': (value, _text, file) => readTimelineJs2(value, file),
  'timelinejs-sheet': (_value, text, file) => readSheet(text, file),
  'vis-timeline': (value, _text, file) => readVisTimeline(value, file),
  'simile-json': (value, _text, file) => readSimileJson(value, file),
  'simile-xml': (_value, text, file) => readSimileXml(text, file),
  'storyteller': (value, _text, file) => readStoryteller(value, file),
  'table': (_value, text, file, mapping) => readTable(text, file, mapping),
};

/** A text of that format → what it brings. */
export function readForeign({ format, value }: Extract<Detected, { format: ForeignFormat }>, text: string, file: string, mapping: TableMapping | null = null): Incoming {
  return READERS[format]!(value, text.replace(/^\ufeff/, ''), file, mapping);
}
