/**
 * Events to be put in the order of time: which, how they are dealt, and how right an arrangement is.
 *
 * Promises, each a test:
 * - the dates of a round lie apart, whatever any source says of them: there is one right order
 * - no title of a round gives its date away, and no two are the same
 * - a round has five to eight events, and fewer only where no more lie apart; with fewer than three there is none
 * - it is dealt in another order than the right one; the same events and seed give the same round
 * - an arrangement is right where no two neighbours are swapped, and then all pairs are
 */
import type { Corpus, EventId } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import { shuffle, toChance, type Chance } from './chance.ts';
import { tellsDate, tellsRank } from './clue.ts';

export interface Round {
  seed: number;
  /** earliest first */
  truth: EventId[];
  /** as they are laid out to begin with */
  dealt: EventId[];
}

export const MOST = 8;
export const ENOUGH = 5;
export const LEAST = 3;
/** one in so many, at most, of the events among which a round is drawn: so near do they lie to one another */
const ONE_IN = 4;
/** days by which a doubtful date may be wrong, at least */
const DOUBT = 30;
/** it stands where its date says */
const STANDING: readonly KnownEvent['status'][] = ['held', 'underway', 'announced', 'planned'];

/** An event and all the days on which any source has it. */
export interface Dated {
  event: KnownEvent;
  from: Day;
  to: Day;
}

/** What has a date; null: it has none that could be put in an order. */
export function toDated(event: KnownEvent, corpus: Pick<Corpus, 'reportById'>): Dated | null {
  if (!STANDING.includes(event.status)) return null;
  const spans = [event.span, ...event.against.date.flatMap((id) => corpus.reportById.get(id)?.span ?? [])];
  let [first, last] = [Infinity, -Infinity];
  for (const span of spans) {
    if (span?.from == null || span.to === null) return null;
    const doubt = span.doubt === 'none' ? 0 : Math.max(DOUBT, span.to - span.from + 1);
    first = Math.min(first, span.from - doubt);
    last = Math.max(last, span.to + doubt);
  }
  return { event, from: first, to: last };
}

/** a round needs a handful: of a hundred thousand not all are looked at */
const MOST_LOOKED_AT = 3000;

/** What may be in a round together, but for its days, earliest first: one of those with the same title, one that says its rank. */
export function toPool(events: readonly KnownEvent[], corpus: Pick<Corpus, 'reportById'>, chance: Chance): Dated[] {
  const dated = shuffle(events, chance).slice(0, MOST_LOOKED_AT).flatMap((event) => (tellsDate(event.title) ? [] : (toDated(event, corpus) ?? [])));
  const titles = new Set<string>();
  let ranked = false;
  const pool = dated
    .sort((a, b) => Number(b.event.settled) - Number(a.event.settled))
    .filter(({ event }) => {
      const rank = tellsRank(event.title);
      const names = Object.entries(event.title).map(([language, text]) => `${language} ${text}`);
      if ((rank && ranked) || names.some((name) => titles.has(name))) return false;
      ranked ||= rank;
      for (const name of names) titles.add(name);
      return true;
    });
  return pool.sort((a, b) => a.from - b.from || (a.event.id < b.event.id ? -1 : 1));
}

/** As many as can lie apart: what ends first leaves most room. */
export function toChain(pool: readonly Dated[]): Dated[] {
  const chain: Dated[] = [];
  for (const each of pool.toSorted((a, b) => a.to - b.to || b.from - a.from)) if (each.from > (chain.at(-1)?.to ?? -Infinity)) chain.push(each);
  return chain;
}

/** One of each of `count` parts of the row, after the ones before it; settled ones first. */
function pick(row: readonly Dated[], count: number, chance: Chance): Dated[] {
  const picked: Dated[] = [];
  for (let part = 0; part < count; part += 1) {
    const after = picked.at(-1)?.to ?? -Infinity;
    const free = row.slice(Math.floor((row.length * part) / count), Math.floor((row.length * (part + 1)) / count)).filter(({ from }) => from > after);
    const settled = free.filter(({ event }) => event.settled);
    const among = settled.length > 0 ? settled : free;
    if (among.length > 0) picked.push(among[chance.below(among.length)]!);
  }
  return picked;
}

/** A round of `events`, as they are known on some day; null: too few of them can be put in an order. */
export function toRound(events: readonly KnownEvent[], corpus: Pick<Corpus, 'reportById'>, seed: number): Round | null {
  const chance = toChance(seed);
  const pool = toPool(events, corpus, chance);
  const count = ENOUGH + chance.below(MOST - ENOUGH + 1);
  const length = Math.min(pool.length, count * ONE_IN);
  const start = chance.below(pool.length - length + 1);
  let picked = pick(pool.slice(start, start + length), count, chance);
  if (picked.length < ENOUGH) {
    const chain = toChain(pool);
    picked = pick(chain, Math.min(count, chain.length), chance);
  }
  if (picked.length < LEAST) return null;
  const truth = picked.map(({ event }) => event.id);
  const dealt = shuffle(truth, chance);
  return { seed, truth, dealt: dealt.every((id, at) => id === truth[at]) ? [...dealt.slice(1), dealt[0]!] : dealt };
}

export interface Score {
  /** pairs that stand in the right order, of all */
  right: number;
  pairs: number;
  /** from −1, the other way round, to 1, all in order */
  tau: number;
  /** neighbours of the arrangement of which the first is the later one */
  swapped: [EventId, EventId][];
  /** what stands at another place than its own */
  misplaced: EventId[];
}

/**
 * How right an arrangement is: Kendall's rank correlation, the pairs in the right order less those in the wrong one, of
 * all pairs (M. G. Kendall, "A New Measure of Rank Correlation", Biometrika 30, 1938, pp. 81–93). There are no ties: the
 * dates of a round lie apart. Both lists hold the same events, two or more.
 */
export function scoreOrder(order: readonly EventId[], truth: readonly EventId[]): Score {
  const place = new Map(truth.map((id, at) => [id, at]));
  const places = order.map((id) => place.get(id)!);
  const pairs = (order.length * (order.length - 1)) / 2;
  const right = places.reduce((sum, at, index) => sum + places.slice(index + 1).filter((later) => later > at).length, 0);
  return {
    right,
    pairs,
    tau: (2 * right - pairs) / pairs,
    swapped: order.slice(1).flatMap((id, index): [EventId, EventId][] => (places[index]! > places[index + 1]! ? [[order[index]!, id]] : [])),
    misplaced: order.filter((id, at) => truth[at] !== id),
  };
}

/** One of them taken to another place, the others closing up. */
export function moveTo<T>(order: readonly T[], thing: T, place: number): T[] {
  const others = order.filter((each) => each !== thing);
  const at = Math.max(0, Math.min(others.length, place));
  return [...others.slice(0, at), thing, ...others.slice(at)];
}
