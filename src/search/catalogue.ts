/**
 * The index of a corpus: from a question to events in the order of how well they answer it. MiniSearch keeps the words;
 * here they are folded, dates are read as dates, and pieces of one event are put together.
 *
 * Promises: an event answers when every word of the question is in what is known of it on that day, in whatever pieces;
 * words are met from their first letters; where nothing begins so, one letter may be wrong in a word of five or more.
 */
import MiniSearch, { type Options, type SearchResult } from 'minisearch';
import type { EventId, ReportId } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { readDate } from './dates.ts';
import { FIELDS, type Field, type Piece } from './documents.ts';
import { wordsOf } from './fold.ts';
import { keptUnder, soughtBy } from './stem.ts';

/** Raised whenever the same corpus would be indexed in another way: an index kept on a device is of one of these. */
export const CATALOGUE = 2;

export interface Question {
  query: string;
  /** the knowledge day */
  day: Day;
  /** undated reports count from it */
  today: Day;
}

export interface Hit {
  event: EventId;
  /** the report whose own words or date answer best; null: the event's own do */
  report: ReportId | null;
}

export interface Answer {
  /** best first */
  hits: Hit[];
  /** words of the index that were met, folded and in order: what to mark in a text */
  terms: string[];
}

const OPTIONS: Options<Piece> = {
  fields: [...FIELDS],
  storeFields: ['event', 'since', 'report'],
  tokenize: (text, field) => (field === 'date' ? text.split(' ') : wordsOf(text).map(({ folded }) => folded)),
  processTerm: (term, field) => (field === 'date' || term === '' ? term || null : keptUnder(term)),
};
const WORDS: Field[] = ['title', 'names', 'publisher', 'quote', 'prose'];
const WEIGHT: Partial<Record<Field, number>> = { title: 4, names: 3, publisher: 2, quote: 1.5, prose: 1 };
/** letters of a word that may be misspelt */
const LEAST_FUZZY = 5;

type Found = SearchResult & Pick<Piece, 'event' | 'since' | 'report'>;

export class Catalogue {
  #index: MiniSearch<Piece>;

  constructor(index = new MiniSearch<Piece>(OPTIONS)) {
    this.#index = index;
  }

  /** What `toText` gave → the catalogue it was of. Throws where it is no such text. */
  static from(text: string): Catalogue {
    return new Catalogue(MiniSearch.loadJSON(text, OPTIONS));
  }

  toText(): string {
    return JSON.stringify(this.#index);
  }

  add(pieces: readonly Piece[]): void {
    this.#index.addAll(pieces);
  }

  ask({ query, day, today }: Question): Answer {
    const filter = (result: SearchResult): boolean => ((result as Found).since ?? today) <= day;
    const { date, rest } = readDate(wordsOf(query));
    const answers = date === null ? [] : [this.#index.search(date, { fields: ['date'], tokenize: (text) => [text], processTerm: (term) => term, filter, boostDocument: onDay }) as Found[]];
    const scores = answers.map((found) => bestOf(found));
    // what the longest words left is soon told of the short ones, which alone meet most of the index
    for (const { folded } of rest.toSorted((a, b) => b.folded.length - a.folded.length)) {
      const found = this.#find(folded, filter, scores.length === 0 ? null : (event) => scores.every((each) => each.has(event)));
      answers.push(found);
      scores.push(bestOf(found));
    }
    if (answers.length === 0) return { hits: [], terms: [] };

    const [first, ...others] = scores;
    const speakers = speakersOf(answers);
    const hits = [...first!.keys()].flatMap((event) => {
      if (!others.every((each) => each.has(event))) return [];
      const [score, pieces] = scores.reduce(([sum, all], each) => [sum + each.get(event)!.score, all + each.get(event)!.pieces], [0, 0]);
      // what much is said about comes before what is said once
      return { event, report: speakers.get(event)?.report ?? null, score: score * (1 + Math.log2(pieces) / 10) };
    });
    hits.sort((a, b) => b.score - a.score || (a.event < b.event ? 1 : -1));
    const terms = new Set<string>();
    for (const found of answers) for (const each of found) for (const term of each.terms) terms.add(term);
    return { hits: hits.map(({ event, report }) => ({ event, report })), terms: [...terms].filter((term) => term !== date).sort() };
  }

  /** `among`: what answered the words before: of a short word no more is asked; whether a long one is misspelt all have a say in. */
  #find(word: string, filter: (result: SearchResult) => boolean, among: ((event: EventId) => boolean) | null): Found[] {
    const options = { fields: WORDS, boost: WEIGHT as Record<string, number>, tokenize: (text: string) => [text], processTerm: soughtBy, filter, prefix: true };
    if (word.length < LEAST_FUZZY) {
      const boostDocument = (_id: unknown, _term: string, piece?: Record<string, unknown>): number => (among!(piece!['event'] as EventId) ? 1 : 0);
      return this.#index.search(word, among === null ? options : { ...options, boostDocument }) as Found[];
    }
    const found = this.#index.search(word, options);
    return (found.length > 0 ? found : this.#index.search(word, { ...options, fuzzy: 1 })) as Found[];
  }
}

/** What was on a day answers it before what was once planned for it. */
const onDay = (_id: unknown, _term: string, piece?: Record<string, unknown>): number => (piece?.['report'] === null ? 4 : 1);

/** The best score of each event's pieces, and how many they are. */
function bestOf(found: readonly Found[]): Map<EventId, { score: number; pieces: number }> {
  const best = new Map<EventId, { score: number; pieces: number }>();
  for (const { event, score } of found) {
    const before = best.get(event);
    best.set(event, { score: Math.max(score, before?.score ?? 0), pieces: (before?.pieces ?? 0) + 1 });
  }
  return best;
}

/** The piece of each event that itself says most of the question: not only by whom it names. */
function speakersOf(answers: readonly Found[][]): Map<EventId, Found> {
  const said = new Map<string, number>();
  const best = new Map<EventId, Found>();
  for (const found of answers) {
    for (const each of found) {
      if (!saysItself(each)) continue;
      const score = (said.get(each.id as string) ?? 0) + each.score;
      said.set(each.id as string, score);
      const before = best.get(each.event);
      if (before === undefined || score > said.get(before.id as string)!) best.set(each.event, each);
    }
  }
  return best;
}

/** A single letter meets some thousand pieces: no list is made of what each of them was met by. */
function saysItself({ match }: Found): boolean {
  for (const term in match) for (const field of match[term]!) if (field !== 'names') return true;
  return false;
}
