// Several visits to each page that searches → one row a page, one line a query, and what the table and the README say.

import { rising, toCell, toMedian, toMiddle, toOver, toQuantile, toTable, toText } from './figure.ts';
import { sayTimes, toOccasionLines, type Occasion } from './occasion.ts';
import type { Query } from './queries.ts';
import type { SearchRun } from './search-drive.ts';
import { toTypical, type Named } from './visit.ts';
import type { Tasks } from './watch.ts';

/** Milliseconds from the last key to the answers, of all rounds together. */
export interface Spread {
  p50: number;
  p95: number;
  max: number;
}

export interface SearchRow extends Named {
  /** null: measured; else what came to nothing */
  why: string | null;
  made: number | null;
  read: number | null;
  /** bytes */
  kept: number | null;
  answers: Spread | null;
  /** of them until the worker had answered */
  heard: Spread | null;
  making: Tasks | null;
  reading: Tasks | null;
  typing: Tasks | null;
  /** one a query */
  queries: (Query & Spread & { shown: number })[];
}

export interface SearchPart {
  occasion: Occasion;
  articles: number;
  events: number;
  reports: number;
  /** how often each query is asked in a round */
  times: number;
  rows: SearchRow[];
}

export function toSpread(list: number[]): Spread | null {
  if (list.length === 0) return null;
  const sorted = rising(list);
  return { p50: toQuantile(sorted, 0.5), p95: toQuantile(sorted, 0.95), max: sorted.at(-1)! };
}

/** `why`: what came to nothing in a round. */
export function toSearchRow({ page, name, role }: Named, runs: SearchRun[], queries: readonly Query[], why: string | null): SearchRow {
  const asked = runs.flatMap((run) => run.asked);
  return {
    page, name, role, why,
    made: toMiddle(runs.map(({ made }) => made)),
    read: toMiddle(runs.map(({ read }) => read)),
    kept: toMiddle(runs.map(({ kept }) => kept)),
    answers: toSpread(asked.map(({ ms }) => ms)),
    heard: toSpread(asked.flatMap(({ heard }) => heard ?? [])),
    making: toTypical(runs.map(({ making }) => making)),
    reading: toTypical(runs.flatMap(({ reading }) => reading ?? [])),
    typing: toTypical(runs.map(({ typing }) => typing)),
    queries: queries.flatMap((query) => {
      const mine = asked.filter((each) => each.query === query.text);
      const spread = toSpread(mine.map(({ ms }) => ms));
      return spread === null ? [] : [{ ...query, ...spread, shown: toMedian(mine.map(({ shown }) => shown)) }];
    }),
  };
}

const MB = 1_048_576;
const count = (number: number): string => number.toLocaleString('en-US');
const toMb = (bytes: number | null): number | null => bytes && bytes / MB;
/** How many, the longest, and what is above 50 ms in all. Of several rounds there may be none in most, and one all the same. */
export const sayTasks = (tasks: Tasks | null, up: boolean): string => (tasks === null ? '–' : tasks.longest === 0 ? '0' : `${count(tasks.count)}, ${toText(tasks.longest, 0, up)}, ${toText(tasks.blocked, 0, up)}`);
const sayName = ({ name, why }: Pick<SearchRow, 'name' | 'why'>): string => (why === null ? name : `${name}: did not finish (${why.replaceAll('|', '/').replaceAll('\n', ' ')})`);

export function toSearchMarkdown({ occasion, articles, events, reports, times, rows }: SearchPart): string[] {
  const ours = rows.find(({ role }) => role === 'ours');
  const others = rows.filter(({ role }) => role !== 'ours');
  const measured = rows.map((row) => {
    const up = row.role === 'ours';
    const { answers, heard } = row;
    return [
      sayName(row), toCell(row.made, 0, up), toCell(row.read, 0, up), toCell(toMb(row.kept), 1, up),
      toCell(answers?.p50, 1, up), toCell(answers?.p95, 1, up), toCell(answers?.max, 1, up), toCell(heard?.p50, 1, up), toCell(heard?.p95, 1, up),
      sayTasks(row.making, up), sayTasks(row.reading, up), sayTasks(row.typing, up),
    ];
  });
  const over = (of: (row: SearchRow) => number | null | undefined): string[] => others.map((row) => toCell(toOver(ours && of(ours), of(row)), 2, true));
  const ratios: [string, (row: SearchRow) => number | null | undefined][] = [
    ['index made', ({ made }) => made],
    ['answers p50', ({ answers }) => answers?.p50],
    ['answers p95', ({ answers }) => answers?.p95],
    ['answers max', ({ answers }) => answers?.max],
  ];
  const queries = (ours ?? rows[0])?.queries ?? [];
  return [
    `## Search over ${count(articles)} articles`,
    occasion.method,
    toOccasionLines(occasion, [`${count(events)} events, ${count(articles)} articles, ${count(reports)} reports; ${queries.length} queries, each asked ${times === 1 ? 'once' : `${times} times`} a round`]),
    toTable(['page', 'index made, ms', 'read on a second visit, ms', 'kept, MB', 'last key to answers p50, ms', 'p95', 'max', 'of it until the worker answered p50', 'p95', 'long tasks while made: count, longest, above 50 ms', 'while read', 'while typed'], measured),
    toTable(['ours divided by', ...others.map(({ name }) => name)], ratios.map(([name, of]) => [name, ...over(of)])),
    toTable(
      ['query', 'language', 'kind', ...rows.flatMap(({ name }) => [`${name}: p50, ms`, 'max', 'answers listed'])],
      queries.map(({ text, language, kind }) => [
        `<bdi>${text}</bdi>`, language, kind,
        ...rows.flatMap((row) => {
          const mine = row.queries.find((query) => query.text === text);
          return [toCell(mine?.p50, 1, row.role === 'ours'), toCell(mine?.max, 1, row.role === 'ours'), toCell(mine?.shown, 0, false)];
        }),
      ]),
    ),
  ];
}

/** As the README quotes it, in one line. */
export function toSearchLine({ occasion: it, articles, rows }: SearchPart): string {
  const ours = rows.find(({ role }) => role === 'ours');
  const longest = Math.max(0, ...[ours?.making, ours?.reading, ours?.typing].map((tasks) => tasks?.longest ?? 0));
  const others = rows.filter(({ role }) => role !== 'ours').map((row) => `${sayName(row)} ${toCell(row.made, 0, false)} ms, ${toCell(row.answers?.p50, 0, false)} and ${toCell(row.answers?.p95, 0, false)} ms`);
  return [
    `Search over ${count(articles)} articles (${it.date}, commit ${it.commit}, ${sayTimes(it.rounds)}, load ${it.load[0].toFixed(1)} to ${it.load[1].toFixed(1)}): the index is made in a worker in ${toCell(ours?.made, 0, true)} ms, takes ${toCell(toMb(ours?.kept ?? null), 1, true)} MB and is read on a second visit in ${toCell(ours?.read, 0, true)} ms`,
    `from the last key to the painted answers p50 is ${toCell(ours?.answers?.p50, 0, true)} ms, p95 ${toCell(ours?.answers?.p95, 0, true)} ms; the longest task of the page ${toText(longest, 0, true)} ms`,
    `beside it, made on the page, then p50 and p95: ${others.join('; ')}.`,
  ].join('; ');
}
