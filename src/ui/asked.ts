/** A question's words: what is asked, what there is to choose, and what the right answer was. */
import { sayName } from '../cards/say.ts';
import type { I18n } from '../i18n/index.ts';
import type { Corpus, EventId } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { Question } from '../review/card.ts';

export function sayQuestion(question: Question, i18n: I18n): string {
  if (question.kind === 'known') return i18n.t(`ask.known.${question.news}`, { date: i18n.dates.day(question.on) });
  if (question.kind === 'plan') return i18n.t('ask.plan', { date: i18n.dates.day(question.on) });
  return i18n.t(`ask.${question.kind}`);
}

/** What may be chosen, in its order; none where it is put on the axis. */
export function sayChoices(question: Question, corpus: Corpus, i18n: I18n): string[] {
  const person = (id: string): string => sayName({ of: 'person', id }, corpus, i18n)?.name ?? id;
  switch (question.kind) {
    case 'when':
      return question.choices.map((span) => i18n.dates.span(span, 'long'));
    case 'place':
      return [];
    case 'who':
      return question.choices.map(({ guest, host }) => i18n.t('ask.pair', { guest: person(guest), host: person(host) }));
    case 'where':
      return question.choices.map((id) => sayName({ of: 'place', id }, corpus, i18n)?.name ?? id);
    case 'first':
    case 'led':
      return question.choices.map((id) => sayTitle(id, corpus, i18n));
    case 'known':
      return question.choices.map((yes) => i18n.t(yes ? 'ask.yes' : 'ask.no'));
    case 'plan':
      return question.choices.map((standing) => i18n.t(`ask.${standing}`));
  }
}

const sayTitle = (id: EventId, corpus: Corpus, i18n: I18n): string => {
  const event = corpus.eventById.get(id);
  return event ? i18n.words(event.title) : id;
};

/** The right answer in words. */
export const sayAnswer = (question: Question, corpus: Corpus, i18n: I18n): string =>
  question.kind === 'place' ? i18n.dates.span(question.span, 'long') : sayChoices(question, corpus, i18n)[question.right]!;

const MONTH = 30.44;
const YEAR = 365.25;

/** So many days, in the unit in which they are easily read. */
export function sayLength(days: number, i18n: I18n): string {
  if (days < 2 * MONTH) return i18n.t('ask.days', { count: days });
  return days < 2 * YEAR ? i18n.t('ask.months', { count: Math.round(days / MONTH) }) : i18n.t('ask.years', { count: Math.round(days / YEAR) });
}

/** How a day on the axis lies to the days that were asked for. */
export function sayOff({ span }: Extract<Question, { kind: 'place' }>, day: Day, i18n: I18n): string {
  const date = i18n.dates.day(day);
  const [early, late] = [(span.from ?? day) - day, day - (span.to ?? day)];
  if (early > 0) return i18n.t('ask.early', { date, off: sayLength(early, i18n) });
  return late > 0 ? i18n.t('ask.late', { date, off: sayLength(late, i18n) }) : i18n.t('ask.inside', { date });
}
