/**
 * A foreign file → what it holds: found out by its content, read by the reader of its format.
 *
 * Promises: it never throws; a file of no known format is refused with the formats that there are; a file of our own
 * is named as such and left to its own reader; JSON is parsed once; what only begins as JSON does, and is a table, is read as one.
 */
import { readJson } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import type { TableChoice } from './columns.ts';
import { detectText, detectValue, isBracketedTable, isJsonText, type Detected } from './detect.ts';
import type { ForeignFormat, Incoming } from './incoming.ts';
import { toStep } from '../model/shown.ts';
import { readCslJson } from './csl-json-read.ts';
import { readRis } from './ris-read.ts';
import { fromSimile } from './simile.ts';
import { readSimileXml } from './simile-xml.ts';
import { fromStoryteller } from './storyteller.ts';
import { readTable } from './table.ts';
import { fromTimelineJs } from './timelinejs.ts';
import { fromTimelineJs2 } from './timelinejs-2.ts';
import { readTimelineJsSheet } from './timelinejs-sheet.ts';
import { fromVisTimeline } from './vis-timeline.ts';
import { readWikidata } from './wikidata.ts';

/** Readers of texts. That of BibTeX is larger than all others together and is loaded when it is needed (`store/brought.ts`). */
export const READERS: Partial<Record<ForeignFormat, (text: string, file: string) => Incoming>> = {
  'timelinejs-sheet': readTimelineJsSheet,
  'simile-xml': readSimileXml,
  table: (text, file) => readTable(text, file),
  ris: readRis,
  'csl-json': readCslJson,
  wikidata: readWikidata,
};

/** Readers of JSON, which are given its value. */
export const JSON_READERS: Partial<Record<ForeignFormat, (value: unknown, file: string) => Incoming>> = {
  timelinejs: fromTimelineJs,
  'timelinejs-2': fromTimelineJs2,
  'vis-timeline': fromVisTimeline,
  'simile-json': fromSimile,
  storyteller: fromStoryteller,
};

export type Foreign =
  | { incoming: Incoming }
  /** one of our own, which is not foreign */
  | { ours: 'bundle' | 'article' | 'backup'; value: unknown }
  /** it cannot be read at all */
  | { problems: Problem[] };

const KNOWN = 'TimelineJS, vis-timeline, SIMILE Timeline, Timeline Storyteller, Wikidata, CSL-JSON, RIS, BibTeX, or a table in CSV';

/** Text of a file → what it holds. With a choice of how its columns are read it is a table, whatever it looks like. */
export function readForeign(text: string, fileName: string, mapping?: TableChoice): Foreign {
  const file = toStep(fileName);
  if (mapping !== undefined) return { incoming: readTable(text, file, mapping) };
  const asText = (): Foreign => dispatch(detectText(text, file), (format) => READERS[format]?.(text, file), file, text, null);
  if (!isJsonText(text)) return asText();
  const reading = readJson(text.startsWith('\ufeff') ? text.slice(1) : text);
  if ('faults' in reading && reading.faults[0].code === 'json' && isBracketedTable(text, file)) return asText();
  if ('faults' in reading) return { problems: reading.faults.map((fault) => ({ ...fault, file })) };
  const { value } = reading;
  return dispatch(detectValue(value), (format) => JSON_READERS[format]?.(value, file) ?? READERS[format]?.(text, file), file, text, value);
}

function dispatch(detected: Detected | null, read: (format: ForeignFormat) => Incoming | undefined, file: string, text: string, value: unknown): Foreign {
  if (detected === 'bundle' || detected === 'article' || detected === 'backup') return { ours: detected, value };
  const incoming = detected === null ? undefined : read(detected);
  if (incoming !== undefined) return { incoming };
  const found = detected ?? (text.trim() === '' ? 'an empty file' : 'none of these');
  return { problems: [{ code: 'format', file, path: '', expected: KNOWN, found }] };
}
