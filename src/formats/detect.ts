/**
 * Which format a file is of, by what it holds; its name only decides where that leaves it open.
 *
 * Promise: the answer is the same whatever the order of keys, and no file is read twice to find it.
 */
import type { ForeignFormat } from './incoming.ts';
import { isRec, type Rec } from './record.ts';
import { findSeparator, firstOf, toRows } from './rows.ts';
import { isSheetHeader } from './timelinejs-sheet.ts';

/** Ours: the bundle of a corpus, some of its articles, or a backup of the reader's work. */
export type Detected = ForeignFormat | 'bundle' | 'article' | 'backup';

/** Whether a text begins as JSON does. */
export const isJsonText = (text: string): boolean => /^\s*[[{]/.test(text.slice(0, 10_000));

/** Parsed JSON → its format; null: none that we know. */
export function detectValue(value: unknown): Detected | null {
  if (Array.isArray(value)) return detectList(value);
  if (!isRec(value)) return null;
  if (value['bundle'] === 'rapprochement-bundle') return 'bundle';
  if ('backup' in value) return 'backup';
  if (isArticle(value) || isArticles(value)) return 'article';
  if (isRec(value['results']) && Array.isArray(value['results']['bindings'])) return 'wikidata';
  if (isRec(value['timeline'])) return 'timelinejs-2';
  if (Array.isArray(value['items'])) return isCsl(firstRec(value['items'])) ? 'csl-json' : 'vis-timeline';
  if ('events' in value) return detectEvents(value);
  return isCsl(value) ? 'csl-json' : null;
}

function detectEvents(file: Rec): Detected {
  if ('eras' in file || 'scale' in file || isRec(file['title'])) return 'timelinejs';
  const first = firstRec(file['events']);
  if ('dateTimeFormat' in file || 'wikiURL' in file) return 'simile-json';
  return first !== null && ('start' in first || 's' in first) && !('start_date' in first) ? 'simile-json' : 'timelinejs';
}

function detectList(list: readonly unknown[]): Detected | null {
  const first = firstRec(list);
  if (first === null) return null;
  if (isArticle(first)) return 'article';
  if ('content_text' in first) return 'storyteller';
  if (isFlatRow(first)) return 'wikidata';
  if (isCsl(first)) return 'csl-json';
  if ('content' in first || 'start' in first) return 'vis-timeline';
  return 'start_date' in first ? 'storyteller' : null;
}

/** A row of Wikidata's query service, as its "JSON" download gives it: an item, by this name or with its label beside it. */
const isFlatRow = (row: Rec): boolean => Object.entries(row).some(([name, value]) => typeof value === 'string' && /^https?:\/\/www\.wikidata\.org\/entity\/Q\d/.test(value) && (name === 'item' || `${name}Label` in row));

const isArticle = (value: Rec): boolean => 'publisher' in value && Array.isArray(value['reports']);
/** With events beside them they may be another program's: then it is known by the first. */
const isArticles = ({ articles, events }: Rec): boolean => Array.isArray(articles) && (events === undefined || isArticle(firstRec(articles) ?? {}));
const firstRec = (list: unknown): Rec | null => (Array.isArray(list) ? ((list.slice(0, 100) as unknown[]).find(isRec) ?? null) : null);
const isCsl = (item: Rec | null): boolean => item !== null && ('issued' in item || 'container-title' in item || 'URL' in item || 'DOI' in item || (typeof item['type'] === 'string' && /^(?:article|book|chapter|webpage|report|dataset|thesis|post|interview)/.test(item['type']) && 'title' in item));

/** A text that is no JSON → its format; null: none that we know. */
export function detectText(text: string, file: string): Detected | null {
  const beginning = text.slice(0, 20_000).replace(/^\ufeff/, '').trimStart();
  if (beginning === '') return null;
  if (beginning.startsWith('<')) return /<data[\s>/]/.test(beginning) ? 'simile-xml' : null;
  if (/^TY {2}- /m.test(beginning)) return 'ris';
  if (/^[ \t]*@[a-z]+[ \t]*[{(]/im.test(beginning)) return 'bibtex';
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === 'ris') return 'ris';
  if (ending === 'bib' || ending === 'bibtex') return 'bibtex';
  const separator = findSeparator(beginning);
  if (separator === null) return ending === 'csv' || ending === 'tsv' ? 'table' : null;
  const rows = toRows(beginning, separator);
  if (isSheetHeader(rows[firstOf(rows)] ?? [])) return 'timelinejs-sheet';
  return rows.length > 1 || ending === 'csv' || ending === 'tsv' ? 'table' : null;
}

/** JSON that is broken begins as JSON does; the first cell of a table may begin with a bracket that closes in it, or before a word. */
export function isBracketedTable(text: string, file: string): boolean {
  const format = detectText(text, file);
  const separator = findSeparator(text);
  if ((format !== 'table' && format !== 'timelinejs-sheet') || separator === null) return false;
  const rows = toRows(text.slice(0, 20_000), separator);
  const header = rows[firstOf(rows)] ?? [];
  return rows.length > 1 && (/^\s*\[\s*(?!(?:true|false|null)\b)\p{L}/u.test(header[0] ?? '') || header.every(closes));
}

/** Each bracket of a cell closes in it. */
function closes(cell: string): boolean {
  const count = (bracket: string): number => cell.split(bracket).length;
  return count('[') === count(']') && count('{') === count('}');
}
