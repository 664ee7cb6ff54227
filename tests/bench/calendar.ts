// When things happen: a weight for each day from 1955 to 2026, shaped like the real corpus.
//
//   1955 ...............:.......:......:.:.....:.::|:|||:|█▇▃ 2026
//
// Two thirds of a quiet decade's years hold next to nothing; the last three years hold four in ten events; within a
// year three quarters of the weight stands in a few bursts around a visit or a crisis.

import { toDay, toWeekday, type Day } from '../../src/model/day.ts';
import { toChance, type Chance } from './chance.ts';

export const FIRST_DAY: Day = toDay(1955, 1, 1);
export const LAST_DAY: Day = toDay(2026, 12, 31);
/** nobody looked for news after this day: what comes later is announced or planned */
export const WATCHED: Day = toDay(2026, 10, 31);

export type Mood = 'plain' | 'visit' | 'crisis';

export interface Calendar {
  /** share of all weight before a point → day */
  dayAt(share: number): Day;
  /** what the burst on that day is about */
  moodOn(day: Day): Mood;
}

const MOODS: readonly Mood[] = ['plain', 'visit', 'crisis'];
/** events a year in data/events, rounded */
const RECENT: Record<number, number> = { 2015: 8, 2016: 3, 2017: 6, 2018: 9, 2019: 5, 2020: 9, 2021: 6, 2022: 10, 2023: 9, 2024: 26, 2025: 18, 2026: 10 };

export function toCalendar(seed: number): Calendar {
  const chance = toChance(seed ^ 0x5ca1ab1e);
  const weights = new Float64Array(LAST_DAY - FIRST_DAY + 1);
  const moods = new Uint8Array(weights.length);
  for (let year = 1955; year <= 2026; year++) addYear(weights, moods, year, chance);
  let sum = 0;
  const before = weights.map((weight) => (sum += weight));
  return {
    dayAt: (share) => FIRST_DAY + firstAbove(before, share * sum),
    moodOn: (day) => MOODS[moods[day - FIRST_DAY] ?? 0]!,
  };
}

function addYear(weights: Float64Array, moods: Uint8Array, year: number, chance: Chance): void {
  const start = toDay(year, 1, 1) - FIRST_DAY;
  const length = toDay(year + 1, 1, 1) - FIRST_DAY - start;
  const mass = RECENT[year] ?? chance.weighed([[0.08, 0.35], [0.7, 0.35], [1.6, 0.2], [3, 0.1]]);
  for (let day = start; day < start + length; day++) weights[day]! += ((mass * 0.25) / length) * onWeekday(day);
  const bursts = chance.between(2, mass > 5 ? 9 : 3);
  const sizes = Array.from({ length: bursts }, () => chance.unit() ** 2 + 0.05);
  const total = sizes.reduce((a, b) => a + b, 0);
  for (const size of sizes) {
    const middle = start + chance.below(length);
    const reach = chance.weighed([[2, 0.4], [5, 0.35], [14, 0.2], [30, 0.05]]);
    const mood = chance.hits(0.25) ? 2 : 1;
    addBurst(weights, moods, middle, reach, mood, (mass * 0.75 * size) / total);
  }
}

/** A triangle of `reach` days to both sides. */
function addBurst(weights: Float64Array, moods: Uint8Array, middle: number, reach: number, mood: number, mass: number): void {
  for (let step = -reach; step <= reach; step++) {
    const day = middle + step;
    if (day < 0 || day >= weights.length) continue;
    weights[day]! += (mass * (1 - Math.abs(step) / (reach + 1)) * onWeekday(day)) / (reach + 1);
    moods[day] = mood;
  }
}

/** Ministers travel from Monday to Friday. */
function onWeekday(index: number): number {
  const weekday = toWeekday(FIRST_DAY + index);
  return weekday === 0 || weekday === 6 ? 0.35 : 1.2;
}

/** Index of the first element above `value`; the last one where none is. */
function firstAbove(rising: Float64Array, value: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
