/**
 * BibTeX and BibLaTeX → references, read by `@retorquere/bibtex-parser` (ISC): of those that bundle for a browser it
 * alone turns TeX's accents into letters, joins strings, tells names apart and goes on after a broken entry. The price,
 * 93 kB compressed, is paid by the worker that reads such a file.
 *
 * Promises: never throws; each entry is among the articles or the faults, by its line; titles keep their capitals; dates
 * of BibLaTeX are EDTF and stay so, and a month without a day stays a month.
 */
import { parse, type Creator, type Entry } from '@retorquere/bibtex-parser';
import { toStep } from '../model/shown.ts';
import type { Incoming } from './incoming.ts';
import { addReference, textOf, toIncoming } from './reference-read.ts';

/** where ~ is no space but "about" */
const AS_WRITTEN = { date: 'verbatim', eventdate: 'verbatim' } as const;
const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export function readBibtex(text: string, file: string): Incoming {
  const into = toIncoming('bibtex');
  // errors stand on their own list, in their own order
  const [lineOf, lineOfError] = [createLines(text), createLines(text)];
  let library: ReturnType<typeof parse>;
  try {
    library = parse(text.replace(/^\ufeff/, ''), { english: false, sentenceCase: false, caseProtection: false, unsupported: 'ignore', fieldMode: AS_WRITTEN });
  } catch (error) {
    into.faults.push({ code: 'shape', file, path: '', expected: 'BibTeX', found: short(error instanceof Error ? error.message : String(error)) });
    return into;
  }
  const broken = new Set<string>();
  for (const { error, input } of library.errors) {
    const at = `line ${String(lineOfError(input?.split('\n')[0] ?? ''))}`;
    broken.add(at);
    into.faults.push({ code: 'shape', file, path: at, expected: 'a whole entry', found: short(error) });
  }
  for (const entry of library.entries) {
    const at = `line ${String(lineOf(entry.input === '' ? entry.key : entry.input))}`;
    // told already
    if (Object.keys(entry.fields).length === 0 && broken.size > 0) continue;
    toReference(into, file, at, entry);
  }
  if (into.articles.length + into.faults.length === 0) into.faults.push({ code: 'shape', file, path: '', expected: 'entries such as @article{…}', found: 'none' });
  return into;
}

function toReference(into: Incoming, file: string, at: string, { key, fields }: Entry): void {
  const field = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value: unknown = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const text = textOf(Array.isArray(value) ? value.filter((each) => typeof each === 'string').join(', ') : value);
      if (text !== undefined) return text;
    }
    return undefined;
  };
  const month = toMonth(field('month'), field('day'));
  const year = field('year');
  const published = /https?:\/\/[^\s{}"<>]+/.exec(field('howpublished') ?? '')?.[0];
  const doi = field('doi');
  const authors: unknown = Object.hasOwn(fields, 'author') ? fields.author : undefined;
  addReference(into, file, {
    at,
    id: key,
    title: [field('title'), field('subtitle')].filter((each) => each !== undefined).join(': ') || undefined,
    authors: Array.isArray(authors) ? authors.map((author) => nameOf(author as Creator)) : [],
    publisher: field('journaltitle', 'journal', 'maintitle', 'booktitle', 'organization', 'publisher', 'institution'),
    dates: [field('date'), year === undefined ? undefined : year + month, year],
    url: field('url') ?? published ?? (doi === undefined ? undefined : `https://doi.org/${doi.replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '')}`),
    // as TeX has it in the text
    archived: /https?:\/\/[^\s{}"<>]+/.exec(field('addendum') ?? '')?.[0].replace(/\\([%#&_~])/g, '$1'),
    language: field('langid', 'hyphenation', 'language'),
    note: field('note'),
    abstract: field('abstract'),
  });
}

/** "04", "04 23", "apr 23" and "23 april" → "-04", "-04-23"; anything else is left for the remark on the date. */
function toMonth(month: string | undefined, day: string | undefined): string {
  if (month === undefined) return '';
  const named = NAMES.indexOf(/\p{L}{3}/u.exec(month)?.[0].toLowerCase() ?? '') + 1;
  const numbers = month.match(/\d+/g) ?? [];
  const number = named > 0 ? String(named) : numbers.shift();
  if (number === undefined || numbers.length > 1) return `-${month}`;
  const within = numbers[0] ?? day;
  return `-${number.padStart(2, '0')}${within === undefined ? '' : `-${within.padStart(2, '0')}`}`;
}

function nameOf({ name, firstName, prefix, lastName, suffix }: Creator): string {
  return name ?? [firstName, prefix, lastName, suffix].filter((part) => part !== undefined && part !== '').join(' ');
}

const short = (text: string): string => toStep(text.toWellFormed().split('\n')[0]!);

/** Where each piece stands, looked for from where the last one was found. */
function createLines(text: string): (piece: string) => number {
  let [at, line] = [0, 1];
  return (piece) => {
    const found = piece === '' ? -1 : text.indexOf(piece.trimStart(), at);
    if (found < 0) return line;
    for (; at < found; at += 1) if (text[at] === '\n') line += 1;
    return line;
  };
}
