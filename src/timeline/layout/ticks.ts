/** Names and strokes of the time axis: the finest unit whose names have room, and the strokes below it. */
import { toCivil, toDay, type Day } from '../../model/day.ts';
import type { AxisTick, Measure, Px, TickUnit, Wording } from '../scene.ts';
import type { Scale } from './scale.ts';

/** units from coarse to fine, with their usual length in days; a decade may stand for many */
const UNITS: { unit: TickUnit; days: number; months: number; step: number }[] = [
  ...[5000, 2000, 1000, 500, 200, 100, 50, 20, 10].map((years) => ({ unit: 'decade' as const, days: years * 365.25, months: years * 12, step: 0 })),
  { unit: 'year', days: 365, months: 12, step: 0 },
  { unit: 'quarter', days: 90, months: 3, step: 0 },
  { unit: 'month', days: 28, months: 1, step: 0 },
  { unit: 'week', days: 7, months: 0, step: 7 },
  { unit: 'day', days: 1, months: 0, step: 1 },
];
/** units whose periods begin where those of the named unit do, the finest first */
const WITHIN: Record<TickUnit, TickUnit[]> = { decade: ['year'], year: ['month', 'quarter'], quarter: ['month'], month: ['day'], week: ['day'], day: [] };
/** strokes nearer than this are noise */
const MIN_STROKE: Px = 6;
const NAME_GAP: Px = 14;
/** a Monday */
const MONDAY: Day = -3;

/** First days of the unit's periods that begin in [from, to]. `months`: the length of a decade that stands for many. */
export function periodStarts(unit: TickUnit, from: Day, to: Day, months = unit === 'decade' ? 120 : UNITS.find((candidate) => candidate.unit === unit)!.months): Day[] {
  const { step } = UNITS.find((candidate) => candidate.unit === unit)!;
  const starts: Day[] = [];
  if (months === 0) {
    for (let day = from + ((((MONDAY - from) % step) + step) % step); day <= to; day += step) starts.push(day);
    return starts;
  }
  const civil = toCivil(from);
  let index = Math.floor((civil.year * 12 + civil.month - 1) / months) * months;
  for (;;) {
    const day = toDay(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);
    if (day > to) return starts;
    if (day >= from) starts.push(day);
    index += months;
  }
}

/**
 * Ticks over the scale's range. In the down form a name needs a line's height, not its width: give
 * `nameLength` to say how long a name is along the axis.
 */
export function layoutTicks(scale: Scale, words: Wording, measure: Measure, nameLength?: Px): AxisTick[] {
  const [from, to] = [Math.floor(scale.range[0]), Math.ceil(scale.range[1])];
  // among months a January bears the name of its year
  const bears = (day: Day, unit: TickUnit): TickUnit => ((unit === 'quarter' || unit === 'month') && toCivil(day).month === 1 ? 'year' : unit);
  const lengthOf = (unit: TickUnit): Px => nameLength ?? Math.max(measure(words.tick(from, unit), 'date'), measure(words.tick(from, 'year'), 'date'));
  const { unit, months } = UNITS.findLast(({ unit: candidate, days }) => days * scale.pxPerDay >= lengthOf(candidate) + NAME_GAP) ?? UNITS[0]!;
  const strokes = WITHIN[unit].find((candidate) => UNITS.find((each) => each.unit === candidate)!.days * scale.pxPerDay >= MIN_STROKE);
  const names = periodStarts(unit, from, to, unit === 'decade' ? months : undefined);
  const nameSet = new Set(names);
  const ticks: AxisTick[] = [];
  let free = -Infinity;
  for (const day of names) {
    const at = scale.at(day);
    const text = words.tick(day, bears(day, unit));
    // months and days differ in the length of their names: one that would run into the next is left a stroke
    const fits = at >= free;
    if (fits) free = at + (nameLength ?? measure(text, 'date') + NAME_GAP / 2);
    ticks.push({ at, text: fits ? text : null, major: fits && ((unit !== 'quarter' && unit !== 'month') || bears(day, unit) === 'year') });
  }
  // the period that is under way at the edge keeps its name, as far as the next one leaves room
  const first = names[0];
  if ((first === undefined || scale.at(first) - scale.extent[0] > lengthOf(unit) + NAME_GAP) && unit !== 'day') {
    ticks.unshift({ at: scale.extent[0], text: words.tick(from, unit), major: false });
  }
  const minor = strokes ? periodStarts(strokes, from, to).filter((day) => !nameSet.has(day)) : [];
  return [...ticks, ...minor.map((day) => ({ at: scale.at(day), text: null, major: false }))];
}
