/** From a corpus in lines to what the timeline draws: nothing is lost on the way, and no day knows what was learned later. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Corpus, First } from '../../src/model/corpus.ts';
import { FIELDS, knownOn, type KnownEvent } from '../../src/model/known.ts';
import { toLines, type Head, type Part } from '../../src/model/parts.ts';
import { takeCensus, type Census } from '../../src/timeline/census.ts';
import { Column, Texts, textAt } from '../../src/timeline/prepare/column.ts';
import { Ledger } from '../../src/timeline/prepare/ledger.ts';
import { linesOf } from '../../src/timeline/prepare/lines.ts';
import { toSheet } from '../../src/timeline/prepare/sheet.ts';
import type { Seen } from '../../src/timeline/scene.ts';
import { corpusArb, LAST_DAY } from '../fixtures/corpora.ts';

const TODAY = 1000;

function prepared(corpus: First): Census {
  const [head, ...parts] = [...toLines(corpus)];
  const ledger = new Ledger(JSON.parse(head!) as Head, TODAY);
  for (const part of parts) ledger.add(JSON.parse(part) as Part);
  return takeCensus(toSheet(ledger.take(), ['MA', 'FR']), TODAY);
}

/** What a mark says; the core of what goes on is in the columns that of its first day (K3). */
function saidOf({ id, kind, side, title, status, span, settled }: Seen | KnownEvent, disputed: boolean): unknown {
  const growing = !settled && span !== null && span.to === null && span.core !== null;
  return { id, kind, side, title, status, settled, disputed, span: growing ? { ...span, core: [span.from, span.from] } : span };
}

describe('columns of a corpus', () => {
  test('say on every day what is known on it, of every event and of no other', () => {
    fc.assert(
      fc.property(corpusArb, fc.array(fc.integer({ min: -1, max: LAST_DAY + 15 }), { minLength: 1, maxLength: 6 }), (corpus: Corpus, days) => {
        const census = prepared(corpus);
        for (const day of days) {
          const now = census.on(day, null);
          const known = knownOn(corpus, day, TODAY);
          for (const event of known) {
            const row = now.find(event.id);
            expect(row, event.id).not.toBeNull();
            const seen = now.see(row!);
            expect(saidOf(seen, seen.disputed)).toEqual(saidOf(event, FIELDS.some((field) => event.against[field].length > 0)));
          }
          for (const { id } of corpus.events) if (!known.some((event) => event.id === id)) expect(now.find(id), id).toBeNull();
        }
      }),
      { numRuns: 150 },
    );
  });

  test('show no plan before the day on which it was learned', () => {
    fc.assert(
      fc.property(corpusArb, fc.integer({ min: 0, max: LAST_DAY }), (corpus, day) => {
        const now = prepared(corpus).on(day, null);
        for (const { id } of corpus.events) {
          const row = now.find(id);
          if (row !== null) for (const { learned } of now.see(row).plans) expect(learned).toBeLessThanOrEqual(day);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('the census counts what it shows', () => {
    fc.assert(
      fc.property(corpusArb, fc.integer({ min: 0, max: LAST_DAY }), (corpus, day) => {
        const now = prepared(corpus).on(day, null);
        const counted = Array.from({ length: now.groups }, (_, group) => now.total(group) + now.countUndated(group).all).reduce((a, b) => a + b, 0);
        expect(counted).toBe(knownOn(corpus, day, TODAY).length);
      }),
      { numRuns: 150 },
    );
  });
});

describe('lines', () => {
  const toStream = (pieces: Uint8Array[]): ReadableStream<Uint8Array> =>
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(piece);
        controller.close();
      },
    });

  test('are whole, wherever the bytes are cut, in any script', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\n]/.test(text))), fc.array(fc.nat(200)), fc.boolean(), async (lines, cuts, ended) => {
        const bytes = new TextEncoder().encode(lines.join('\n') + (ended ? '\n' : ''));
        const places = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const read: string[] = [];
        for await (const line of linesOf(toStream(places.slice(1).map((end, index) => bytes.slice(places[index], end))))) read.push(line);
        // a mark of order at the beginning of a line is none of its words
        expect(read).toEqual(lines.map((line) => line.replace(/^\uFEFF/, '')).filter((line) => line !== ''));
      }),
    );
  });
});

test('a column grows, and what was taken of it stays', () => {
  const column = new Column((length) => new Int32Array(length));
  for (let value = 0; value < 3000; value += 1) column.push(value);
  const taken = column.take();
  column.push(-1);
  expect([taken.length, taken[0], taken[2999], column.length]).toEqual([3000, 0, 2999, 3001]);
});

test('texts come back as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
      const written = new Texts();
      for (const text of texts) written.push(text);
      const taken = written.take();
      expect(texts.map((_, index) => textAt(taken, index))).toEqual(texts.map((text) => text.replace(/^\uFEFF/, '')));
    }),
  );
});
