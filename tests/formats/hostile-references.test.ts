// Files of any kind, given to the readers of references: none throws, none is slow, and whatever they take is clean.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBibtex } from '../../src/formats/bibtex.ts';
import { readCslJson } from '../../src/formats/csl-json-read.ts';
import type { Incoming } from '../../src/formats/incoming.ts';
import { readRis } from '../../src/formats/ris-read.ts';
import { readWikidata } from '../../src/formats/wikidata.ts';
import { addressFault } from '../../src/model/address.ts';
import { edtfProblem } from '../../src/model/edtf.ts';
import { wordingFaults } from '../../src/model/wording.ts';

const RUNS = Number(process.env['RAPPROCHEMENT_FUZZ'] ?? 1000);
const TIME = 300_000;

const nasty = fc.constantFrom(
  '', ' ', '\0', '\u202e', '\u200b', '\ufeff', '\ud800', '\udfff', 'é', 'e\u0301', 'زيارة', '<b>x</b>', '<script>alert(1)</script>', '=1+1', '__proto__', 'constructor', 'javascript:alert(1)',
  'https://user:pw@example.org/', 'https://example.org/a b', 'http://', 'data:text/html,x', '2024', '2024-02-30', '2024/13/45', '0000', '-0044-03-15', '99999-01-01', '2024-04-23/..', '..', '{', '}', '{{{', '\\', '\\"{u}', '\\input{x}', '$', '%', '@', '"', '#', 'ER  - ', 'TY  - NEWS', '\r', '\n', '\r\n', 'Q101', 'x'.repeat(6000), '٢٠٢٤',
);
const word = fc.oneof({ weight: 3, arbitrary: nasty }, fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 30 }));
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, word, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(word, tie('value'), { maxKeys: 4 })),
})).value;

const fieldsOf = (names: readonly string[], more: Record<string, fc.Arbitrary<unknown>> = {}): fc.Arbitrary<unknown> => fc.record(Object.fromEntries(names.map((name) => [name, more[name] ?? fc.oneof(word, value)])), { requiredKeys: [] });
const parts = fc.array(fc.oneof(fc.array(fc.oneof(fc.integer({ min: -50, max: 3000 }), word), { maxLength: 4 }), value), { maxLength: 3 });
const csl = fieldsOf(['id', 'title', 'author', 'container-title', 'publisher', 'issued', 'URL', 'DOI', 'language', 'note'], { issued: fc.oneof(value, fc.record({ 'date-parts': parts, circa: value, season: value, raw: word }, { requiredKeys: [] })), author: fc.oneof(value, fc.array(fieldsOf(['given', 'family', 'literal', 'suffix']), { maxLength: 3 })) });
const term = fc.oneof(value, fc.record({ type: fc.constantFrom('uri', 'literal', 'bnode'), value: fc.oneof(word, fc.constantFrom('http://www.wikidata.org/entity/Q1', '2024-01-01T00:00:00Z', '+2024-10-28T00:00:00Z', '-13798000000-00-00T00:00:00Z', 'Point(1 2)', 'Point(999 999)', '9', '11')), 'xml:lang': word }, { requiredKeys: ['type', 'value'] }));
const names = ['item', 'itemLabel', 'itemDescription', 'date', 'datePrecision', 'dateCalendar', 'start', 'end', 'endPrecision', 'placeLabel', 'coord', 'participantLabel', 'source'];
const row = fc.oneof(value, fc.record(Object.fromEntries(names.map((name) => [name, term])), { requiredKeys: [] }));
const flat = fc.oneof(value, fc.record(Object.fromEntries(names.map((name) => [name, fc.oneof(value, fc.constantFrom('http://www.wikidata.org/entity/Q1', 'http://www.wikidata.org/entity/Q2', '2024-01-01T00:00:00Z', 'Point(1 2)', '9'))])), { requiredKeys: [] }));
const broken = (text: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.tuple(text, fc.nat(), fc.nat(), word, fc.boolean()).map(([whole, from, length, insert, cut]) => (cut ? whole.slice(0, from % (whole.length + 1)) + insert + whole.slice((from % (whole.length + 1)) + (length % 20)) : whole));
const json = (shape: fc.Arbitrary<unknown>): fc.Arbitrary<string> => broken(shape.map((each) => JSON.stringify(each)));
const ris = fc.array(fc.oneof(word, fc.tuple(fc.constantFrom('TY', 'ER', 'TI', 'T1', 'AU', 'DA', 'PY', 'Y1', 'UR', 'LA', 'ID', 'N1', 'T2', 'XX'), word).map(([tag, text]) => `${tag}  - ${text}`)), { maxLength: 25 }).chain((lines) => fc.constantFrom('\r\n', '\n', '\r').map((end) => lines.join(end)));
const braced = fc.tuple(fc.constantFrom('{', '"', ''), word).map(([open, text]) => (open === '{' ? `{${text}}` : open === '"' ? `"${text}"` : text));
const entry = fc.tuple(fc.constantFrom('article', 'misc', 'online', 'string', 'comment', 'preamble', 'ARTICLE', ''), word, fc.array(fc.tuple(fc.constantFrom('title', 'author', 'year', 'month', 'date', 'url', 'langid', 'journal', 'note', 'howpublished', 'doi', 'crossref', '__proto__'), braced), { maxLength: 8 })).map(([type, key, fields]) => `@${type}{${key},\n${fields.map(([name, text]) => `  ${name} = ${text},`).join('\n')}\n}`);
const bib = broken(fc.array(fc.oneof({ weight: 4, arbitrary: entry }, word), { maxLength: 6 }).map((all) => all.join('\n')));
const any = fc.oneof(word, fc.array(word, { maxLength: 30 }).map((all) => all.join('')), value.map((each) => JSON.stringify(each)));

/** Clean, whole and placed. */
function expectSound(read: Incoming): void {
  const texts = [...read.articles, ...read.events, ...read.events.flatMap(({ sources = [] }) => sources)];
  for (const each of texts) {
    const { title, at } = each;
    expect(at).not.toBe('');
    if (title !== undefined) expect(wordingFaults(title), title).toEqual([]);
    if ('url' in each && each.url !== undefined) expect(addressFault(each.url), each.url).toBeNull();
    if ('language' in each && each.language !== undefined) expect(each.language).toMatch(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/);
  }
  for (const article of read.articles) {
    expect(article.title ?? article.url).toBeDefined();
    if (article.published !== undefined) expect(edtfProblem(article.published), article.published).toBeNull();
    for (const text of [...(article.authors ?? []), article.publisher, article.note]) if (text !== undefined) expect(wordingFaults(text), text).toEqual([]);
  }
  for (const { date, place } of read.events) {
    if (date !== null) expect(edtfProblem(date), date).toBeNull();
    if (place?.at) expect(place.at.every((degrees) => Number.isFinite(degrees))).toBe(true);
  }
  for (const { path, expected, found, file } of [...read.faults, ...read.remarks]) {
    expect(file).toBe('f');
    expect(typeof path).toBe('string');
    expect(expected).not.toBe('');
    expect(found.isWellFormed(), found).toBe(true);
    expect(found.length).toBeLessThan(1000);
  }
}

describe('any file, however broken', () => {
  const readers: [string, (text: string, file: string) => Incoming, fc.Arbitrary<string>][] = [
    ['CSL-JSON', readCslJson, json(fc.oneof(csl, fc.array(csl, { maxLength: 4 }), value))],
    ['RIS', readRis, broken(ris)],
    ['BibTeX', readBibtex, bib],
    ['Wikidata', readWikidata, json(fc.oneof(fc.array(row, { maxLength: 5 }).map((bindings) => ({ head: {}, results: { bindings } })), fc.array(flat, { maxLength: 5 }), value))],
  ];

  test.each(readers)('%s', (_, read, own) => {
    fc.assert(fc.property(fc.oneof({ weight: 4, arbitrary: own }, any), (text) => expectSound(read(text, 'f'))), { numRuns: RUNS });
  }, TIME);

  test.each(readers)('%s: each thing is taken or told', (_, read) => {
    for (const text of ['', '\ufeff', 'x', '{}', '[]', 'null']) {
      const { articles, events, faults } = read(text, 'f');
      if (text !== '[]') expect(articles.length + events.length + faults.length, JSON.stringify(text)).toBeGreaterThan(0);
    }
  });

  test.each(readers)('%s: nested without end, and long', (_, read) => {
    for (const text of ['['.repeat(100_000), '{"a":'.repeat(50_000), `@a{b, title = ${'{'.repeat(50_000)}`, `@a{b, title = ${'{'.repeat(5000)}x${'}'.repeat(5000)}}`, 'TY  - X\n'.repeat(20_000), `TY  - NEWS\nTI  - ${'a'.repeat(1_000_000)}`]) expectSound(read(text, 'f'));
  }, TIME);
});
