/**
 * Parts of a corpus → columns that the page can index and draw from: for each event one row a stretch of knowledge
 * time in which it reads the same.
 *
 * Promises: a part can be forgotten once it is added; nothing that was learned later is in a row (K1, K9); a row's
 * traces are those learned by its first day.
 */
import type { Corpus, SettledEvent } from '../../model/corpus.ts';
import { toCorpus } from '../../model/corpus.ts';
import type { Day } from '../../model/day.ts';
import type { Head, Part } from '../../model/parts.ts';
import { tracesOf, versionsOf, type Trace, type Version } from '../../model/readings.ts';
import type { Span } from '../../model/span.ts';
import { daysOf, importanceOf, lookOf, sideGroupOf } from '../layout/marks.ts';
import { middlesOf, sortRows } from '../order.ts';
import { Column, Texts, type Written } from './column.ts';
import { CORE, DISPUTED, DOUBTS, FROM, KINDS, SETTLED, STATUSES, TO, WINDOW } from './flags.ts';

/** Everything by row, by event or by trace; all of it can be transferred. */
export interface Columns {
  /** by row */
  event: Int32Array<ArrayBuffer>;
  since: Float32Array<ArrayBuffer>;
  until: Float32Array<ArrayBuffer>;
  start: Float32Array<ArrayBuffer>;
  end: Float32Array<ArrayBuffer>;
  reachStart: Float32Array<ArrayBuffer>;
  reachEnd: Float32Array<ArrayBuffer>;
  coreStart: Float32Array<ArrayBuffer>;
  coreEnd: Float32Array<ArrayBuffer>;
  held: Uint8Array<ArrayBuffer>;
  importance: Uint8Array<ArrayBuffer>;
  group: Uint8Array<ArrayBuffer>;
  status: Uint8Array<ArrayBuffer>;
  flags: Uint8Array<ArrayBuffer>;
  /** rows in the order of their middles, and of the days from which and until which they are there */
  byMiddle: Int32Array<ArrayBuffer>;
  bySince: Int32Array<ArrayBuffer>;
  byUntil: Int32Array<ArrayBuffer>;
  /** by event: its id, and its title in English, French and Arabic */
  words: Written;
  kind: Uint8Array<ArrayBuffer>;
  side: Uint8Array<ArrayBuffer>;
  /** the traces of event n are those from traceEnds[n − 1] up to traceEnds[n] */
  traceEnds: Uint32Array<ArrayBuffer>;
  traceFrom: Float32Array<ArrayBuffer>;
  traceTo: Float32Array<ArrayBuffer>;
  traceLearned: Float32Array<ArrayBuffer>;
  /** events in the order of their ids; null: they stand in it */
  order: Int32Array<ArrayBuffer> | null;
  /** days on which sources spoke, and how many of them */
  spoken: Float32Array<ArrayBuffer>;
  spokenCount: Uint32Array<ArrayBuffer>;
}

const float = (length: number): Float32Array<ArrayBuffer> => new Float32Array(length);
const byte = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length);

export class Ledger {
  readonly #head: Head;
  readonly #today: Day;
  readonly #sides: readonly [string, string];
  readonly #rows = {
    event: new Column((length) => new Int32Array(length)),
    since: new Column(float), until: new Column(float), start: new Column(float), end: new Column(float),
    reachStart: new Column(float), reachEnd: new Column(float), coreStart: new Column(float), coreEnd: new Column(float),
    held: new Column(byte), importance: new Column(byte), group: new Column(byte), status: new Column(byte), flags: new Column(byte),
  };
  readonly #words = new Texts();
  readonly #kind = new Column(byte);
  readonly #side = new Column(byte);
  readonly #traceEnds = new Column((length) => new Uint32Array(length));
  readonly #traces = { from: new Column(float), to: new Column(float), learned: new Column(float) };
  readonly #spoken = new Map<Day, number>();
  readonly #ids: string[] = [];
  #sorted = true;

  constructor(head: Head, today: Day) {
    this.#head = head;
    this.#today = today;
    this.#sides = [head.dataset.sides[0]!.id, head.dataset.sides[1]!.id];
  }

  get events(): number {
    return this.#ids.length;
  }

  add(part: Part): void {
    const corpus = toCorpus({ ...this.#head, ...part });
    for (const event of part.events) this.#addEvent(corpus, event);
    const first = new Map<string, Day>();
    for (const { article, known } of part.reports) if (known !== null) first.set(article, Math.min(known, first.get(article) ?? Infinity));
    for (const day of first.values()) this.#spoken.set(day, (this.#spoken.get(day) ?? 0) + 1);
  }

  #addEvent(corpus: Corpus, event: SettledEvent): void {
    const versions = versionsOf(corpus, event, this.#today);
    if (versions.length === 0) return;
    const number = this.#ids.length;
    if (number > 0 && this.#ids[number - 1]! > event.id) this.#sorted = false;
    this.#ids.push(event.id);
    this.#words.push(event.id);
    for (const language of ['en', 'fr', 'ar'] as const) this.#words.push(event.title[language]);
    this.#kind.push(KINDS.indexOf(event.kind));
    this.#side.push(event.side === null ? 255 : this.#sides.indexOf(event.side));
    const traces = tracesOf(corpus, event, this.#today).sort((a, b) => a.learned - b.learned);
    for (const { from, to, learned } of traces) {
      this.#traces.from.push(from);
      this.#traces.to.push(to + 1);
      this.#traces.learned.push(learned);
    }
    this.#traceEnds.push(this.#traces.from.length);
    for (const version of versions) this.#addVersion(number, event, version, traces);
  }

  /** A version is cut where a trace is learned: before that day it is not known. */
  #addVersion(number: number, event: SettledEvent, version: Version, traces: readonly Trace[]): void {
    let { since } = version;
    for (const { learned } of traces) {
      if (learned <= since || learned >= version.until) continue;
      this.#addRow(number, event, { ...version, since, until: learned }, traces);
      since = learned;
    }
    this.#addRow(number, event, { ...version, since }, traces);
  }

  #addRow(number: number, event: SettledEvent, { since, until, status, span, settled, disputed }: Version, traces: readonly Trace[]): void {
    const rows = this.#rows;
    const days = daysOf(span);
    const [start, end] = days ?? [Number.NaN, Number.NaN];
    let [first, last] = days ?? [Infinity, -Infinity];
    for (const { from, to, learned } of traces) {
      if (learned > since) break;
      first = Math.min(first, from);
      last = Math.max(last, to + 1);
    }
    rows.event.push(number);
    rows.since.push(since);
    rows.until.push(until);
    rows.start.push(start);
    rows.end.push(end);
    rows.reachStart.push(first > last ? Number.NaN : first);
    rows.reachEnd.push(first > last ? Number.NaN : last);
    rows.coreStart.push(span?.core?.[0] ?? Number.NaN);
    rows.coreEnd.push(span?.core?.[1] ?? Number.NaN);
    rows.held.push(lookOf({ status }) === 'held' ? 1 : 0);
    rows.importance.push(importanceOf(event));
    rows.group.push(sideGroupOf({ kind: event.kind, side: event.side, span }, this.#sides));
    rows.status.push(STATUSES.indexOf(status));
    rows.flags.push((settled ? SETTLED : 0) | (disputed ? DISPUTED : 0) | toFlags(span));
  }

  /** All that was added so far. */
  take(): Columns {
    const rows = this.#rows;
    const spoken = [...this.#spoken].sort(([a], [b]) => a - b);
    const [since, until, start, end] = [rows.since.take(), rows.until.take(), rows.start.take(), rows.end.take()];
    return {
      event: rows.event.take(), since, until, start, end, byMiddle: sortRows(middlesOf(start, end)), bySince: sortRows(since), byUntil: sortRows(until),
      reachStart: rows.reachStart.take(), reachEnd: rows.reachEnd.take(), coreStart: rows.coreStart.take(), coreEnd: rows.coreEnd.take(),
      held: rows.held.take(), importance: rows.importance.take(), group: rows.group.take(), status: rows.status.take(), flags: rows.flags.take(),
      words: this.#words.take(), kind: this.#kind.take(), side: this.#side.take(),
      traceEnds: this.#traceEnds.take(), traceFrom: this.#traces.from.take(), traceTo: this.#traces.to.take(), traceLearned: this.#traces.learned.take(),
      order: this.#sorted ? null : Int32Array.from(this.#ids.keys()).sort((a, b) => (this.#ids[a]! < this.#ids[b]! ? -1 : 1)),
      spoken: Float32Array.from(spoken, ([day]) => day), spokenCount: Uint32Array.from(spoken, ([, count]) => count),
    };
  }
}

function toFlags(span: Span | null): number {
  if (span === null) return 0;
  return (
    (span.window ? WINDOW : 0) | (span.from === null ? 0 : FROM) | (span.to === null ? 0 : TO) | (span.core === null ? 0 : CORE) | (DOUBTS.indexOf(span.doubt) << 6)
  );
}

/** The buffers that can be handed over. */
export function buffersOf(columns: Columns): ArrayBuffer[] {
  return (Object.values(columns) as Columns[keyof Columns][]).flatMap((each): ArrayBuffer[] => (each === null ? [] : 'bytes' in each ? [each.bytes.buffer, each.ends.buffer] : [each.buffer]));
}
