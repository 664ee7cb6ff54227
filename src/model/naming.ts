/**
 * Each thing has one id, one name and one place in `data/`.
 *
 * Promises: ids are unique and those of their files, former ids included; a file stands in the folder of its
 * year; two people, places, topics or publishers never share a name, two articles never an address.
 */
import { addressFault, toAddressKey } from './address.ts';
import { toCivil } from './day.ts';
import { parseEdtf } from './edtf.ts';
import type { Problem } from './problem.ts';
import type { Words } from './schema.ts';
import { below, type Placed, type Source } from './source.ts';

/** Source → every id, name, folder or address that is wrong or taken. */
export function checkNaming(source: Source): Problem[] {
  const { people, places, topics, publishers, events, articles } = source;
  return [
    ...[people, places, topics, publishers].flatMap((rows) => findTwice<{ id: string }>(rows, ({ id }) => [['id', id]])),
    ...findTwice<{ id: string; formerly?: string[] | undefined }>(events, (event) => [['id', event.id], ...(event.formerly ?? []).map((id, index): Key => [`formerly.${index}`, id])]),
    ...findTwice(articles, (article) => [['id', article.id]]),
    ...[people, places, topics].flatMap((rows) => (['en', 'fr', 'ar'] as const).flatMap((language) => findTwice<{ name: Words }>(rows, ({ name }) => [[`name.${language}`, name[language], fold]]))),
    ...findTwice(publishers, ({ name }) => [['name', name, fold]]),
    ...events.flatMap((event) => checkFile('events', event, event.value.date)),
    ...articles.flatMap((article) => checkFile('articles', article, article.value.published)),
    ...checkAddresses(source),
  ];
}

/** Where the text stands, the text, and what of it must be unique: by default the whole. */
type Key = [path: string, text: string, toKey?: (text: string) => string];

const fold = (name: string): string => name.normalize('NFC').toLowerCase();

function findTwice<T>(rows: readonly Placed<T>[], toKeys: (value: T) => Key[]): Problem[] {
  const owners = new Map<string, string>();
  return rows.flatMap(({ file, at, value }) =>
    toKeys(value).flatMap(([step, text, toKey]): Problem[] => {
      const path = below(at, step);
      const key = toKey?.(text) ?? text;
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, `${file}, at ${path}`);
      return owner === undefined ? [] : [{ code: 'duplicate', file, path, expected: `one that is not taken (by ${owner})`, found: JSON.stringify(text) }];
    }),
  );
}

function checkFile(room: string, { file, value }: Placed<{ id: string }>, date: string | null): Problem[] {
  const [, folder, stem] = file.split('/');
  const problems: Problem[] = [];
  if (`${value.id}.json` !== stem) problems.push({ code: 'name', file, path: 'id', expected: `the file's name, ${stem?.replace(/\.json$/, '')}`, found: JSON.stringify(value.id) });
  const year = toFolder(date);
  if (year !== null && folder !== year) problems.push({ code: 'name', file, path: '', expected: `${room}/${year}/${stem}`, found: file });
  return problems;
}

/** The year in which the date begins; null where the date is no date, which is told elsewhere. */
function toFolder(date: string | null): string | null {
  if (date === null) return 'undated';
  const span = parseEdtf(date);
  const day = span?.from ?? span?.to;
  return day == null ? null : String(toCivil(day).year).padStart(4, '0');
}

function checkAddresses({ dataset, publishers, articles }: Source): Problem[] {
  const problems: Problem[] = [];
  const check = ({ file, at }: Placed<unknown>, step: string, url: string | undefined): boolean => {
    const expected = url === undefined ? null : addressFault(url);
    if (expected !== null) problems.push({ code: 'shape', file, path: below(at, step), expected, found: JSON.stringify(url) });
    return expected === null;
  };
  if (dataset) check(dataset, 'licence.url', dataset.value.licence.url);
  for (const publisher of publishers) check(publisher, 'site', publisher.value.site);
  for (const article of articles) check(article, 'archived', article.value.archived);
  const sound = articles.filter((article) => check(article, 'url', article.value.url));
  return [...problems, ...findTwice(sound, ({ url }) => [['url', url, toAddressKey]])];
}
