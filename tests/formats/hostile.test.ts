// Whatever a file holds, reading it throws nothing and keeps every promise (`taken.ts`). The number of files that are
// tried on each reader comes from RAPPROCHEMENT_FUZZ: `npm run fuzz` tries ten thousand.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessTable } from '../../src/formats/columns.ts';
import { decode } from '../../src/formats/decode.ts';
import { detectText, detectValue } from '../../src/formats/detect.ts';
import { readCslJson } from '../../src/formats/csl-json-read.ts';
import { JSON_READERS, READERS, readForeign } from '../../src/formats/foreign.ts';
import type { ForeignFormat, Incoming } from '../../src/formats/incoming.ts';
import { readJson } from '../../src/model/json.ts';
import { checkIncoming, checkProblem, hasSamples, sample } from './taken.ts';

const RUNS = Number(process.env['RAPPROCHEMENT_FUZZ'] ?? 1000);
const PATIENCE = 60_000 + RUNS * 60;

/** Values that have broken some reader somewhere. */
const NASTY: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null, '', ' ', 0, -1, 1.5, 1e308, 2 ** 53, true, false, [], {}, [[]], [null], '2024', '2024-02-30', '30/02/2024', '03/04/2024', '2024-04-23T22:00:00Z', '-44', '0000', '99999', 'NaN',
    '__proto__', 'constructor', 'prototype', 'toString', 'javascript:alert(1)', ' jAvAsCrIpT:x', '//evil.example', '/\\evil.example', 'https://a@b.example', 'https://example.org/', 'http://[::1]/', 'https://аррle.com',
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<iframe src="javascript:x">', '<a href="https://example.org/">x', '<ul class="sources"><li>', '&lt;b&gt;', '&#0;', '&#x202e;', '<b'.repeat(500), '<b>'.repeat(400),
    '\u202eilA', '\u2067open', 'a\u0000b', '\u0085', '\ud800', 'x\udc00', '\u200d', 'می\u200cخواهم', '\ufeff', '\ufffd', 'é', 'e\u0301', '\u2028', '\r\n', '\t', '\v', 'x'.repeat(301), 'x'.repeat(6000), 'ق'.repeat(299), '=1+1', '٢٠٢٤', 'P\u0430ris', `\u0430${'b\u200d'.repeat(200)}`,
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.integer(),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);
const BAD_KEYS = fc.constantFrom('__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', '\u202e', 'x'.repeat(500), '', 'a.b', '\u0000');

/** An object with some of these keys, each with a fitting value or a nasty one. */
function shape(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const each = fc.record(Object.fromEntries(Object.entries(fields).map(([key, fit]) => [key, fc.oneof({ weight: 12, arbitrary: fit }, { weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: NASTY })])));
  return fc.tuple(each, fc.option(fc.tuple(BAD_KEYS, NASTY), { freq: 5 })).map(([value, extra]) => {
    if (extra !== null) Object.defineProperty(value, extra[0], { value: extra[1], enumerable: true, configurable: true, writable: true });
    return value;
  });
}
const some = (entry: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.array(fc.oneof({ weight: 9, arbitrary: entry }, { weight: 1, arbitrary: NASTY }), { maxLength: 4 });
const words = fc.oneof(fc.constantFrom('Visit', '<p>Text</p>', 'زيارة', 'R&amp;D'), fc.string({ unit: 'grapheme', maxLength: 30 }));
const link = fc.oneof(fc.webUrl(), fc.constant('<iframe src="https://example.org/">'));
/** What is nasty as text: some of it has no text of its own. */
function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return '[object]';
  }
}
const number = (min: number, max: number): fc.Arbitrary<unknown> => fc.oneof(fc.integer({ min, max }), fc.integer({ min, max }).map(String), fc.constant(''));
const day = fc.oneof(fc.date({ noInvalidDate: true, min: new Date(-62135596800000), max: new Date(253402300799999) }).map((date) => date.toISOString()), fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)), fc.date({ noInvalidDate: true }).map(String), fc.constantFrom('2024', '2024-04', '23/04/2024', '1er avril 2024'), fc.string({ unit: fc.constantFrom(...'0123456789-/.:TZ+ '), maxLength: 20 }));
const id = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'constructor'), fc.integer());

const date = shape({ year: number(1900, 2100), month: number(1, 13), day: number(1, 32), hour: number(0, 24), display_date: words });
const media = shape({ url: link, caption: words, credit: words, link });
const slide = shape({ start_date: date, end_date: date, text: shape({ headline: words, text: words }), media, group: words, unique_id: id, display_date: words });
const simile = shape({ start: day, end: day, latestStart: day, earliestEnd: day, title: words, description: words, link, id, isDuration: fc.boolean(), durationEvent: fc.boolean(), s: day, t: words });
const entry = shape({ startDate: day, endDate: day, headline: words, text: words, tag: words, asset: shape({ media: link, caption: words, credit: words }) });

const FILES: Record<'timelinejs' | 'timelinejs-2' | 'vis-timeline' | 'simile-json' | 'storyteller', fc.Arbitrary<unknown>> = {
  timelinejs: shape({ title: slide, events: some(slide), eras: some(slide), scale: fc.constant('human') }),
  'timelinejs-2': shape({ timeline: shape({ headline: words, text: words, date: some(entry), era: some(entry) }) }),
  'vis-timeline': shape({ items: some(shape({ id, content: words, start: fc.oneof(day, fc.integer()), end: fc.oneof(day, fc.integer()), group: id, title: words, type: fc.constantFrom('background', 'range'), edtf: fc.constantFrom('2024?', 'x') })), groups: some(shape({ id, content: words })) }),
  'simile-json': shape({ dateTimeFormat: words, events: some(simile) }),
  storyteller: some(shape({ start_date: day, end_date: day, content_text: words, category: words, facet: words, id })),
};

const cell = fc.oneof(day, words, link, id.map(String), NASTY.map(textOf)).map((text) => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
const rows = (header: string): fc.Arbitrary<string> => fc.tuple(fc.constantFrom(',', ';', '\t'), fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 5 })).map(([separator, body]) => [header.replaceAll(',', separator), ...body.map((row) => row.join(separator))].join('\n'));
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const xml = fc.array(fc.tuple(fc.array(fc.tuple(fc.constantFrom('start', 'end', 'title', 'latestStart', 'earliestEnd', 'isDuration', 'link', 'id', 'x', '__proto__'), fc.oneof(day, words, link, NASTY.map(textOf))), { maxLength: 6 }), words, fc.boolean()), { maxLength: 4 })
  .map((events) => `<data>${events.map(([attributes, text, closed]) => `<event ${attributes.map(([key, value]) => `${key}="${escape(value)}"`).join(' ')}>${escape(text)}${closed ? '</event>' : ''}`).join('\n')}</data>`);

const SEEDS: string[] = [
  '{"events": [{"start_date": {"year": "2024", "month": "4"}, "text": {"headline": "Visit", "text": "<p>a</p>"}, "unique_id": "a"}], "eras": []}',
  '<data><event start="Sat May 20 1961 00:00:00 GMT-0600" title="A">b</event></data>',
  'Year,Month,Day,Headline,Text,Type\n2024,4,,"A ""b""",c,title\n2024,5,1,B,,era',
  'title;date;place;lat;lon\nA;23/04/2024;Rabat;34,02;-6,8',
  ...(hasSamples ? ['tl3-template-sheet.csv', 'tl3-all-media.json', 'simile-jfk.xml', 'storyteller-france-presidents.json'].map((name) => sample(name).slice(0, 6000)) : []),
];
const TABLES: string[] = ['sep=;\ntitle;date\n"A ""b"" c";2024', '[Title],[Date]\nA,2024-04-23\n"B, b",2024'];
/** A good file in which something was cut, doubled or put in. */
const mutate = (seeds: readonly string[]): fc.Arbitrary<string> => fc.tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat({ max: 6000 }), fc.nat({ max: 30 }), fc.oneof(fc.constantFrom('', '"', '{', '}', '<', '>', ',', '\n', '\u202e', '\0', ']]>', '<!--', '&'), NASTY.map(textOf))), { maxLength: 4 }))
  .map(([text, cuts]) => cuts.reduce((all, [at, length, put]) => all.slice(0, at % (all.length + 1)) + put + all.slice((at % (all.length + 1)) + length), text));
const [mutated, tables] = [mutate(SEEDS), mutate(TABLES)];
const anyText = fc.oneof(mutated, tables, fc.string({ unit: 'binary', maxLength: 200 }), fc.json(), xml, rows('title,date,text,place,lat,lon'), rows('Year,Month,Day,Headline,Text,Media,Type,Group'), ...Object.values(FILES).map((file) => file.map((value) => JSON.stringify(value))));

const options = { numRuns: RUNS, ...(process.env['RAPPROCHEMENT_SEED'] === undefined ? {} : { seed: Number(process.env['RAPPROCHEMENT_SEED']) }) };
const parsed = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null') as unknown;

describe('nothing escapes, and every promise holds', { timeout: PATIENCE }, () => {
  test.each(Object.keys(FILES) as (keyof typeof FILES)[])('%s', (format) => {
    let taken = 0;
    fc.assert(fc.property(fc.oneof({ weight: 9, arbitrary: FILES[format] }, { weight: 1, arbitrary: NASTY }), (value) => {
      const incoming = JSON_READERS[format]!(parsed(value), 'x');
      checkIncoming(incoming);
      taken += incoming.events.length;
    }), options);
    // not all is refused at the door
    expect(taken).toBeGreaterThan(RUNS / 20);
  });

  const texts: [ForeignFormat, fc.Arbitrary<string>][] = [
    ['timelinejs-sheet', rows('Year,Month,Day,Time,End Year,End Month,Headline,Text,Media,Media Credit,Type,Group,Display Date')],
    ['simile-xml', xml],
    ['table', fc.oneof({ weight: 4, arbitrary: rows('id,title,date,end,text,group,people,place,lat,lon,link,source') }, { weight: 1, arbitrary: tables })],
  ];
  test.each(texts)('%s', (format, file) => {
    let taken = 0;
    const read = READERS[format] as (text: string, file: string) => Incoming;
    fc.assert(fc.property(fc.oneof({ weight: 9, arbitrary: file }, { weight: 3, arbitrary: mutated }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }), (text) => {
      const incoming = read(text, 'x');
      checkIncoming(incoming);
      taken += incoming.events.length;
    }), options);
    // random rows seldom make an event; where the samples are, many more are taken
    expect(taken).toBeGreaterThan(RUNS / 200);
  });

  test('an object where a number stands is not asked for one: its own words may be no functions', () => {
    const trap = { toString: 0, valueOf: 0 };
    const hour = (value: unknown) => JSON_READERS['timelinejs']!(parsed({ events: [{ start_date: { year: '2020', month: '1', hour: value }, text: { headline: 'Visit' } }] }), 'x');
    for (const value of [trap, [trap], { deep: trap }]) {
      checkIncoming(hour(value));
      expect(hour(value).events).toHaveLength(1);
      expect(readCslJson(JSON.stringify([{ type: 'article', title: 'Visit', issued: { 'date-parts': [[value, value, value]], season: value } }]), 'x').articles).toHaveLength(1);
    }
  });

  test('any text', () => {
    fc.assert(fc.property(anyText, fc.constantFrom('x', 'x.csv', 'x.json', 'x.ris', '\u202e'), (text, file) => {
      const foreign = readForeign(text, file);
      if ('incoming' in foreign) checkIncoming(foreign.incoming);
      if ('problems' in foreign) foreign.problems.forEach(checkProblem);
      guessTable(text);
      detectText(text, file);
      const reading = readJson(text);
      if ('value' in reading) detectValue(reading.value);
    }), options);
  });

  test('any bytes', () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.tuple(mutated, fc.uint8Array({ maxLength: 4 })).map(([text, tail]) => new Uint8Array([...new TextEncoder().encode(text.slice(0, 500)), ...tail])));
    fc.assert(fc.property(bytes, (given) => {
      const decoded = decode(given, 'x');
      if ('problem' in decoded) checkProblem(decoded.problem);
      else expect(decoded.text.isWellFormed() && !decoded.text.includes('\0')).toBe(true);
    }), options);
  });

  test('and nothing is polluted', () => {
    const own = Object.getOwnPropertyNames(Object.prototype);
    for (const format of Object.keys(FILES) as (keyof typeof FILES)[]) {
      for (const value of fc.sample(FILES[format], 50)) JSON_READERS[format]!(parsed(value), 'x');
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(own);
  });
});
