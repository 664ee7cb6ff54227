import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../src/model/json.ts';

test.each([
  ['', 'a value', 'the end of the file at line 1, column 1'],
  ['{', 'a key in double quotation marks', 'the end of the file at line 1, column 2'],
  ['{\n  "a": 1,\n}', 'a key in double quotation marks', '«}» at line 3, column 1'],
  ['{\n  "a": 1\n  "b": 2\n}', '"," or "}"', '«"» at line 3, column 3'],
  ['{"a" 1}', '":"', '«1» at line 1, column 6'],
  ['[1, 2', '"," or "]"', 'the end of the file at line 1, column 6'],
  ['[1,]', 'a value', '«]» at line 1, column 4'],
  ["{'a': 1}", 'a key in double quotation marks', "«'» at line 1, column 2"],
  ['{"a": "line\nbreak"}', 'a text closed on its line, escaped as JSON asks', '«"» at line 1, column 7'],
  ['{} {}', 'the end of the file', '«{» at line 1, column 4'],
  ['\ufeff{}', 'a value', 'U+FEFF at line 1, column 1'],
  ['{"a": 1,\n "a": 2}', 'each key once in an object', '«"» at line 2, column 2'],
])('%j: expected %s, found %s', (text, expected, found) => {
  expect(parseJson(text)).toEqual({ fault: { expected, found } });
});

test('whatever is JSON is read, and nothing else', () => {
  fc.assert(fc.property(fc.json(), (text) => {
    expect(parseJson(text)).toEqual({ value: JSON.parse(text) });
  }));
  fc.assert(fc.property(fc.stringMatching(/^[\s{}[\],:"\\01ae.-]{0,12}$/), (text) => {
    let sound = true;
    try {
      JSON.parse(text);
    } catch {
      sound = false;
    }
    const reading = parseJson(text);
    // a key given twice is the one thing that JSON.parse lets pass
    if ('fault' in reading && reading.fault.expected.startsWith('each key')) expect(sound).toBe(true);
    else expect('value' in reading).toBe(sound);
  }), { numRuns: 2000 });
});
