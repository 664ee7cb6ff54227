// Titles that vary like real ones: neutral, in three languages, 19 to 42 characters, 34 on average in English.

import type { EventKind } from '../../src/model/schema.ts';
import type { Person, Place, Topic, Words } from '../../src/model/corpus.ts';
import type { Chance } from './chance.ts';
import { OFFICES, toWords } from './names.ts';

/** What a title may speak of. */
export interface Subject {
  /** visitor, or who speaks: full name and family name */
  guest: Words;
  guestFamily: Words;
  host: Words;
  hostFamily: Words;
  place: Words;
  second: Words;
  topic: Words;
  number: number;
  office: Words;
}

type Template = (it: Subject) => Words;

/** "de Morvan", "d'Orsoni" */
const de = (name: string): string => (/^[AEIOUYÉÈÊ]/i.test(name) ? `d'${name}` : `de ${name}`);

const ordinal = (n: number): string => `${n}${n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
const ordinalFr = (n: number): string => (n === 1 ? '1re' : `${n}e`);

const inPlace: Template = ({ guest, place }) => ({ en: `${guest.en} in ${place.en}`, fr: `${guest.fr} à ${place.fr}`, ar: `${guest.ar} في ${place.ar}` });
const inShort: Template = ({ guestFamily: a, place, topic }) => ({ en: `${a.en} in ${place.en}: ${topic.en}`, fr: `${a.fr} à ${place.fr} : ${topic.fr}`, ar: `${a.ar} في ${place.ar}: ${topic.ar}` });
const inTwo: Template = ({ guest, place, second }) => ({ en: `${guest.en} in ${place.en} and ${second.en}`, fr: `${guest.fr} à ${place.fr} et ${second.fr}`, ar: `${guest.ar} في ${place.ar} و${second.ar}` });
const meets: Template = ({ guestFamily: a, hostFamily: b, place }) => ({ en: `${a.en} meets ${b.en} in ${place.en}`, fr: `${a.fr} rencontre ${b.fr} à ${place.fr}`, ar: `${a.ar} يلتقي ${b.ar} في ${place.ar}` });
const pair: Template = ({ guestFamily: a, hostFamily: b, place, topic }) => ({ en: `${a.en} and ${b.en} in ${place.en}: ${topic.en}`, fr: `${a.fr} et ${b.fr} à ${place.fr} : ${topic.fr}`, ar: `${a.ar} و${b.ar} في ${place.ar}: ${topic.ar}` });
const visit: Template = ({ guestFamily: a, place, topic }) => ({ en: `${a.en}'s ${topic.en} visit to ${place.en}`, fr: `Visite ${de(a.fr)} à ${place.fr} : ${topic.fr}`, ar: `زيارة ${a.ar} إلى ${place.ar}: ${topic.ar}` });
const received: Template = ({ guest, hostFamily: b }) => ({ en: `${guest.en} received by ${b.en}`, fr: `${guest.fr} reçu par ${b.fr}`, ar: `${b.ar} يستقبل ${guest.ar}` });
const guestOf: Template = ({ guestFamily: a, hostFamily: b, place }) => ({ en: `${a.en} in ${place.en}, guest of ${b.en}`, fr: `${a.fr} à ${place.fr}, reçu par ${b.fr}`, ar: `${a.ar} في ${place.ar} ضيفا على ${b.ar}` });
const talks: Template = ({ guestFamily: a, hostFamily: b, topic }) => ({ en: `${a.en}–${b.en} talks on ${topic.en}`, fr: `Entretiens ${a.fr}–${b.fr} : ${topic.fr}`, ar: `مباحثات ${a.ar} و${b.ar} حول ${topic.ar}` });
const lunch: Template = ({ guestFamily: a, hostFamily: b, place }) => ({ en: `${a.en}–${b.en} lunch in ${place.en}`, fr: `Déjeuner ${a.fr}–${b.fr} à ${place.fr}`, ar: `غداء ${a.ar} و${b.ar} في ${place.ar}` });
const committee: Template = ({ number, topic, place }) => ({ en: `${ordinal(number)} ${topic.en} committee in ${place.en}`, fr: `${ordinalFr(number)} commission à ${place.fr} : ${topic.fr}`, ar: `الدورة ${number} للجنة ${topic.ar} في ${place.ar}` });
const agreement: Template = ({ guestFamily: a, hostFamily: b, topic }) => ({ en: `${a.en}–${b.en} agreement on ${topic.en}`, fr: `Accord ${a.fr}–${b.fr} : ${topic.fr}`, ar: `اتفاق ${a.ar} و${b.ar} حول ${topic.ar}` });
const statement: Template = ({ guest, topic, place }) => ({ en: `${guest.en} on ${topic.en} in ${place.en}`, fr: `${guest.fr} sur un dossier : ${topic.fr}`, ar: `تصريح ${guest.ar} حول ${topic.ar}` });
const declaration: Template = ({ guestFamily: a, hostFamily: b, place }) => ({ en: `${a.en}–${b.en} declaration in ${place.en}`, fr: `Déclaration ${a.fr}–${b.fr} à ${place.fr}`, ar: `إعلان ${a.ar} و${b.ar} في ${place.ar}` });
const call: Template = ({ guestFamily: a, hostFamily: b, topic }) => ({ en: `${a.en} calls ${b.en} about ${topic.en}`, fr: `${a.fr} appelle ${b.fr} : ${topic.fr}`, ar: `${a.ar} يهاتف ${b.ar} بشأن ${topic.ar}` });
const letter: Template = ({ guest, hostFamily: b, topic }) => ({ en: `${guest.en}'s ${topic.en} letter to ${b.en}`, fr: `Lettre ${de(guest.fr)} à ${b.fr}`, ar: `رسالة ${guest.ar} إلى ${b.ar}` });
const appointed: Template = ({ guest, office }) => ({ en: `${guest.en} as ${office.en}`, fr: `${guest.fr}, ${office.fr}`, ar: `${guest.ar} ${office.ar}` });
const row: Template = ({ guestFamily: a, hostFamily: b, topic }) => ({ en: `${a.en}–${b.en} dispute over ${topic.en}`, fr: `Différend ${a.fr}–${b.fr} : ${topic.fr}`, ar: `خلاف ${a.ar} و${b.ar} حول ${topic.ar}` });
const crisis: Template = ({ topic, place, guestFamily: a }) => ({ en: `${place.en} ${topic.en} crisis, ${a.en} recalled`, fr: `Crise à ${place.fr} : ${topic.fr}, ${a.fr} rappelé`, ar: `أزمة ${topic.ar} في ${place.ar} واستدعاء ${a.ar}` });
const summit: Template = ({ number, topic, place }) => ({ en: `${ordinal(number)} summit on ${topic.en} in ${place.en}`, fr: `${ordinalFr(number)} sommet à ${place.fr} : ${topic.fr}`, ar: `القمة ${number} حول ${topic.ar} في ${place.ar}` });

const VISITS = [inPlace, inShort, inTwo, inTwo, meets, meets, pair, pair, visit, visit, received, guestOf];
const TEMPLATES: Record<EventKind, readonly Template[]> = {
  'state-visit': VISITS, 'official-visit': VISITS, 'working-visit': VISITS, 'ministerial-visit': VISITS,
  meeting: [talks, inShort, talks, lunch, pair, meets, committee], call: [call], statement: [inShort, statement, declaration, declaration],
  letter: [letter], agreement: [agreement, declaration], appointment: [appointed], crisis: [row, crisis], context: [summit, committee],
};

/** lengths of the English titles in data/events, sorted, every tenth part */
const LENGTHS = [19, 27, 30, 32, 34, 34, 36, 36, 37, 39, 42];
const TRIES = 10;

export interface Cast {
  guest: Person;
  guestFamily: Words;
  host: Person;
  hostFamily: Words;
  place: Place;
  second: Place;
  topic: Topic;
}

/**
 * A title not yet `seen`, near a length drawn from the real ones; the cast is drawn anew until one fits. `seen` grows.
 * Only where all tries were seen does one repeat.
 */
export function toTitle(kind: EventKind, draw: () => Cast, chance: Chance, seen: Set<string>): { title: Words; cast: Cast } {
  const step = chance.unit() * 10;
  const [low, high] = [LENGTHS[Math.floor(step)]!, LENGTHS[Math.floor(step) + 1]!];
  const wanted = low + (high - low) * (step % 1);
  let best: { title: Words; cast: Cast; miss: number } | null = null;
  for (let tried = 0; tried < TRIES; tried++) {
    const cast = draw();
    const title = chance.one(TEMPLATES[kind])(toSubject(cast, chance));
    const miss = Math.abs(title.en.length - wanted) + (seen.has(title.en) ? 1000 : 0);
    if (best === null || miss < best.miss) best = { title, cast, miss };
    if (miss < 1.5) break;
  }
  seen.add(best!.title.en);
  return best!;
}

function toSubject(cast: Cast, chance: Chance): Subject {
  return {
    guest: cast.guest.name, guestFamily: cast.guestFamily, host: cast.host.name, hostFamily: cast.hostFamily,
    place: cast.place.name, second: cast.second.name, topic: cast.topic.name, number: chance.between(2, 40), office: toWords(chance.one(OFFICES)),
  };
}
