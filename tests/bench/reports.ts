// What the press wrote about one invented event, by the rules of knowing (see src/model/compile.ts).
//
//   plan  plan        moved plan     [event]  held  held
//   ──┴─────┴──────────────┴────────────███────┴─────┴──→   the day from which each counts

import type { Article, EventId, Report, SettledEvent } from '../../src/model/corpus.ts';
import { toCivil, toDay, daysInMonth, type Day } from '../../src/model/day.ts';
import { toSpan, type Span } from '../../src/model/span.ts';
import { WATCHED } from './calendar.ts';
import type { Chance } from './chance.ts';
import { publishers } from './names.ts';

/** Before it has an article: the day on which it is published, and what it says. */
interface Told {
  published: Day;
  says: Pick<Report, 'status' | 'span'>;
}

/** Articles and reports so far; both grow. */
export interface Press {
  articles: Article[];
  reports: Report[];
  /** the last article that told of something held, and how many reports it carries: the next event may share it */
  shared: { article: Article; day: Day; dated: Report['dated']; reports: number } | null;
}

/** The month that a day is in, as a window. */
export function toMonth(day: Day): Span {
  const { year, month } = toCivil(day);
  return { from: toDay(year, month, 1), to: toDay(year, month, daysInMonth(year, month)), core: null, window: true, doubt: 'none' };
}

/** Days 1 to 10, 11 to 20 or 21 to the end of the month that a day is in, as a window. */
export function toThird(day: Day): Span {
  const { year, month, day: date } = toCivil(day);
  const third = Math.min(2, Math.floor((date - 1) / 10));
  return { from: toDay(year, month, third * 10 + 1), to: third === 2 ? toDay(year, month, daysInMonth(year, month)) : toDay(year, month, third * 10 + 10), core: null, window: true, doubt: 'none' };
}

/** Adds one to eight reports of an event. `plans`: earlier dates that it had; `around`: its day, or where it would stand if it had one. */
export function report(event: SettledEvent, around: Day, plans: number, press: Press, chance: Chance): void {
  tell(event, around, plans, chance).forEach((told, index) => {
    const share = press.shared;
    const held = told.says.status === 'held';
    if (share && held && share.reports < 4 && share.day >= told.published && share.day - told.published <= 6 && chance.hits(0.3)) {
      press.reports.push(toReport(event.id, share.article, share.reports, share.day, share.dated, told, chance));
      share.reports++;
      return;
    }
    const { article, dated } = publish(`a${event.id.slice(1)}-${index}`, told.published, chance);
    press.articles.push(article);
    press.reports.push(toReport(event.id, article, 0, told.published, dated, told, chance, event));
    if (held) press.shared = { article, day: told.published, dated, reports: 1 };
  });
}

/** The story of one event, oldest first. */
function tell(event: SettledEvent, around: Day, plans: number, chance: Chance): Told[] {
  const { span, status } = event;
  const start = span?.from ?? around;
  const end = span?.to ?? around;
  const count = Math.max(plans + 1, chance.weighed([[1, 18], [2, 28], [3, 22], [4, 14], [5, 9], [6, 5], [7, 3], [8, 1]] as const));
  const told: Told[] = [];

  let published = Math.min(start, WATCHED) - plans * 45 - chance.between(5, 40);
  for (let plan = 0; plan < plans; plan++) {
    const planned = published + chance.between(10, 45);
    told.push({ published, says: { status: plan > 0 && chance.hits(0.4) ? 'postponed' : chance.hits(0.3) ? 'announced' : 'planned', span: toPlan(planned, chance) } });
    published += chance.between(10, 40);
  }

  if (status === 'held') {
    const foretold = span !== null && count - told.length > 1 && chance.hits(0.35);
    if (foretold) told.push({ published: Math.max(published, start - chance.between(1, 20)), says: { status: 'planned', span } });
    while (told.length < count) told.push({ published: end + chance.below(5), says: chance.hits(0.1) ? {} : { status: 'held', ...(span !== null && chance.hits(0.3) ? { span } : {}) } });
    return settle(told);
  }

  const offs = status === 'cancelled' || status === 'postponed' ? 1 : 0;
  while (told.length < count - offs || told.length === 0) told.push({ published: Math.min(start, WATCHED) - chance.between(3, 30), says: { status: status === 'announced' ? 'announced' : 'planned', span } });
  if (offs) told.push({ published: start - chance.between(0, 2), says: { status, ...(status === 'postponed' ? { span: null } : {}) } });
  return settle(told);
}

/** What comes before the first plan is done; nobody looked after the last watched day. */
const settle = (told: Told[]): Told[] =>
  told.map((it) => ({ ...it, published: Math.min(it.published, WATCHED) })).sort((a, b) => a.published - b.published);

function toPlan(day: Day, chance: Chance): Span {
  const form = chance.unit();
  if (form < 0.3) return toMonth(day);
  if (form < 0.5) return toThird(day);
  return toSpan(day, day + chance.below(3));
}

/** Most articles are dated to the day, some to the month, a few not at all. */
function publish(id: string, day: Day, chance: Chance): { article: Article; dated: Report['dated'] } {
  const publisher = chance.one(publishers);
  const form = chance.unit();
  const published = form < 0.9 ? toSpan(day) : form < 0.97 ? toMonth(day) : null;
  return { article: { id, publisher: publisher.id, language: publisher.language, published }, dated: published === null ? 'undated' : published.window ? 'approximate' : 'exact' };
}

function toReport(event: EventId, article: Article, index: number, day: Day, dated: Report['dated'], { says }: Told, chance: Chance, whole?: SettledEvent): Report {
  const relayed = chance.hits(0.2) ? chance.one(publishers).id : article.publisher;
  return {
    id: `${article.id}#${index}`,
    article: article.id,
    event,
    known: toKnown(article.published, day, says),
    dated,
    official: chance.hits(0.14),
    origin: relayed,
    ...says,
    ...(whole?.place && chance.hits(0.3) ? { place: whole.place } : {}),
    ...(whole && chance.hits(0.3) ? { people: whole.people.map(({ person }) => person) } : {}),
  };
}

/** K7: from the last day of its publication as written, at the latest from what it tells of beforehand. */
function toKnown(published: Span | null, day: Day, { status, span }: Told['says']): Day | null {
  if (published === null || published.from === null || published.to === null) return null;
  const latest = [published.to, WATCHED];
  const isPlan = status === 'announced' || status === 'planned';
  if (isPlan && span) latest.push((span.window ? span.to : span.from) ?? day);
  // told by the month, a plan or its end still went before the event: the day that was meant is safe
  if (isPlan || status === 'postponed' || status === 'cancelled') latest.push(day);
  return Math.max(published.from, Math.min(...latest));
}
