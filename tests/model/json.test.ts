import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson, readJson } from '../../src/model/json.ts';

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
  ['{"a": 1,\n "a": 2}', 'each key once in an object', '"a" at line 1, column 2 and again at line 2, column 2'],
  ['-', 'a value', '«-» at line 1, column 1'],
  ['[01]', '"," or "]"', '«1» at line 1, column 3'],
  ['[1.]', '"," or "]"', '«.» at line 1, column 3'],
  [`${'['.repeat(33)}${']'.repeat(33)}`, 'at most 32 levels of nesting', '«[» at line 1, column 33'],
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

test('a key that stands twice is a fault with both its places, however it is escaped, and every one is told', () => {
  expect(readJson('{"events": [{"a": 1}, {"b": 2, "\\u0062": {"c": 1, "c": 2}}]}')).toEqual({
    faults: [
      { code: 'duplicate', path: 'events.1.b', expected: 'each key once in an object', found: '"b" at line 1, column 24 and again at line 1, column 32' },
      { code: 'duplicate', path: 'events.1.b.c', expected: 'each key once in an object', found: '"c" at line 1, column 43 and again at line 1, column 51' },
    ],
  });
});

test('no depth exhausts the stack, and no length of a text or a number', () => {
  for (const mark of ['[', '{"a":']) expect(readJson(mark.repeat(1_000_000))).toMatchObject({ faults: [{ code: 'size', path: '', expected: 'at most 32 levels of nesting' }] });
  expect(parseJson(`${'['.repeat(32)}${']'.repeat(32)}`)).toHaveProperty('value');
  expect(parseJson(`"${'\\u0061'.repeat(1_000_000)}"`)).toHaveProperty('value');
  expect(parseJson('9'.repeat(5_000_000))).toHaveProperty('value');
});

test('`__proto__` is a word like any other', () => {
  expect(parseJson('{"__proto__": {"polluted": 1}, "constructor": 1, "prototype": 2}')).toEqual({ value: JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 1, "prototype": 2}') });
  expect(parseJson('{"__proto__": 1, "__proto__": 2}')).toHaveProperty('fault');
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
