import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mixedScript, mixedScripts } from '../../src/model/script.ts';

describe('a word that mixes scripts is pointed out with its odd letters', () => {
  test.each([
    ['P\u0430ris', '"P\u0430ris": U+0430 among Latin letters'],
    ['Visite à P\u0430ris', '"P\u0430ris": U+0430 among Latin letters'],
    ['\u0410\u0440\u0440le', '"\u0410\u0440\u0440le": U+006C, U+0065 among Cyrillic letters'],
    ['а\u0061', '"а\u0061": U+0430 among Latin letters'],
    ['Mοrocco', '"Mοrocco": U+03BF among Latin letters'],
    ['Ελλάda', '"Ελλάda": U+0064, U+0061 among Greek letters'],
    ['Москвα', '"Москвα": U+03B1 among Cyrillic letters'],
    ['P\u0430\u200dris', '"P\u0430<U+200D>ris": U+0430 among Latin letters'],
    ['P\u0430ris 2024, R\u0430bat, P\u0430ris', '"P\u0430ris": U+0430 among Latin letters, and so 2 times'],
    ['аbcdеfghіјkοlmnорqrstuvwxсyz', '"аbcdеfghіјkοlmnорqrstuvwxсyz": U+0430, U+0435, U+0456, U+0458, U+043E, … among Latin letters'],
  ])('%s', (text, found) => expect(mixedScript(text)).toEqual({ expected: 'each word in letters of one script', found }));

  test('a long word is cut', () => {
    expect(mixedScript(`${'a'.repeat(5000)}\u0430`)?.found).toBe(`"${'a'.repeat(40)}…": U+0430 among Latin letters`);
  });
});

describe('what is meant so is left alone', () => {
  test.each([
    'Paris', 'Москва', 'Αθήνα', 'زيارة الدولة', 'ⵍⵎⵖⵔⵉⴱ', '訪問', 'Йошкар-Ола e\u0301', 'Ёлка', 'ά',
    'Sommet Путин – Macron', 'веб-site', 'IT-отдел', 'l’ОТАН', 'A/Б', 'Covid-19 в Париже',
    '5 µm', '5 μm', '3 kΩ', '2MΩ', 'μSv', 'ΔT', 'πr2', 'λ', 'αβγ', 'θ1', '№5', 'x²', '😀', '', ' ', '\u0301',
  ])('%j', (text) => expect(mixedScript(text)).toBeNull());

  test('a unit is short, and its Greek letter looks like no Latin one', () => {
    expect(mixedScript('αm')).not.toBeNull();
    expect(mixedScript('οk')).not.toBeNull();
    expect(mixedScript('Ωmega')).not.toBeNull();
    expect(mixedScript('ΔΔT')).not.toBeNull();
  });
});

const of = (first: number, last: number, pattern: RegExp): fc.Arbitrary<string> => fc.integer({ min: first, max: last }).map((code) => String.fromCodePoint(code)).filter((letter) => pattern.test(letter));
const SCRIPTS = [of(0x41, 0x24f, /\p{Script=Latin}/u), of(0x370, 0x3ff, /\p{Script=Greek}/u), of(0x400, 0x52f, /\p{Script=Cyrillic}/u), of(0x620, 0x64a, /\p{Script=Arabic}/u), of(0x2d30, 0x2d67, /\p{Script=Tifinagh}/u)];
const word = fc.oneof(...SCRIPTS.map((letter) => fc.string({ unit: fc.oneof({ weight: 8, arbitrary: letter }, { weight: 1, arbitrary: fc.constantFrom('\u0301', '\u0308', '7', '\u200d') }), minLength: 1, maxLength: 12 })));

test('a text whose words are each of one script has nothing pointed out', () => {
  fc.assert(fc.property(fc.array(word), fc.constantFrom(' ', '-', ', ', '’', '\n'), (words, parting) => mixedScript(words.join(parting)) === null));
});

test('whatever a text or a value is, looking at it throws nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
    const found = mixedScript(text)?.found ?? '';
    expect(found.isWellFormed()).toBe(true);
    expect(found.length).toBeLessThan(400);
  }));
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => Array.isArray(mixedScripts(value))));
});

test('texts of a value are told at their places; addresses and ids are not read', () => {
  const word = 'P\u0430ris';
  expect(mixedScripts({ events: [{ id: word, title: { en: 'Paris', fr: word } }], articles: [{ url: `https://${word}.example`, title: word, reports: [{ quote: word }] }] }).map(({ path }) => path)).toEqual(['events.0.title.fr', 'articles.0.title', 'articles.0.reports.0.quote']);
});
