import { expect, test } from 'vitest';
import { digitOf } from '../../src/ui/shortcuts.ts';

const key = (key: string, code: string, more: object = {}) => digitOf({ key, code, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more });

test('a digit is meant by what the key says, or by its place where digits need Shift', () => {
  expect([key('1', 'Digit1'), key('4', 'Numpad4'), key('&', 'Digit1'), key('1', 'Digit1', { shiftKey: true }), key("'", 'Digit4')]).toEqual([1, 4, 1, 1, 4]);
  expect([key('5', 'Digit5'), key('!', 'Digit1', { shiftKey: true }), key('1', 'Digit1', { ctrlKey: true }), key('Enter', 'Enter')]).toEqual([null, null, null, null]);
});
