/**
 * What is wrong with a question, by the files of the corpus alone and by none of what made it: slowly, plainly, and with every
 * report and every event looked at each time.
 */
import type { Corpus, PersonId, PlaceId, Report, SettledEvent } from '../../src/model/corpus.ts';
import type { Span } from '../../src/model/span.ts';
import type { Question } from '../../src/review/card.ts';
import { naiveKnown } from '../model/naive.ts';

interface Times {
  day: number;
  today: number;
}

/** Everything said of an event by the day, attempts that became it included. */
function said(corpus: Corpus, event: SettledEvent, { day, today }: Times): Report[] {
  const ids = [event.id, ...corpus.events.filter(({ attemptOf }) => attemptOf === event.id).map(({ id }) => id)];
  return corpus.reports.filter((report) => ids.includes(report.event) && (report.known === null ? today <= day : report.known <= day));
}

const first = ({ from }: Span): number => (from === null ? -1e9 : from);
const last = ({ to }: Span): number => (to === null ? 1e9 : to);
const share = (a: Span, b: Span): boolean => first(a) <= last(b) && first(b) <= last(a);
const civil = (day: number): Date => new Date(day * 86_400_000);
const isFirstOfMonth = (day: number): boolean => civil(day).getUTCDate() === 1;
/** days that make a whole month or year, or so many days */
const formOf = (span: Span): string => {
  if (!span.window) return `${String(last(span) - first(span))} days`;
  if (!isFirstOfMonth(first(span)) || !isFirstOfMonth(last(span) + 1)) return 'window';
  const months = (civil(last(span) + 1).getUTCFullYear() - civil(first(span)).getUTCFullYear()) * 12 + civil(last(span) + 1).getUTCMonth() - civil(first(span)).getUTCMonth();
  return months === 1 ? 'month' : months === 12 && civil(first(span)).getUTCMonth() === 0 ? 'year' : 'window';
};

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ى', 'ي').replaceAll('ة', 'ه').toLowerCase();
const titlesOf = (event: SettledEvent): string[] => [event.title.en, event.title.fr, event.title.ar].map(plain);
const stands = (event: SettledEvent, name: string): boolean => titlesOf(event).some((title) => title.includes(plain(name)));

function everybody(corpus: Corpus, event: SettledEvent, times: Times): Set<PersonId> {
  const people = new Set(event.people.map(({ person }) => person));
  for (const report of said(corpus, event, times)) for (const person of report.people ?? []) people.add(person);
  return people;
}

function everywhere(corpus: Corpus, event: SettledEvent, times: Times): Set<PlaceId> {
  const places = new Set([event.place, ...(event.stages ?? [])].filter((place) => place !== null));
  for (const report of said(corpus, event, times)) if (report.place !== undefined) places.add(report.place);
  return places;
}

/** What took place by the day. */
const heldBy = (corpus: Corpus, { day }: Times): SettledEvent[] => corpus.events.filter(({ status, span, attemptOf }) => attemptOf === undefined && status === 'held' && span !== null && span.to !== null && span.to <= day);

/** Every fault of a question, in words; none: it is right. */
export function faultsOf(corpus: Corpus, question: Question, times: Times): string[] {
  const event = corpus.eventById.get(question.event)!;
  const faults: string[] = [];
  const expect = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(`${question.card.id}: ${fault}`);
  };
  if (question.kind !== 'place') {
    const texts = question.choices.map((choice) => JSON.stringify(choice));
    expect(texts.length >= 2 && texts.length <= 4, `${String(texts.length)} choices`);
    expect(new Set(texts).size === texts.length, 'a choice stands twice');
    expect(Number.isInteger(question.right) && question.right >= 0 && question.right < texts.length, 'no right choice');
  }
  if (question.kind !== 'known' && question.kind !== 'plan') {
    expect(heldBy(corpus, times).includes(event), 'it is not over on the day');
  } else {
    expect(question.on <= times.day, 'a day that has not come');
  }
  if (question.cue.includes('title') || question.kind === 'first') expect(corpus.events.filter(({ title }) => title.en === event.title.en).length === 1, 'another event has its title');
  const wrong = <T>(choices: readonly T[], right: number): T[] => choices.filter((_, index) => index !== right);

  switch (question.kind) {
    case 'when': {
      const right = question.choices[question.right]!;
      expect(right.from === event.span!.from && right.to === event.span!.to && right.window === event.span!.window, 'the right date is not that of the event');
      expect(right.doubt === 'none', 'the date is doubtful');
      expect(!titlesOf(event).some((title) => /(19|20)\d\d/.test(title)), 'its year stands in its title');
      const claims = [event.span!, ...said(corpus, event, times).flatMap(({ span }) => span ?? [])];
      const guests = event.people.filter(({ part }) => part === 'visitor').map(({ person }) => person);
      const alike = heldBy(corpus, times).filter((other) => other.place === event.place && other.people.some(({ person }) => guests.includes(person)));
      for (const date of wrong(question.choices, question.right)) {
        expect(!claims.some((claim) => share(claim, date)), 'a source gives a wrong date');
        expect(!alike.some(({ span }) => share(span!, date)), 'a wrong date is that of a like event');
        expect(formOf(date) === formOf(right) && formOf(right) !== 'window', 'dates of two forms');
        expect(last(date) <= times.day, 'a date that has not come');
      }
      for (const [index, date] of question.choices.entries()) expect(question.choices.every((other, at) => at === index || !share(date, other)), 'two dates share a day');
      const held = said(corpus, event, times).filter(({ status, span }) => status === 'held' && span);
      expect(held.every(({ span }) => first(span!) <= first(right) ? last(span!) >= last(right) || (first(span!) === first(right)) : last(span!) <= last(right)), 'sources differ on its date');
      break;
    }
    case 'place': {
      const [from, to] = question.range;
      expect(question.span.from === event.span!.from && question.span.to === event.span!.to && question.span.doubt === 'none', 'not its date');
      expect(from <= first(question.span) && last(question.span) <= to, 'it lies beside the axis');
      expect(question.tolerance > 0 && question.tolerance * 20 <= to - from, 'too much or nothing is right');
      expect(!titlesOf(event).some((title) => /(19|20)\d\d/.test(title)), 'its year stands in its title');
      break;
    }
    case 'who': {
      const part = (person: PersonId, of: string): boolean => event.people.some((each) => each.person === person && each.part === of);
      const right = question.choices[question.right]!;
      expect(part(right.guest, 'visitor') && part(right.host, 'host'), 'the right pair did not meet');
      const here = everybody(corpus, event, times);
      for (const pair of wrong(question.choices, question.right)) {
        const strangers = [pair.guest, pair.host].filter((person) => !here.has(person));
        expect(strangers.length > 0, 'both of a wrong pair took part, or are named');
        expect(strangers.every((person) => person !== right.guest && person !== right.host), 'one of the right pair is a stranger');
        expect(here.has(pair.guest) ? pair.guest === right.guest : true, 'another guest of the event');
        expect(here.has(pair.host) ? pair.host === right.host : true, 'another host of the event');
        const side = (person: PersonId) => corpus.personById.get(person)!.side;
        expect(side(pair.guest) === side(right.guest) && side(pair.host) === side(right.host), 'of another side');
        for (const person of strangers) {
          expect(corpus.personById.get(person)!.offices.some(({ attested }) => (attested.from ?? attested.to ?? -1e9) <= times.day), 'in no office yet');
          const there = heldBy(corpus, times).filter((other) => share(other.span!, event.span!) && other.people.some((each) => each.person === person));
          expect(there.length === 0, `${person} was somewhere on those days`);
        }
      }
      if (question.cue.includes('title')) {
        for (const { person } of event.people) expect(!corpus.personById.get(person)!.name.en.split(/[ -]/).filter((word) => word.length > 3).some((word) => stands(event, word)), `${person} stands in the title`);
      } else expect(question.cue.includes('date') && event.span !== null, 'nothing to know it by');
      break;
    }
    case 'where': {
      expect(question.choices[question.right] === event.place, 'not its place');
      const here = everywhere(corpus, event, times);
      const country = (place: PlaceId) => corpus.placeById.get(place)!.country;
      for (const place of wrong(question.choices, question.right)) {
        expect(!here.has(place), `${place} is one of its places, or a source says so`);
        const sides = heldBy(corpus, times).filter((other) => other.place === place || other.stages?.includes(place)).map(({ side }) => side);
        expect(country(place) === country(event.place!) || (event.side !== null && sides.includes(event.side)), `${place} is on another side`);
        expect(sides.length > 0, `${place} is not known yet`);
      }
      if (question.cue.includes('title')) for (const id of here) for (const name of [...Object.values(corpus.placeById.get(id)!.name), ...corpus.placeById.get(id)!.aliases]) expect(!stands(event, name), `${name} stands in the title`);
      else expect(question.cue.includes('people') && event.people.length > 0, 'nothing to know it by');
      break;
    }
    case 'first': {
      const spans = question.choices.map((id) => corpus.eventById.get(id)!.span!);
      expect(question.choices.every((id) => heldBy(corpus, times).some((other) => other.id === id)), 'one is not over');
      expect(spans.every(({ doubt }) => doubt === 'none'), 'a date is doubtful');
      expect(wrong(spans, question.right).every((span) => first(span) > last(spans[question.right]!)), 'it was not the first');
      expect(wrong(spans, question.right).every((span) => first(span) - first(spans[question.right]!) < 4 * 366), 'years apart');
      expect(question.choices[question.right] === question.event, 'another is right');
      for (const id of question.choices) expect(!titlesOf(corpus.eventById.get(id)!).some((title) => /(19|20)\d\d/.test(title)), 'a year stands in a title');
      break;
    }
    case 'led': {
      const settle = (id: string): string => corpus.eventById.get(id)?.attemptOf ?? id;
      const drawn = [
        ...corpus.events.flatMap((each) => each.links.map((link) => ({ from: settle(each.id), type: link.type, to: settle(link.to) }))),
        ...corpus.reports.filter(({ known }) => (known === null ? times.today <= times.day : known <= times.day)).flatMap((report) => (report.links ?? []).map((link) => ({ from: settle(report.event), type: link.type, to: settle(link.to) }))),
      ];
      expect(drawn.some(({ from, type, to }) => from === event.id && type === 'leads-to' && to === question.choices[question.right]), 'nobody says so');
      const over = (id: string): boolean => heldBy(corpus, times).some((other) => other.id === id);
      for (const id of question.choices) {
        expect(over(id), `${id} is not over`);
        expect(corpus.eventById.get(id)!.span!.from! > event.span!.from!, `${id} came before`);
      }
      for (const id of wrong(question.choices, question.right)) {
        // the editors' own links count once both ends are over, which all of these are
        expect(!drawn.some(({ from, to }) => (from === event.id && to === id) || (from === id && to === event.id)), `${id} is linked with it`);
        const between = drawn.filter(({ from, type }) => from === event.id && type === 'leads-to').map(({ to }) => to).filter(over);
        expect(!drawn.some(({ from, type, to }) => between.includes(from) && type === 'leads-to' && to === id), `what it led to led to ${id}`);
      }
      break;
    }
    case 'known': {
      expect(question.choices[0] === true && question.choices[1] === false, 'yes and no');
      const was = naiveKnown(corpus, event, question.on, times.today)?.status ?? 'unheard';
      const yes = question.choices[question.right] === true;
      if (question.news === 'planned') expect(yes ? was === 'planned' || was === 'announced' : was === 'unheard', `it was ${was}`);
      else expect(yes ? was === question.news : was === 'planned' || was === 'announced', `it was ${was}`);
      const spoken = said(corpus, event, { ...times, day: question.on }).filter(({ known, status }) => known !== null && (question.news === 'planned' || status === question.news));
      expect(spoken.length > 0 === yes, 'a source had spoken');
      expect(event.status !== 'held' || event.span === null || question.on < first(event.span), 'it had begun');
      break;
    }
    case 'plan': {
      const was = naiveKnown(corpus, event, question.on, times.today)?.status ?? 'unheard';
      const standing = was === 'announced' ? 'planned' : was;
      expect(question.choices[question.right] === standing, `it was ${was}`);
      const told = said(corpus, event, { ...times, day: question.on }).map(({ status }) => (status === 'announced' ? 'planned' : status));
      for (const other of wrong(question.choices, question.right)) expect(other === 'planned' || other === 'unheard' || other === 'lapsed' || !told.includes(other), `a source had said ${other}`);
      if (standing !== 'held' && event.status === 'held' && event.span !== null) expect(question.on < first(event.span), 'it may have begun');
      break;
    }
  }
  return faults;
}
