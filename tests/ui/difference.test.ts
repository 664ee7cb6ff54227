import { describe, expect, it } from 'vitest';
import { createI18n } from '../../src/i18n/index.ts';
import type { Difference } from '../../src/model/comparison.ts';
import { shiftBetween } from '../../src/model/shift.ts';
import { toSpan, type Span } from '../../src/model/span.ts';
import { sayMove, sayShift } from '../../src/ui/difference.ts';

const clean = (text: string | null): string | null => text && text.replace(/[\u2066-\u2069]/gu, '');
const move = (before: Span, after: Span, language: 'ar' | 'fr' | 'en' = 'en'): string | null =>
  clean(sayMove({ before: { span: before }, after: { span: after }, shift: shiftBetween(before, after) } as Difference, createI18n(language)));

describe('how far a date moved', () => {
  it('the days of a beginning that moved', () => {
    expect(move(toSpan(3, 4), toSpan(5, 6))).toBe('2 days later');
    expect(move(toSpan(3, 4), toSpan(2, 6))).toBe('1 day earlier');
  });

  it('a beginning that stayed has not moved: its end has', () => {
    expect(move(toSpan(3, 4), toSpan(3, 5))).toBe('ends 1 day later');
    expect(move(toSpan(3, 9), toSpan(3, 4))).toBe('ends 5 days earlier');
    expect(move(toSpan(3, 4), toSpan(3, 5), 'fr')).toBe('finit 1 jour plus tard');
    expect(move(toSpan(3, 4), toSpan(3, 6), 'fr')).toBe('finit 2 jours plus tard');
    expect(move(toSpan(3, 4), toSpan(3, 6), 'ar')).toBe('ينتهي بعد ذلك بيومين');
  });

  it('where only its certainty changed, no number is given', () => {
    expect(move({ ...toSpan(3, 4), doubt: 'approximate' }, toSpan(3, 4))).toBeNull();
    expect(move({ ...toSpan(3), to: null, core: [3, 3] }, toSpan(3, 5))).toBeNull();
  });

  it('none is "on the same day", and no zero is negative', () => {
    for (const [language, words] of [['en', 'on the same day'], ['fr', 'le même jour'], ['ar', 'في اليوم نفسه']] as const) expect(sayShift([0, 0], createI18n(language))).toBe(words);
    expect(clean(sayShift([-3, 0], createI18n('en')))).toBe('0 to 3 days earlier');
  });
});
