/** What of the page can be cited: an event or the whole view as known on the knowledge day, and the articles behind them. */
import { toCslArticle, toCslDay, type CslItem } from '../formats/csl.ts';
import type { I18n } from '../i18n/index.ts';
import type { Bibliography, Corpus } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';

interface Place {
  corpus: Corpus;
  i18n: I18n;
  /** the knowledge day, and the reader's own */
  day: Day;
  today: Day;
  /** the address on the knowledge day */
  pinned: string;
}

export function toEventItem(event: KnownEvent, place: Place): CslItem {
  const { i18n, day, today } = place;
  const title = i18n.words(event.title);
  return toItem(event.id, day < today ? i18n.plain('cite.asKnown', { title, date: i18n.dates.day(day) }) : title, place);
}

export function toViewItem(count: number, place: Place): CslItem {
  const { corpus, i18n, day } = place;
  return toItem('view', i18n.plain('export.viewTitle', { title: i18n.words(corpus.dataset.title), count, date: i18n.dates.day(day) }), place);
}

function toItem(id: string, title: string, { corpus, i18n, today, pinned }: Place): CslItem {
  return {
    id,
    type: 'webpage',
    title,
    'container-title': i18n.words(corpus.dataset.title),
    version: corpus.version.slice(0, 12),
    URL: pinned,
    accessed: toCslDay(today),
    language: i18n.language,
  };
}

/** The articles of these events that count on the knowledge day, each once. */
export function toArticleItems(events: readonly KnownEvent[], corpus: Corpus, bibliography: ReadonlyMap<string, Bibliography>): CslItem[] {
  const ids = new Set(events.flatMap(({ reports }) => reports.flatMap((id) => corpus.reportById.get(id)?.article ?? [])));
  return [...ids].flatMap((id) => corpus.articleById.get(id) ?? []).map((article) => toCslArticle(article, bibliography.get(article.id) ?? null, corpus.publisherById.get(article.publisher)));
}
