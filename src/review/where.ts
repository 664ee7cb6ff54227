/** Where it was. Wrong places are on the same side; it led to none of them, no source gives them, and none lies next to the right one. */
import type { Place, PlaceId } from '../model/corpus.ts';
import type { EventKind } from '../model/schema.ts';
import { fold } from '../model/fold.ts';
import { placesOf, type KnownEvent } from '../model/known.ts';
import type { Card, Cue, Question } from './card.ts';
import { shuffle, toChoices, type Chance } from './chance.ts';
import { tellsPlace } from './clue.ts';
import { around, during, isAlone, isDated, placesSaid, type Dated, type Ground } from './ground.ts';
import { toCard } from './naming.ts';

const WRONG = 3;
/** Places nearer than this may both be named for one. */
const BESIDE_KM = 12;
const KM_PER_DEGREE = 111;

/** What is said, written or decided somewhere is not remembered by its place. */
const WRITTEN: ReadonlySet<EventKind> = new Set<EventKind>(['call', 'statement', 'letter', 'appointment', 'crisis']);

const isAsked = ({ corpus }: Ground, event: KnownEvent): event is Dated & { place: PlaceId } =>
  isDated(event) && !WRITTEN.has(event.kind) && event.place !== null && corpus.placeById.has(event.place) && event.against.place.length === 0;

export function whereCards(ground: Ground, event: KnownEvent): Card[] {
  return isAsked(ground, event) ? [toCard('where', event.id, null, [event.place, ...event.stages])] : [];
}

export function askWhere(ground: Ground, card: Card, event: KnownEvent, chance: Chance): Question | null {
  if (!isAsked(ground, event)) return null;
  const cue = cueOf(ground, event);
  const drawn = cue && toChoices(event.place, wrongPlaces(ground, event, chance), chance);
  return drawn && { kind: 'where', card, event: event.id, cue, ...drawn };
}

/** Its title, where no place of it stands in it; else who was there, and when; null: nothing is left to ask by. */
function cueOf(ground: Ground, event: Dated): Cue[] | null {
  const places = [...placesSaid(ground, event)].flatMap((id) => ground.corpus.placeById.get(id) ?? []);
  if (isAlone(ground, event) && !places.some((place) => tellsPlace(event.title, place))) return ['title', 'date'];
  return event.people.some(({ person }) => ground.corpus.personById.has(person)) ? ['people', 'date'] : null;
}

function wrongPlaces(ground: Ground, event: Dated & { place: PlaceId }, chance: Chance): PlaceId[] {
  const { placeById } = ground.corpus;
  const self = placeById.get(event.place)!;
  const right = placesSaid(ground, event);
  // where any of them was on those days is right of them, though of another event
  const people = new Set(event.people.map(({ person }) => person));
  for (const other of during(ground, event.span.from - 1, event.span.to + 1)) {
    if (other.people.some(({ person }) => people.has(person))) for (const place of placesSaid(ground, other)) right.add(place);
  }
  const near = around(ground, event.span.from).flatMap((other) => placesOf(other).map((id) => ({ id, side: other.side })));
  const names = new Set([...right].flatMap((id) => placeById.get(id) ?? []).map(nameOf));
  const wrong: PlaceId[] = [];
  for (const { id, side } of shuffle(near, chance)) {
    const place = placeById.get(id);
    if (!place || right.has(id) || names.has(nameOf(place))) continue;
    if (!(place.country === self.country || (event.side !== null && side === event.side))) continue;
    if ([...right].some((each) => isBeside(placeById.get(each), place))) continue;
    names.add(nameOf(place));
    wrong.push(id);
    if (wrong.length === WRONG) break;
  }
  return wrong;
}

const nameOf = ({ name }: Place): string => fold(name.en);

/** Near enough for a straight line on a flat map. */
function isBeside(a: Place | undefined, b: Place): boolean {
  if (!a?.at || !b.at) return false;
  const north = a.at[0] - b.at[0];
  const east = (a.at[1] - b.at[1]) * Math.cos((a.at[0] * Math.PI) / 180);
  return Math.hypot(north, east) * KM_PER_DEGREE < BESIDE_KM;
}
