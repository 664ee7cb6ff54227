/** What of an event can be cited: itself as known on the day, and each of its articles once. */
import { toCslArticle, type CslItem } from '../formats/csl.ts';
import type { I18n } from '../i18n/index.ts';
import type { Bibliography, Corpus, Report } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { KnownEvent } from '../model/known.ts';
import { toEventItem } from './references.ts';

export interface Citable {
  item: CslItem;
  label: string;
}

/** `pinned`: the address of the event on the knowledge day. */
export function toCitable(event: KnownEvent, reports: readonly Report[], bibliography: ReadonlyMap<string, Bibliography>, corpus: Corpus, i18n: I18n, { day, today, pinned }: { day: Day; today: Day; pinned: string }): Citable[] {
  const own = toEventItem(event, { corpus, i18n, day, today, pinned });
  const articles = [...new Set(reports.map(({ article }) => article))].flatMap((id) => corpus.articleById.get(id) ?? []);
  return [
    { item: own, label: i18n.plain('cite.event', { date: i18n.dates.day(day) }) },
    ...articles.map((article) => {
      const publisher = corpus.publisherById.get(article.publisher);
      const published = article.published ? i18n.dates.span(article.published, 'short') : i18n.plain('source.undated');
      return { item: toCslArticle(article, bibliography.get(article.id) ?? null, publisher), label: `${publisher?.name ?? ''} · ${published}` };
    }),
  ];
}
