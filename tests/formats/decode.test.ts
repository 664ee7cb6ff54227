import { describe, expect, test } from 'vitest';
import { decode, LARGEST, sizeProblem } from '../../src/formats/decode.ts';

const bytes = (...parts: (number[] | string)[]): Uint8Array => new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));
const wide = (text: string, little: boolean): number[] => [...text].flatMap((character) => (little ? [character.charCodeAt(0) & 0xff, character.charCodeAt(0) >> 8] : [character.charCodeAt(0) >> 8, character.charCodeAt(0) & 0xff]));
const JSON_TEXT = '{"title": "Rabat–Salé, زيارة"}';

test.each([
  ['UTF-8', bytes(JSON_TEXT)],
  ['UTF-8 with its mark', bytes([0xef, 0xbb, 0xbf], JSON_TEXT)],
  ['UTF-16 little-endian with its mark', bytes([0xff, 0xfe], wide(JSON_TEXT, true))],
  ['UTF-16 big-endian with its mark', bytes([0xfe, 0xff], wide(JSON_TEXT, false))],
])('%s is read', (_, given) => expect(decode(given, 'x')).toEqual({ text: JSON_TEXT }));

describe('any other is refused with what it looks like', () => {
  // "é" of Windows-1252 and "زيارة رسمية" of Windows-1256
  const arabic = [0xd2, 0xed, 0xc7, 0xd1, 0xc9, 0x20, 0xd1, 0xd3, 0xe3, 0xed, 0xc9];
  test.each([
    ['Windows-1252', bytes('{"a": "Rabat-Sal', [0xe9], ', l', [0x92], 'an"}'), 'what looks like Windows-1252, byte 0xE9 at line 1, byte 17'],
    ['Latin-1', bytes('a\nSal', [0xe9], '!'), 'what looks like Windows-1252 (or ISO 8859-1), byte 0xE9 at line 2, byte 4'],
    ['Windows-1256', bytes(arabic), 'what looks like Windows-1256 (Arabic), byte 0xD2 at line 1, byte 1'],
    ['UTF-16 without a mark', bytes(wide('{"title": "Rabat"}', true)), 'what looks like UTF-16 (little-endian) without a byte order mark'],
    ['and the other way', bytes(wide('{"title": "Rabat"}', false)), 'what looks like UTF-16 (big-endian) without a byte order mark'],
    ['UTF-32', bytes([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), 'what looks like UTF-32'],
    ['a NUL', bytes('{"a": "x', [0], 'yyyyyyyyyyyyyyyyyyyyyy"}'), 'a NUL, character 9'],
    ['cut within a letter', bytes('Sal', [0xc3]), 'what looks like Windows-1252 (or ISO 8859-1), byte 0xC3 at line 1, byte 4'],
    ['a workbook', bytes('PK', [3, 4, 20, 0]), 'a compressed file, such as a ZIP archive or a workbook of Excel'],
    ['gzip', bytes([0x1f, 0x8b, 8]), 'a file compressed by gzip'],
    ['half of a letter in UTF-16', bytes([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]), 'UTF-16 with a character that is broken'],
  ])('%s', (_, given, found) => {
    expect(decode(given, 'f.json')).toEqual({ problem: { code: 'encoding', file: 'f.json', path: '', expected: 'text in UTF-8', found } });
  });
});

test('a file above the limit is refused by its size, with both numbers', () => {
  expect(sizeProblem(LARGEST, 'x')).toBeNull();
  expect(sizeProblem(600 * 1024 * 1024, 'x')).toEqual({ code: 'size', file: 'x', path: '', expected: 'at most 50.0 MB', found: '600.0 MB' });
  expect(decode(new Uint8Array(LARGEST + 1), 'x')).toHaveProperty('problem.code', 'size');
});
