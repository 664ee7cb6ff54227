import { describe, expect, test } from 'vitest';
import { toCommand } from '../../src/timeline/keys.ts';

const step = (by: 1 | -1) => ({ do: 'step', by });

describe('arrows follow the eye', () => {
  test('time from left to right', () => {
    expect(toCommand('ArrowRight', 'across', false)).toEqual(step(1));
    expect(toCommand('ArrowLeft', 'across', false)).toEqual(step(-1));
  });

  test('time from right to left', () => {
    expect(toCommand('ArrowRight', 'across', true)).toEqual(step(-1));
    expect(toCommand('ArrowLeft', 'across', true)).toEqual(step(1));
  });

  test.each([false, true])('time down the page, whichever way the language runs (%s)', (mirrored) => {
    expect(toCommand('ArrowDown', 'down', mirrored)).toEqual(step(1));
    expect(toCommand('ArrowUp', 'down', mirrored)).toEqual(step(-1));
    expect(toCommand('ArrowRight', 'down', mirrored)).toEqual({ do: 'beside', by: 1 });
    expect(toCommand('ArrowLeft', 'down', mirrored)).toEqual({ do: 'beside', by: -1 });
  });

  test('up and down go to what is drawn above and below where time runs across the page', () => {
    for (const mirrored of [false, true]) {
      expect(toCommand('ArrowDown', 'across', mirrored)).toEqual({ do: 'beside', by: 1 });
      expect(toCommand('ArrowUp', 'across', mirrored)).toEqual({ do: 'beside', by: -1 });
    }
  });
});

test.each([
  ['Home', { do: 'end', which: 'first' }],
  ['End', { do: 'end', which: 'last' }],
  ['PageDown', { do: 'pan', by: 1 }],
  ['PageUp', { do: 'pan', by: -1 }],
  ['+', { do: 'zoom', by: 1 }],
  ['=', { do: 'zoom', by: 1 }],
  ['-', { do: 'zoom', by: -1 }],
  ['0', { do: 'fit' }],
  ['[', { do: 'source', by: -1 }],
  [']', { do: 'source', by: 1 }],
  ['Enter', { do: 'open' }],
  ['Escape', { do: 'close' }],
  ['?', { do: 'help' }],
])('%s means the same whichever way time runs', (key, command) => {
  for (const form of ['across', 'down'] as const) for (const mirrored of [false, true]) expect(toCommand(key, form, mirrored)).toEqual(command);
});

test.each(['Tab', 'a', 'A', ' ', 'F5', 'Dead', 'Unidentified', ''])('“%s” is not ours', (key) => {
  expect(toCommand(key, 'across', false)).toBeNull();
});
