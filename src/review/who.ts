/**
 * Who went to whom. Wrong ones are of the same side, of a like office and of that time; none of them took part, is named by a source, or was elsewhere on those
 * days. With two guests and two hosts every one of them stands twice, so nothing is given away.
 */
import type { Office, Person, PersonId, Words } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { fold } from '../model/fold.ts';
import type { KnownEvent } from '../model/known.ts';
import { officeBy, officesBy } from '../model/office.ts';
import { portfolioOf, PORTFOLIOS, type Portfolio } from '../model/portfolio.ts';
import type { Card, Cue, Pair, Question } from './card.ts';
import { shuffle, toChoices, type Chance } from './chance.ts';
import { tellsPerson } from './clue.ts';
import { around, during, isAlone, isDated, named, type Dated, type Ground } from './ground.ts';
import { toCard } from './naming.ts';

/** As many people are looked at, those of the nearest events first. */
const NEAREST = 40;
/** As many of the likeliest are drawn from. */
const LIKELIEST = 6;
const WRONG = 3;
const YEAR = 365;
/** Another field of office counts for as much as so many days. */
const OTHER_FIELD = 4 * YEAR;

/** The first guest and the first host named by the editors; null: one of them is not known. */
export function pairOf({ corpus }: Ground, event: KnownEvent): Pair | null {
  const first = (part: 'visitor' | 'host'): PersonId | undefined => event.people.find((each) => each.part === part && corpus.personById.has(each.person))?.person;
  const [guest, host] = [first('visitor'), first('host')];
  return guest === undefined || host === undefined || guest === host ? null : { guest, host };
}

export function whoCards(ground: Ground, event: KnownEvent): Card[] {
  const pair = isDated(event) ? pairOf(ground, event) : null;
  return pair === null ? [] : [toCard('who', event.id, null, [pair.guest, pair.host])];
}

export function askWho(ground: Ground, card: Card, event: KnownEvent, chance: Chance): Question | null {
  const pair = isDated(event) ? pairOf(ground, event) : null;
  if (!isDated(event) || pair === null) return null;
  const away = busy(ground, event);
  const guests = others(ground, event, pair.guest, away, chance);
  const hosts = others(ground, event, pair.host, away, chance).filter((id) => id !== guests[0]);
  const wrong: Pair[] =
    guests.length > 0 && hosts.length > 0
      ? [{ guest: guests[0]!, host: pair.host }, { guest: pair.guest, host: hosts[0]! }, { guest: guests[0]!, host: hosts[0]! }]
      : [...guests.map((guest) => ({ ...pair, guest })), ...hosts.map((host) => ({ ...pair, host }))].slice(0, WRONG);
  const drawn = toChoices(pair, wrong, chance);
  return drawn && { kind: 'who', card, event: event.id, cue: cueOf(ground, event), ...drawn };
}

/** Its title, where nobody stands in it; else when and where it was. */
function cueOf(ground: Ground, event: Dated): Cue[] {
  const people = [...named(ground, event)].flatMap((id) => ground.corpus.personById.get(id) ?? []);
  if (isAlone(ground, event) && !people.some((person) => tellsPerson(event.title, person))) return ['title', 'date'];
  return event.place !== null && ground.corpus.placeById.has(event.place) ? ['date', 'place'] : ['date'];
}

/** Everybody who is named with it, or with anything else of those days. */
function busy(ground: Ground, event: Dated): Set<PersonId> {
  return new Set([event, ...during(ground, event.span.from - 1, event.span.to + 1)].flatMap((each) => [...named(ground, each)]));
}

/** Who may be taken for `id` at that time, in a drawn order. */
function others(ground: Ground, event: Dated, id: PersonId, away: ReadonlySet<PersonId>, chance: Chance): PersonId[] {
  const { corpus, day } = ground;
  const self = corpus.personById.get(id)!;
  const office = officeBy(self, event.span, day);
  const near = new Map<PersonId, Person>();
  for (const { people } of around(ground, event.span.from)) {
    for (const { person } of people) {
      const other = away.has(person) || near.has(person) ? undefined : corpus.personById.get(person);
      if (other?.side === self.side && officesBy(other, day).length > 0 && namesake(other) !== namesake(self)) near.set(person, other);
    }
    if (near.size >= NEAREST) break;
  }
  const likely = [...near.values()]
    .map((other) => ({ id: other.id, far: farness(office, other, event, day) }))
    .sort((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1))
    .slice(0, LIKELIEST);
  return shuffle(likely.map((each) => each.id), chance);
}

const namesake = ({ name }: Person): string => fold(name.en);

/** fields of office by their titles: read once each */
const fields = new WeakMap<Words, Portfolio>();
function fieldOf(office: Office): Portfolio {
  let field = fields.get(office.title);
  if (field === undefined) {
    field = portfolioOf(office);
    fields.set(office.title, field);
  }
  return field;
}

/** Days between that event and the time in office, and how far the fields of office lie apart. */
function farness(own: Office | null, other: Person, { span }: Dated, day: Day): number {
  const theirs = officeBy(other, span, day);
  if (theirs === null) return Infinity;
  const { from, to } = theirs.attested;
  const beside = Math.max(0, (from ?? -Infinity) - span.to, span.from - (to ?? Infinity));
  if (own === null) return beside;
  const [field, like] = [fieldOf(own), fieldOf(theirs)];
  return beside + (field === like ? 0 : OTHER_FIELD + Math.abs(PORTFOLIOS.indexOf(field) - PORTFOLIOS.indexOf(like)) * YEAR);
}
