/**
 * What a text is, by what stands in it and not by its name.
 * Promises: never throws; a text is one format or none; of JSON that is broken the place is told, not another format.
 */
import { parseJson } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import { BUNDLE } from './bundle.ts';
import type { ForeignFormat } from './incoming.ts';
import { readLines } from './lines.ts';
import { toRecord } from './taking.ts';
import { isSheet } from './timelinejs-sheet.ts';

/** Our own forms, and those of others. A value comes with what is JSON. */
export type Detected =
  | { format: 'bundle' | 'articles' | 'backup'; value: unknown }
  | { format: ForeignFormat; value: unknown }
  | { problems: Problem[] };

export function detect(text: string, file: string): Detected {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (/^[[{]/.test(start)) {
    const reading = parseJson(text.replace(/^\ufeff/, ''));
    if ('fault' in reading) return { problems: [{ code: 'json', file, path: '', ...reading.fault }] };
    const format = ofJson(reading.value);
    return format === null ? { problems: [{ code: 'shape', file, path: '', expected: 'one of the forms of JSON that are read here', found: keysOf(reading.value) }] } : { format, value: reading.value };
  }
  const plain = start.replace(/^<\?xml[^>]*>\s*/u, '').replace(/^(?:<!--[\s\S]*?-->\s*)+/u, '');
  if (plain.startsWith('<')) {
    if (/<event\b[^>]*\bstart\s*=/u.test(plain)) return { format: 'simile-xml', value: null };
    return { problems: [{ code: 'shape', file, path: '', expected: 'XML of a SIMILE timeline', found: plain.slice(0, 40) }] };
  }
  if (/^TY {2}- /mu.test(start) && /^[A-Z][A-Z0-9] {2}- /u.test(start)) return { format: 'ris', value: null };
  if (/^(?:%.*\s*)*@\s*[a-z]+\s*[{(]/iu.test(start)) return { format: 'bibtex', value: null };
  const { rows } = readLines(start.slice(0, 20_000));
  const header = rows[0] ?? [];
  if (isSheet(header)) return { format: 'timelinejs-sheet', value: null };
  if (header.length > 1 && rows.length > 1) return { format: 'table', value: null };
  return { problems: [{ code: 'shape', file, path: '', expected: 'JSON, XML, a table or references', found: JSON.stringify(start.slice(0, 40)) }] };
}

function ofJson(value: unknown): 'bundle' | 'articles' | 'backup' | ForeignFormat | null {
  if (Array.isArray(value)) return ofList(value as unknown[]);
  const whole = toRecord(value);
  if (whole === null) return null;
  if (whole.get('bundle') === BUNDLE) return 'bundle';
  if (whole.has('backup')) return 'backup';
  if (Array.isArray(whole.get('reports')) && whole.has('publisher')) return 'articles';
  if (Array.isArray(whole.get('articles')) && !whole.has('events')) return 'articles';
  const timeline = toRecord(whole.get('timeline'));
  if (timeline !== null && Array.isArray(timeline.get('date'))) return 'timelinejs-2';
  if (toRecord(whole.get('results')) !== null && toRecord(whole.get('head')) !== null) return 'wikidata';
  if (Array.isArray(whole.get('items'))) return isCsl(whole.get('items') as unknown[]) ? 'csl-json' : 'vis-timeline';
  const events = whole.get('events');
  if (!Array.isArray(events)) return null;
  const keys = new Set((events as unknown[]).slice(0, 20).flatMap((event) => [...(toRecord(event)?.keys() ?? [])]));
  if (keys.has('start') || keys.has('s')) return whole.has('dateTimeFormat') || !keys.has('content') ? 'simile-json' : 'vis-timeline';
  return keys.has('start_date') || events.length === 0 || whole.has('title') || whole.has('eras') ? 'timelinejs' : null;
}

function ofList(rows: unknown[]): 'articles' | ForeignFormat | null {
  const first = rows.slice(0, 20).flatMap((row) => toRecord(row) ?? []);
  const has = (key: string): boolean => first.some((row) => row.has(key));
  if (has('reports') && has('publisher')) return 'articles';
  if (has('content_text') || (has('start_date') && has('category'))) return 'storyteller';
  if (has('start') && (has('content') || has('group') || has('end'))) return 'vis-timeline';
  return isCsl(rows) ? 'csl-json' : null;
}

/** Items of CSL have a type, and a title, an issue date or a container. */
const isCsl = (rows: unknown[]): boolean =>
  rows.slice(0, 20).some((row) => {
    const item = toRecord(row);
    return item !== null && typeof item.get('type') === 'string' && ['title', 'issued', 'container-title', 'author', 'URL'].some((key) => item.has(key)) && !item.has('start');
  });

function keysOf(value: unknown): string {
  const record = toRecord(Array.isArray(value) ? (value as unknown[])[0] : value);
  return record === null || record.size === 0 ? 'nothing that is known' : [...record.keys()].slice(0, 6).join(', ').slice(0, 80);
}
