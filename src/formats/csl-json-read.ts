/**
 * CSL-JSON → references (csl-data.json of the Citation Style Language; Zotero, Pandoc, Mendeley write it).
 *
 * Promises: never throws; each item is among the articles or the faults, by its index; date parts that are missing stay
 * missing, "circa" stays approximate, a season stays a season.
 */
import { parseJson } from '../model/json.ts';
import type { Incoming } from './incoming.ts';
import { toNumber } from './record.ts';
import { addReference, textOf, toIncoming } from './reference-read.ts';

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const two = (number: number): string => String(number).padStart(2, '0');

export function readCslJson(text: string, file: string): Incoming {
  const into = toIncoming('csl-json');
  const reading = parse(text);
  if ('fault' in reading) {
    into.faults.push({ code: 'json', file, path: '', ...reading.fault });
    return into;
  }
  const { value } = reading;
  // Pandoc puts them under `references`, others under `items`
  const key = isFields(value) ? ['references', 'items'].find((each) => Array.isArray(value[each])) : undefined;
  const items: unknown[] | null = Array.isArray(value) ? value : isFields(value) ? (key === undefined ? [value] : (value[key] as unknown[])) : null;
  if (items === null) into.faults.push({ code: 'shape', file, path: '', expected: 'a list of references', found: value === null ? 'null' : typeof value });
  items?.forEach((item, index) => {
    const at = key === undefined ? String(index) : `${key}.${String(index)}`;
    if (!isFields(item)) {
      into.faults.push({ code: 'shape', file, path: at, expected: 'a reference', found: item === null ? 'null' : Array.isArray(item) ? 'a list' : typeof item });
      return;
    }
    addReference(into, file, {
      at,
      id: item['id'],
      title: item['title'],
      authors: Array.isArray(item['author']) ? item['author'].map(nameOf) : [],
      publisher: textOf(item['container-title']) ?? textOf(item['publisher']),
      dates: [toEdtf(item['issued'])],
      url: item['URL'] ?? (typeof item['DOI'] === 'string' ? `https://doi.org/${item['DOI']}` : undefined),
      archived: item['archive_location'],
      language: item['language'],
      note: item['note'],
      abstract: item['abstract'],
    });
  });
  return into;
}

function parse(text: string): ReturnType<typeof parseJson> {
  try {
    return parseJson(text.replace(/^\ufeff/, ''));
  } catch {
    return { fault: { expected: 'JSON that is not nested as deep', found: 'lists within lists without end' } };
  }
}

function nameOf(name: unknown): string | undefined {
  if (!isFields(name)) return textOf(name);
  const parts = ['given', 'dropping-particle', 'non-dropping-particle', 'family', 'suffix'].flatMap((part) => textOf(name[part]) ?? []);
  return textOf(name['literal']) ?? parts.join(' ');
}

/** What it writes for the date, as EDTF where its parts say one. */
function toEdtf(issued: unknown): string | undefined {
  if (!isFields(issued)) return textOf(issued);
  const parts = Array.isArray(issued['date-parts']) ? issued['date-parts'].filter(Array.isArray).slice(0, 2) : [];
  const mark = issued['circa'] === true || issued['circa'] === 1 || issued['circa'] === '1' || issued['circa'] === 'true' ? '~' : '';
  const ends = parts.flatMap((each) => {
    // a part that is empty or zero is not known
    const numbers = each.map(toNumber);
    const [year, month, day] = numbers;
    if (year === undefined || !Number.isInteger(year) || year === 0) return [];
    const known = [String(year).padStart(4, '0')];
    if (Number.isInteger(month) && month! > 0) known.push(two(month!), ...(Number.isInteger(day) && day! > 0 ? [two(day!)] : []));
    const season = toNumber(issued['season']);
    if (known.length === 1 && parts.length === 1 && Number.isInteger(season) && season >= 1 && season <= 4) return [`${known[0]!}-${String(20 + season)}`];
    return [known.join('-') + mark];
  });
  if (ends.length > 0) return ends[0] === ends[1] ? ends[0] : ends.join('/');
  return textOf(issued['edtf']) ?? textOf(issued['raw']) ?? textOf(issued['literal']);
}
