/**
 * How an event stood on a day: whether it was known yet that it was to take place, was put off or called off, and whether it was a plan or a fact.
 *
 * Promises, each a test: the day asked lies before the first day on which a source may have spoken, or after the last; what no
 * dated source told ahead is not asked; of a card it is the same turn, whatever the seed.
 */
import type { Report } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { KnownEvent, KnownStatus } from '../model/known.ts';
import { versionsOf } from '../model/readings.ts';
import { tells } from '../model/told.ts';
import { NEWS, STANDINGS, type Card, type News, type Question, type Standing } from './card.ts';
import { shuffle, toChoices, type Chance } from './chance.ts';
import { isAlone, reportsOf, type Ground } from './ground.ts';
import { secondOf, toCard } from './naming.ts';

/** Days on which an event stood the same, both included; `null`: it was under way. */
interface Turn {
  standing: Standing | null;
  from: Day;
  to: Day;
}

/** It was held on some day from that on, as far as that is known: before it, it stood as it was told. */
const startOf = ({ settled, status, span }: KnownEvent): Day => (settled && status === 'held' ? (span?.from ?? -Infinity) : Infinity);

/** The day asked lies no farther from the news. */
const NEAR = 90;
const WRONG = 3;

const STANDING: Record<KnownStatus, Standing | null> = {
  announced: 'planned', planned: 'planned', postponed: 'postponed', cancelled: 'cancelled', lapsed: 'lapsed', held: 'held', underway: null,
};

/** Its turns up to the knowledge day; none where no dated source told of it ahead. */
function turnsOf(ground: Ground, event: KnownEvent): Turn[] {
  const settled = ground.corpus.eventById.get(event.id);
  const reports = reportsOf(ground, event);
  const first = reports.find((report) => report.known !== null && tells(report));
  if (!settled || !first || !isAlone(ground, event)) return [];
  const turns: Turn[] = [];
  // undated sources speak today: no day before that is asked by them
  for (const { since, until, status } of versionsOf(ground.corpus, settled, Infinity)) {
    if (since > ground.day) break;
    const [standing, to] = [STANDING[status], Math.min(until - 1, ground.day)];
    const last = turns.at(-1);
    if (last?.standing === standing) last.to = to;
    else turns.push({ standing, from: since, to });
  }
  return turns[0]?.from === first.known && turns[0]?.standing !== 'held' && turns[0]?.standing !== null ? turns : [];
}

/** The first day on which a report may have been published. */
const earliest = ({ corpus }: Ground, { article, known }: Report): Day => Math.min(corpus.articleById.get(article)?.published?.from ?? Infinity, known ?? Infinity);

interface Told {
  /** days on which it was known */
  yes: [Day, Day];
  /** days on which it was not known yet */
  no: [Day, Day];
}

/** When news was told; null: it was not. */
function tellingOf(ground: Ground, event: KnownEvent, news: News): Told | null {
  const turns = turnsOf(ground, event);
  const at = news === 'planned' ? 0 : turns.findIndex(({ standing }) => standing === news);
  const [turn, before] = [turns[at], turns[at - 1]];
  if (!turn || turn.standing !== news) return null;
  // undated ones make nothing known earlier (K7)
  const speaking = reportsOf(ground, event).filter(({ status, known }) => known !== null && (news === 'planned' || status === news));
  const unheard = Math.min(...speaking.map((report) => earliest(ground, report))) - 1;
  if (news !== 'planned' && before?.standing !== 'planned') return null;
  const told: Told = { yes: [turn.from + 1, Math.min(turn.to, turn.from + NEAR, startOf(event) - 1)], no: [Math.max(unheard - NEAR, before?.from ?? -Infinity), unheard] };
  return told.yes[0] <= told.yes[1] && told.no[0] <= told.no[1] ? told : null;
}

export function newsCards(ground: Ground, event: KnownEvent): Card[] {
  return NEWS.flatMap((news) => {
    const told = tellingOf(ground, event, news);
    return told === null ? [] : [toCard('known', event.id, news, [news, told.yes[0], told.no[1]])];
  });
}

export function askNews(ground: Ground, card: Card, event: KnownEvent, chance: Chance): Question | null {
  const news = NEWS.find((each) => each === secondOf(card));
  const told = news === undefined ? null : tellingOf(ground, event, news);
  if (news === undefined || told === null) return null;
  const right = chance.below(2);
  const days = right === 0 ? told.yes : told.no;
  return { kind: 'known', card, event: event.id, cue: ['title'], news, on: chance.between(...days), choices: [true, false], right };
}

/** The days of each turn on which it may be asked how it stood; null: none. */
function askable(event: KnownEvent, { standing, from, to }: Turn): [Day, Day] | null {
  if (standing === null) return null;
  const end = standing === 'held' ? Infinity : startOf(event) - 1;
  const days: [Day, Day] = [from + 1, Math.min(to, from + NEAR, end)];
  return days[0] <= days[1] ? days : null;
}

export function planCards(ground: Ground, event: KnownEvent): Card[] {
  return turnsOf(ground, event).flatMap((turn, index) => (askable(event, turn) === null ? [] : [toCard('plan', event.id, String(index + 1), [turn.standing, turn.from])]));
}

export function askPlan(ground: Ground, card: Card, event: KnownEvent, chance: Chance): Question | null {
  const turn = turnsOf(ground, event)[Number(secondOf(card)) - 1];
  const days = turn ? askable(event, turn) : null;
  if (!turn || turn.standing === null || days === null) return null;
  const on = chance.between(...days);
  const drawn = toChoices(turn.standing, shuffle(otherStandings(ground, event, turn.standing, on), chance).slice(0, WRONG), chance);
  return drawn && { kind: 'plan', card, event: event.id, cue: ['title'], on, ...drawn };
}

/** How it certainly did not stand: never as any source had said by that day. */
function otherStandings(ground: Ground, event: KnownEvent, right: Standing, on: Day): Standing[] {
  const reports = reportsOf(ground, event).filter(({ known }) => known === null || known <= on);
  const said = new Set(reports.map(({ status }) => status));
  const passed = reports.some(({ span }) => span && (span.to ?? on) < on);
  return STANDINGS.filter((standing) => {
    if (standing === right) return false;
    if (standing === 'planned') return true;
    if (standing === 'lapsed') return right === 'held' || (right === 'planned' && !passed);
    return standing === 'unheard' || !said.has(standing);
  });
}
