import { expect, test } from 'vitest';
import { parseEdtf } from '../../src/model/edtf.ts';
import { weekdayFault } from '../../src/model/weekday.ts';

const about = ['2024-10-28/2024-10-30', '2024-09-27'].map((text) => parseEdtf(text));
const april = ['2024-04-23'].map((text) => parseEdtf(text));

test.each([
  ['une visite d’État du lundi 28 au mercredi 30 octobre', about],
  ['lundi 28 octobre 2024', about],
  ['Lundi 28, mardi 29 et mercredi 30 octobre 2024', about],
  ['du lundi 28 octobre au vendredi 1er novembre 2024', about],
  ['on Monday, 28 October 2024', about],
  ['on Monday, October 28, 2024', about],
  ['Monday the 28th of October', about],
  ['الاثنين 22 أبريل', april],
  ['يومي الأحد 21 والإثنين 22 أبريل 2024', april],
  ['يوم الاثنين ٢٢ أبريل ٢٠٢٤', april],
  ['من الاثنين 28 إلى الأربعاء 30 أكتوبر', about],
  ['lundi dernier, à Rabat', about],
  ['lundi 28 personnes ont signé en octobre', about],
  // no year is named: the year before and the year after are possible
  ['dimanche 26 novembre', [parseEdtf('2024-01-10')]],
  ['lundi 30 février 2024', about],
])('%s agrees', (text, days) => {
  expect(weekdayFault(text, days)).toBeNull();
});

test.each([
  ['mardi 28 octobre 2024', about, '2024-10-28 is a Monday'],
  ['du lundi 28 au jeudi 30 octobre', about, '2024-10-30 is a Wednesday'],
  ['Tuesday 28th October', about, '2024-10-28 is a Monday'],
  ['on Friday, October 28, 2024', about, '2024-10-28 is a Monday'],
  ['يوم الثلاثاء 22 أبريل 2024', april, '2024-04-22 is a Monday'],
  ['الأربعاء 30 يوليوز 2024', about, '2024-07-30 is a Tuesday'],
  ['الجمعة ٢٣ أبريل', april, '2024-04-23 is a Tuesday'],
  ['vendredi 1er décembre 2024', about, '2024-12-01 is a Sunday'],
])('%s does not', (text, days, said) => {
  expect(weekdayFault(text, days)).toBe(`a weekday that agrees with the calendar (${said})`);
});

test('a long text costs little', () => {
  const started = performance.now();
  weekdayFault(`lundi 28 ${'et 29 '.repeat(700)}`, about);
  weekdayFault(`lundi 28${' '.repeat(4000)}`, about);
  expect(performance.now() - started).toBeLessThan(200);
});
