/** What a report says, a date and a name, in the reader's language. */
import type { I18n } from '../i18n/index.ts';
import { directionOf } from '../i18n/language.ts';
import type { Corpus, Report } from '../model/corpus.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Value } from '../model/sayings.ts';
import type { SomeWords } from '../model/tale.ts';
import type { Page } from '../view/view.ts';
import { tongueOf } from '../model/tongue.ts';

/** "Planned for September 2024 (« en septembre prochain »)"; null: it says no more than that it happened. */
export function sayReport({ status, span, words }: Report, i18n: I18n): string | null {
  if (status === undefined && span === undefined) return null;
  const date = span ? i18n.dates.span(span, 'long') : null;
  const phrase = words === undefined ? '' : ` (${i18n.quote(words)})`;
  if (date !== null) return `${i18n.t(`says.${status ?? 'planned'}`, { date })}${phrase}`;
  if (status === undefined) return i18n.t('says.noDate');
  return span === null ? `${i18n.t(`status.${status}`)}${i18n.comma}${i18n.t('says.noDate')}` : i18n.t(`status.${status}`);
}

/** The date of an event as known, with its doubt: "28–30 Oct 2024", "planned for September 2024". */
export function sayDate({ span, status, settled }: Pick<KnownEvent, 'span' | 'status' | 'settled'>, i18n: I18n, style: 'short' | 'weekday' = 'short'): string {
  if (span === null) return settled || status === 'held' || status === 'underway' ? i18n.plain('timeline.dateUnknown') : i18n.plain(`status.${status}`);
  const date = i18n.dates.span(span, style);
  if (status === 'held' || settled) return date;
  return i18n.plain(`mark.${status}`, { date });
}

/** The name of what has a page, and its language where that is not the reader's; null: there is no such thing. */
export function sayName({ of, id }: Page, corpus: Corpus, i18n: I18n): { name: string; language?: string } | null {
  if (of === 'publisher') {
    const publisher = corpus.publisherById.get(id);
    return publisher ? { name: publisher.name, language: publisher.language } : null;
  }
  const thing = { person: corpus.personById, place: corpus.placeById, topic: corpus.topicById }[of].get(id);
  const language = thing && tongueOf(thing.name);
  return thing ? { name: i18n.words(thing.name), ...(language === undefined ? {} : { language }) } : null;
}

/** A value of a field, as it is read in a list of them. */
export function sayValue(value: Value, corpus: Corpus, i18n: I18n): string {
  if (value.field === 'status') return i18n.t(`status.${value.value}`);
  if (value.value === null) return i18n.t('date.none');
  if (value.field === 'date') return i18n.dates.span(value.value, 'short');
  return sayName({ of: ({ place: 'place', people: 'person', topics: 'topic' } as const)[value.field], id: value.value }, corpus, i18n)?.name ?? value.value;
}

/** "23 Apr 2024 · French": when and in which language an article was published. */
export function sayArticle(article: { published: Parameters<I18n['dates']['span']>[0] | null; language: string } | undefined, i18n: I18n): string {
  if (!article) return i18n.t('source.undated');
  const { language, published } = article;
  const spoken = i18n.t(`language.${language === 'ar' || language === 'fr' || language === 'en' ? language : 'other'}`);
  return `${published ? i18n.dates.span(published, 'short') : i18n.t('source.undated')}\u00a0· ${spoken}`;
}

/** Words in the reader's language, or else in one that they are in, which is then named. */
export function sayWords(words: SomeWords, { language }: Pick<I18n, 'language'>): { text: string; lang?: string; dir?: 'rtl' | 'ltr' } {
  const own = words[language];
  if (own !== undefined) return { text: own };
  const lang = (['fr', 'ar', 'en'] as const).find((each) => words[each] !== undefined);
  return lang === undefined ? { text: '' } : { text: words[lang]!, lang, dir: directionOf(lang) };
}
