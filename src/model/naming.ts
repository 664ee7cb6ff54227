/**
 * Each thing has one id, one name and one place in `data/`.
 *
 * Promises: ids are unique and those of their files, former ids included; a file stands in the folder of its
 * year; two people, places, topics, publishers, events or stories never share a name, two terms never a form, two articles never an address.
 */
import { addressFault, toAddressKey } from './address.ts';
import { toCivil } from './day.ts';
import { parseEdtf } from './edtf.ts';
import type { Problem } from './problem.ts';
import type { TermFile, Words } from './schema.ts';
import { below, type Placed, type Source } from './source.ts';
import { wordsOf } from './terms.ts';
import { shown, toStep } from './shown.ts';

const LANGUAGES = ['en', 'fr', 'ar'] as const;

/** Source → every id, name, folder or address that is wrong or taken; of what a reader brings, ids and unsafe addresses alone. */
export function checkNaming(source: Source, manner: 'curated' | 'own'): Problem[] {
  const { people, places, topics, publishers, events, articles, stories, terms } = source;
  const ids = [
    ...[people, places, topics, publishers].flatMap((rows) => findTwice<{ id: string }>(rows, ({ id }) => [['id', id]])),
    ...findTwice<{ id: string; formerly?: string[] | undefined }>(events, (event) => [['id', event.id], ...(event.formerly ?? []).map((id, index): Key => [`formerly.${index}`, id])]),
    ...[articles, stories, terms].flatMap((rows) => findTwice<{ id: string }>(rows, ({ id }) => [['id', id]])),
  ];
  if (manner === 'own') return [...ids, ...checkAddresses(source, manner)];
  return [
    ...ids,
    ...[people, places, topics].flatMap((rows) => findNameTwice<{ id: string; name: Words }>(rows, 'name', ({ name }) => name)),
    ...[events, stories].flatMap((rows) => findNameTwice<{ id: string; title: Words }>(rows, 'title', ({ title }) => title)),
    ...LANGUAGES.flatMap((language) => findTwice(terms, (term) => formsOf(term, language))),
    ...findTwice(publishers, ({ name }) => [['name', name, fold]]),
    ...events.flatMap((event) => checkFile(event, `events/${toFolder(event.value.date) ?? '*'}`)),
    ...articles.flatMap((article) => checkFile(article, `articles/${toFolder(article.value.published) ?? '*'}`)),
    ...stories.flatMap((story) => checkFile(story, 'stories')),
    ...checkAddresses(source, manner),
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
      if (owner === undefined) owners.set(key, `${toStep(file)}, at ${path}`);
      return owner === undefined ? [] : [{ code: 'duplicate', file, path, expected: `one that is not taken (by ${owner})`, found: shown(text) }];
    }),
  );
}

/** Where a form is that of two terms, nobody knows which is meant; of one term it need not be written twice. */
const formsOf = ({ name, forms }: TermFile, language: (typeof LANGUAGES)[number]): Key[] => [
  [`name.${language}`, name[language], toForm],
  ...(forms?.[language] ?? []).map((form, index): Key => [`forms.${language}.${String(index)}`, form, toForm]),
];
const toForm = (form: string): string => wordsOf(form).join(' ');

/** Of two with one id, which is told as such, the names are let be. */
function findNameTwice<T extends { id: string }>(rows: readonly Placed<T>[], step: string, toWords: (value: T) => Words): Problem[] {
  const own = [...new Map(rows.toReversed().map((row) => [row.value.id, row])).values()].reverse();
  return LANGUAGES.flatMap((language) => findTwice(own, (value) => [[`${step}.${language}`, toWords(value)[language], fold]]));
}

/** `folder` is where the file should stand; a year that is not known, `*`, is told elsewhere. */
function checkFile({ file, value }: Placed<{ id: string }>, folder: string): Problem[] {
  const at = file.lastIndexOf('/');
  const stem = file.slice(at + 1).replace(/\.json$/, '');
  const problems: Problem[] = [];
  if (value.id !== stem) problems.push({ code: 'name', file, path: 'id', expected: `the file's name, ${stem}`, found: shown(value.id) });
  if (!folder.endsWith('*') && file.slice(0, at) !== folder) problems.push({ code: 'name', file, path: '', expected: `${folder}/${stem}.json`, found: file });
  return problems;
}

/** The folder of a date: the year in which it begins, or `undated`; null where it is no date, which is told elsewhere. */
export function toFolder(date: string | null): string | null {
  if (date === null) return 'undated';
  const span = parseEdtf(date);
  const day = span?.from ?? span?.to;
  return day == null ? null : String(toCivil(day).year).padStart(4, '0');
}

function checkAddresses({ dataset, publishers, articles }: Source, manner: 'curated' | 'own'): Problem[] {
  const problems: Problem[] = [];
  const check = ({ file, at }: Placed<unknown>, step: string, url: string | null | undefined): boolean => {
    const expected = url === undefined || (url === null && manner === 'own') ? null : url === null ? 'the address of the page' : addressFault(url);
    if (expected !== null) problems.push({ code: 'shape', file, path: below(at, step), expected, found: shown(url) });
    return expected === null;
  };
  if (dataset?.value.licence) check(dataset, 'licence.url', dataset.value.licence.url);
  for (const publisher of publishers) check(publisher, 'site', publisher.value.site);
  for (const article of articles) check(article, 'archived', article.value.archived);
  const sound = articles.filter((article) => check(article, 'url', article.value.url));
  if (manner === 'own') return problems;
  return [...problems, ...findTwice(sound, ({ url }) => (url === null ? [] : [['url', url, toAddressKey]]))];
}
