/**
 * Names and strokes of the time axis: the finest step whose names have room, and the strokes below it.
 *
 * Promises: no two names overlap, and none is said twice running; what would not be drawn is not made, with one day or
 * ten thousand years in sight; some name says the year; an axis that counts from a day (`zero`) names calendar steps
 * from it; a break of the warp is divided by what has room in it.
 */
import { bisectRight } from 'd3';
import { daysInMonth, toCivil, toDay, type Day } from '../../model/day.ts';
import type { AxisTick, Measure, Px, TickUnit, Wording } from '../scene.ts';
import type { Scale } from './scale.ts';

/** periods shorter than this get no strokes */
const MIN_STROKE: Px = 6;
/** strokes nearer than this, beside a break, are one */
const NEAR_STROKE: Px = 5;
const NAME_GAP: Px = 14;
/** a Monday */
const MONDAY: Day = -3;
/** a time in a period that is not its beginning: its name comes with its year */
const LATER = 0.5;

/** A way to divide the axis. */
interface Step {
  unit: TickUnit;
  /** usual length of its periods in days */
  days: number;
  /** first days of its periods that begin in [from, to] */
  starts(from: Day, to: Day): Day[];
  /** steps that begin where its periods do, the finest first */
  finer: Step[];
}

interface Name {
  text: string;
  /** with the year; null: `text` needs none or has it */
  full: string | null;
  major: boolean;
}

/** The names of one kind of axis. */
interface Axis {
  /** from coarse to fine */
  steps: readonly Step[];
  /** names as wide as they come between two days */
  widest(step: Step, from: Day, to: Day): string[];
  name(step: Step, day: Day): Name;
  /** what is under way on a day, where no name begins; null: nothing is said of it */
  under(step: Step, day: Day, alone: boolean): string | null;
}

const step = (unit: TickUnit, days: number, starts: Step['starts'], finer: Step[]): Step => ({ unit, days, starts, finer });

/** every so many days, one of which is `anchor` */
function byDays(every: number, anchor: Day): Step['starts'] {
  return (from, to) => {
    const first = from + ((((anchor - from) % every) + every) % every);
    return Array.from({ length: Math.max(0, Math.floor((to - first) / every) + 1) }, (_, index) => first + index * every);
  };
}

/** every so many periods; `startOf` says where the one with a number begins, and `numberOf` in which a day is */
function byNumbers(every: number, startOf: (number: number) => Day, numberOf: (day: Day) => number): Step['starts'] {
  return (from, to) => {
    const starts: Day[] = [];
    for (let number = Math.floor(numberOf(from) / every) * every; ; number += every) {
      const day = startOf(number);
      if (day > to) return starts;
      if (day >= from) starts.push(day);
    }
  };
}

const monthOf = (day: Day): number => {
  const { year, month } = toCivil(day);
  return year * 12 + month - 1;
};
/** of a month counted from January of the year 0, which is 1 BC */
const startOfMonth = (number: number): Day => toDay(Math.floor(number / 12), number - Math.floor(number / 12) * 12 + 1, 1);
/** Round years before 1 are those of the era, which has no year 0: 1000 BC, 1, 1000. */
const startOfRound = (year: number): Day => toDay(year > 0 ? year : year + 1, 1, 1);

/** Each step of many of a unit after the finer ones; `divides` tells whether one begins where the other does. */
function withMany(steps: readonly Step[], counts: readonly number[], make: (count: number, finer: Step[]) => Step, one: Step): Step[] {
  const many: { count: number; made: Step }[] = [];
  for (const count of counts) many.push({ count, made: make(count, [one, ...many.filter((each) => count % each.count === 0).map(({ made }) => made)]) });
  return [...steps, ...many.map(({ made }) => made)].reverse();
}

const ROUND = [2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

const CALENDAR: readonly Step[] = (() => {
  const months = (every: number): Step['starts'] => byNumbers(every, startOfMonth, monthOf);
  const day = step('day', 1, byDays(1, 0), []);
  const week = step('week', 7, byDays(7, MONDAY), [day]);
  const month = step('month', 28, months(1), [day]);
  const quarter = step('quarter', 90, months(3), [month]);
  const year = step('year', 365, months(12), [month, quarter]);
  // a year before the era is one more by its number than by its name
  const rounds = (every: number): Step['starts'] => byNumbers(every, startOfRound, (each) => toCivil(each).year - 1);
  return withMany([day, week, month, quarter, year], ROUND, (count, finer) => step('decade', count * 365.25, rounds(count), finer), year);
})();

/** First days of the unit's periods that begin in [from, to]; of decades, the tens. */
export function periodStarts(unit: TickUnit, from: Day, to: Day): Day[] {
  return CALENDAR.findLast((each) => each.unit === unit && (unit !== 'decade' || each.days > 3650))!.starts(from, to);
}

/** The axis that names days, months and years. */
function createCalendar(words: Wording): Axis {
  return {
    steps: CALENDAR,
    widest: ({ unit }, from) => [words.tick(from, unit), words.tick(from, 'year')],
    name({ unit }, day) {
      const months = unit === 'month' || unit === 'quarter';
      // among months a January bears the name of its year
      if (unit === 'decade' || unit === 'year' || (months && toCivil(day).month === 1)) return { text: words.tick(day, months ? 'year' : unit), full: null, major: true };
      return { text: words.tick(day, unit), full: words.tick(day + LATER, unit), major: !months };
    },
    under: ({ unit }, day) => words.tick(day, unit),
  };
}

/** counts of months that are whole years, and those of an axis that steps by years */
const isYears = (unit: TickUnit, months: number): boolean => unit === 'year' || (unit === 'month' && months % 12 === 0);

/** The axis that counts calendar steps from a day. */
function createCount(zero: Day, words: Wording): Axis {
  const origin = toCivil(zero);
  const startOf = (months: number): Day => {
    const month = monthOf(zero) + months;
    const [year, inYear] = [Math.floor(month / 12), month - Math.floor(month / 12) * 12 + 1];
    // a month after 31 January is the last of February
    return toDay(year, inYear, Math.min(origin.day, daysInMonth(year, inYear)));
  };
  const numberOf = (day: Day): number => monthOf(day) - monthOf(zero);
  const months = (every: number): Step['starts'] => byNumbers(every, startOf, numberOf);
  const countOf = (unit: TickUnit, to: Day): number => (unit === 'day' ? to - zero : unit === 'week' ? Math.floor((to - zero) / 7) : monthOf(to) - monthOf(zero));
  const say = (unit: TickUnit, count: number): string => (isYears(unit, count) ? words.offset(Math.round(count / 12), 'year') : words.offset(count, unit));
  const day = step('day', 1, byDays(1, zero), []);
  const week = step('week', 7, byDays(7, zero), [day]);
  const month = step('month', 28, months(1), [day]);
  const quarter = step('month', 90, months(3), [month]);
  const half = step('month', 181, months(6), [month, quarter]);
  const year = step('year', 365, months(12), [month, quarter, half]);
  return {
    steps: withMany([day, week, month, quarter, half, year], ROUND, (count, finer) => step('year', count * 365.25, months(count * 12), finer), year),
    widest: ({ unit }, from, to) => [say(unit, countOf(unit, from)), say(unit, countOf(unit, to)), words.offset(unit === 'month' ? -18 : -1, unit)],
    name({ unit }, each) {
      const count = countOf(unit, each);
      return { text: say(unit, count), full: null, major: unit !== 'month' || isYears(unit, count) };
    },
    under: (_, each, alone) => (alone ? words.offset(each - zero, 'day') : null),
  };
}

interface Stretch {
  from: Day;
  /** the day after its last */
  to: Day;
  pxPerDay: number;
  squeezed: boolean;
}

/** The days in sight, cut where a break begins or ends. */
function stretchesOf({ range, warp, pxPerDay }: Scale): Stretch[] {
  const [start, end] = [Math.floor(range[0]), Math.ceil(range[1]) + 1];
  const stretches: Stretch[] = [];
  let from = start;
  const push = (to: Day, slope: number): void => {
    if (to > from) stretches.push({ from, to, pxPerDay: pxPerDay * slope, squeezed: slope < 1 });
    from = Math.max(from, to);
  };
  for (const each of warp.breaks) {
    if (each.to <= start || each.from >= end) continue;
    push(Math.max(from, each.from), 1);
    push(Math.min(each.to, end), (warp.to(each.to) - warp.to(each.from)) / (each.to - each.from));
  }
  push(end, 1);
  return stretches;
}

/** What begins on a day, at a place. */
interface Begun extends Name {
  at: Px;
  day: Day;
}
interface Placed extends Begun {
  /** where the next name may begin */
  free: Px;
}

/**
 * Ticks over the scale's range. In the down form a name needs a line's height, not its width: give
 * `nameLength` to say how long a name is along the axis. `zero`: the day that the axis counts from.
 */
export function layoutTicks(scale: Scale, words: Wording, measure: Measure, nameLength?: Px, zero?: Day | null): AxisTick[] {
  const axis = zero == null ? createCalendar(words) : createCount(zero, words);
  const [from, to] = scale.range;
  const lengthOf = (text: string): Px => nameLength ?? measure(text, 'date');
  const place = (begun: Begun, text = begun.text): Placed => ({ ...begun, text, full: text === begun.full ? null : begun.full, free: begun.at + (nameLength ?? measure(text, 'date') + NAME_GAP / 2) });
  const widths = new Map<Step, Px>();
  const widthOf = (each: Step): Px => {
    const width = widths.get(each) ?? Math.max(...axis.widest(each, from, to).map(lengthOf));
    widths.set(each, width);
    return width;
  };
  const stepFor = (pxPerDay: number): Step => axis.steps.findLast((each) => each.days * pxPerDay >= widthOf(each) + NAME_GAP) ?? axis.steps[0]!;

  const stretches = stretchesOf(scale);
  const whole = stretches.length === 1;
  const placed: Placed[] = [];
  const squeezed: Begun[] = [];
  const strokes: Px[] = [];
  for (const stretch of stretches) {
    const inBreak = stretch.squeezed && !whole;
    const { chosen, days } = divide(stretch, stepFor(stretch.pxPerDay), inBreak ? axis.steps : []);
    const begun = days.map((day): Begun => ({ at: scale.at(day), day, ...axis.name(chosen, day) }));
    const finer = chosen.finer.find((each) => each.days * stretch.pxPerDay >= MIN_STROKE)?.starts(stretch.from, stretch.to - 1) ?? [];
    const taken = new Set(days);
    strokes.push(...finer.filter((day) => !taken.has(day)).map((day) => scale.at(day)));
    if (inBreak) squeezed.push(...begun);
    else {
      for (const [index, each] of begun.entries()) {
        const dated = isDated(each, begun[index - 1], whole) ? place(each, each.full ?? each.text) : null;
        // beside a break a year is worth the room of the next name
        const said = dated !== null && (index === 0 || dated.free <= (begun[index + 1]?.at ?? Infinity)) ? dated : place(each);
        // months and days differ in the length of their names: one that would run into the next is left a stroke
        if (each.at < (placed.at(-1)?.free ?? -Infinity)) strokes.push(each.at);
        else placed.push(said);
      }
    }
  }
  for (const each of squeezed) {
    const said = place(each, each.full ?? each.text);
    const index = bisectRight(placed.map(({ at }) => at), each.at);
    if (each.at >= (placed[index - 1]?.free ?? -Infinity) && said.free <= (placed[index]?.at ?? Infinity)) placed.splice(index, 0, said);
  }

  const first = placed[0];
  const edge = stepFor(stretches[0]!.pxPerDay);
  if (first === undefined || first.at - scale.extent[0] > widthOf(edge) + NAME_GAP) {
    // the period that is under way at the edge keeps its name, as far as the next one leaves room
    const text = axis.under(edge, Math.floor(from), first === undefined);
    if (text !== null) placed.unshift(place({ at: scale.extent[0], day: from, text, full: null, major: false }));
  } else if (placed.every(({ full }) => full !== null)) {
    // no name says the year: the first one does, if need be in the room of the next
    const said = place(first, first.full!);
    const hidden = placed.filter(({ at }, index) => index > 0 && at < said.free);
    placed.splice(0, hidden.length + 1, said);
    strokes.push(...hidden.map(({ at }) => at));
  }
  const names = placed.filter(({ text }, index) => text !== placed[index - 1]?.text).map(({ at, text, major }): AxisTick => ({ at, text, major }));
  return [...names, ...(whole ? strokes : apart(strokes, names)).map((at): AxisTick => ({ at, text: null, major: false }))];
}

/** The step that divides a stretch; a break too narrow for any may yet bear one name, of the roundest year that begins in it. */
function divide({ from, to }: Stretch, fitting: Step, others: readonly Step[]): { chosen: Step; days: Day[] } {
  const days = fitting.starts(from, to - 1);
  if (days.length > 0) return { chosen: fitting, days };
  for (const chosen of others) {
    const found = chosen.days < 365 ? [] : chosen.starts(from, to - 1);
    if (found.length > 0) return { chosen, days: found };
  }
  return { chosen: fitting, days };
}

/** A name says its year beside a break, and where the year turns among weeks and days. */
function isDated({ day, full, major }: Begun, before: Begun | undefined, whole: boolean): boolean {
  if (full === null) return false;
  return before === undefined ? !whole : major && toCivil(before.day).year !== toCivil(day).year;
}

/** Strokes on the two hands of a break may come too near to one another, or to a name. */
function apart(strokes: readonly Px[], names: readonly AxisTick[]): Px[] {
  const taken = names.map(({ at }) => at);
  const kept: Px[] = [];
  for (const at of [...strokes].sort((a, b) => a - b)) {
    const index = bisectRight(taken, at);
    if (at - (taken[index - 1] ?? -Infinity) < NEAR_STROKE || (taken[index] ?? Infinity) - at < NEAR_STROKE) continue;
    taken.splice(index, 0, at);
    kept.push(at);
  }
  return kept;
}
