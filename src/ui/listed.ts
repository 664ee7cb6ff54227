/** The articles of a set as its list shows them, and where an address was entered before. Pure. */
import { addressFault, toAddressKey } from '../model/address.ts';
import type { Bibliography, First, Publisher } from '../model/corpus.ts';
import { fold } from '../model/fold.ts';
import type { OwnSet } from '../model/merging.ts';
import type { Span } from '../model/span.ts';
import { fileOfSet } from '../model/tongue.ts';

export interface Listed {
  id: string;
  title: string | null;
  url: string | null;
  publisher: string;
  published: Span | null;
  language: string;
  /** how many events it speaks of */
  events: number;
  /** what it says of them, one by one */
  statements: number;
  /** the file that the set came in, which speaks of all that is in it */
  file: boolean;
}

/** The latest first, those without a day last; of one day by title. `publishers`: those that the set does not have itself. */
export function listArticles({ id: set, first, evidence }: OwnSet, publishers: readonly Pick<Publisher, 'id' | 'name'>[]): Listed[] {
  const names = new Map([...publishers, ...first.publishers].map(({ id, name }) => [id, name]));
  const pages = new Map(evidence?.bibliography.map((page) => [page.id, page]));
  const said = new Map<string, string[]>();
  for (const { article, event } of first.reports) {
    const events = said.get(article);
    if (events) events.push(event);
    else said.set(article, [event]);
  }
  const rows = first.articles.map(({ id, publisher, published, language }): Listed => {
    const [page, events] = [pages.get(id), said.get(id) ?? []];
    return { id, title: page?.title ?? null, url: page?.url ?? null, publisher: names.get(publisher) ?? publisher, published, language, events: new Set(events).size, statements: events.length, file: id === fileOfSet(set) };
  });
  const day = ({ published }: Listed): number => published?.to ?? published?.from ?? -Infinity;
  return rows.sort((a, b) => (day(a) === day(b) ? 0 : day(b) - day(a)) || (a.title ?? '').localeCompare(b.title ?? ''));
}

/** Those of which all words stand in title or publisher; `silent`: only those that speak of no event. */
export function sift(rows: readonly Listed[], query: string, silent: boolean): Listed[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return rows.filter(({ title, publisher, url, events }) => {
    if (silent && events > 0) return false;
    if (words.length === 0) return true;
    const text = fold(`${title ?? ''}\n${publisher}\n${url ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

/** Where an address was entered before. */
export type Entered = { in: 'site'; title: string | null; event: string } | { in: 'set'; set: string; name: string; article: string; title: string | null; /** one that is kept, and can be opened in the form */ kept: boolean };
/** Pages of a set of the reader's own. */
export interface Pages {
  set: string;
  name: string;
  kept: boolean;
  pages: readonly Pick<Bibliography, 'id' | 'title' | 'url'>[];
}

/** `but`: the article that is in the form itself. The reader's own come first: they can be opened there. */
export function findEntered(url: string, { site, sets, but }: { site: { first: Pick<First, 'reports'>; pages: readonly Bibliography[] }; sets: readonly Pages[]; but: string | null }): Entered | null {
  const text = url.trim();
  if (addressFault(text) !== null) return null;
  const key = toAddressKey(text);
  // of most addresses this alone tells that they are others
  const host = new URL(text).hostname.replace(/^www\./, '');
  const among = <T extends { id: string; url: string | null }>(pages: readonly T[]): T | undefined =>
    pages.find((page) => page.url !== null && page.id !== but && page.url.toLowerCase().includes(host) && addressFault(page.url) === null && toAddressKey(page.url) === key);
  for (const { set, name, kept, pages } of sets) {
    const page = among(pages);
    if (page) return { in: 'set', set, name, article: page.id, title: page.title, kept };
  }
  const page = among(site.pages);
  const event = page && site.first.reports.find(({ article }) => article === page.id)?.event;
  return page && event !== undefined ? { in: 'site', title: page.title, event } : null;
}
