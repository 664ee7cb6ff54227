import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownOn } from '../../src/model/known.ts';
import { layoutAligned, type Aligned, type Ground, type Pair } from '../../src/timeline/layout/aligned.ts';
import type { Mark, Seen, Wording } from '../../src/timeline/scene.ts';
import { corpusArb, LAST_DAY } from '../fixtures/corpora.ts';
import { parseDrawn } from '../fixtures/drawn.ts';

const TODAY = 1000;
const words = { title: () => 'title', date: () => 'date', name: () => 'name', tick: (day: number) => String(day), offset: () => '0' } as unknown as Wording;
const ground = (width: number, mirrored: boolean): Ground => ({ width, mirrored, sides: ['MA', 'FR'], words, measure: (text) => text.length * 6 });
const seen = (corpus: ReturnType<typeof parseDrawn>, day: number): Map<string, Seen> => new Map(knownOn(corpus, day, TODAY).map((event) => [event.id, { ...event, disputed: false }]));
const pairsOf = (corpus: ReturnType<typeof parseDrawn>, a: number, b: number): Pair[] => [...seen(corpus, b).values()].map((after) => ({ before: seen(corpus, a).get(after.id) ?? null, after }));
const marksOf = ({ rows }: Aligned): Mark[] => rows.flatMap(({ before, after }) => (before ? [before, after] : [after]));

const pairsArb = fc.tuple(corpusArb, fc.integer({ min: 0, max: LAST_DAY }), fc.integer({ min: 0, max: 20 })).map(([corpus, day, more]) => pairsOf(corpus, day, day + more));
const widthArb = fc.integer({ min: 240, max: 1600 });

test('every mark lies within the width and its row', () => {
  fc.assert(
    fc.property(pairsArb, widthArb, fc.boolean(), (pairs, width, mirrored) => {
      for (const { before, after, height } of layoutAligned(pairs, ground(width, mirrored)).rows) {
        for (const { box } of before ? [before, after] : [after]) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(width);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.y + box.height).toBeLessThanOrEqual(height);
        }
      }
    }),
  );
});

test('from right to left it is the mirror image', () => {
  fc.assert(
    fc.property(pairsArb, widthArb, (pairs, width) => {
      const [plain, mirrored] = [false, true].map((each) => layoutAligned(pairs, ground(width, each)));
      const flipped = marksOf(mirrored!).map(({ box }) => width - box.x - box.width);
      for (const [index, { box }] of marksOf(plain!).entries()) expect(flipped[index]).toBeCloseTo(box.x, 6);
      expect(mirrored!.ticks.length).toBe(plain!.ticks.length);
      for (const [index, { at, text }] of plain!.ticks.entries()) {
        expect(width - mirrored!.ticks[index]!.at).toBeCloseTo(at, 6);
        expect(mirrored!.ticks[index]!.text).toBe(text);
      }
    }),
  );
});

describe('a plan that moved, one without a date and one that is new', () => {
  const corpus = parseDrawn(`
    visit held 20
      @1 planned 3..6
      @9 planned 20
    dinner planned none
      @1 announced none
    signing held 25
      @8 planned 25`);
  const { rows, margin } = layoutAligned(pairsOf(corpus, 1, 10), ground(600, false));

  test('the later date stands farther along, with an arrow to it', () => {
    const { before, after, arrow } = rows[0]!;
    expect(after.box.x).toBeGreaterThan(before!.box.x);
    expect(arrow![0].x).toBeCloseTo(before!.box.x + before!.box.width / 2);
    expect(arrow![1].x).toBeCloseTo(after.box.x + after.box.width / 2);
    expect(before!.look).toBe('planned');
  });

  test('what has no date stands in a margin at the end', () => {
    for (const { box } of [rows[1]!.before!, rows[1]!.after]) expect(box.x).toBeGreaterThanOrEqual(margin![0]);
  });

  test('what was not known stands alone in a lower row', () => {
    expect(rows[2]).toMatchObject({ before: null, arrow: null });
    expect(rows[2]!.height).toBeLessThan(rows[0]!.height);
  });
});
