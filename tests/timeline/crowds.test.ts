/** The laws of the layout where there is far more than has room: thousands of events, lanes of kinds, squeezed years, large letters. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KnownEvent } from '../../src/model/known.ts';
import { EVENT_KINDS } from '../../src/model/schema.ts';
import { toSpan } from '../../src/model/span.ts';
import { takeCensus } from '../../src/timeline/census.ts';
import { overlaps } from '../../src/timeline/layout/box.ts';
import { createLayout, layout } from '../../src/timeline/layout/layout.ts';
import { createWarp, NO_WARP } from '../../src/timeline/layout/warp.ts';
import { toRoll } from '../../src/timeline/roll.ts';
import type { Plot, Scene } from '../../src/timeline/scene.ts';
import { countedIn, toKnownEvent, toPlot } from '../fixtures/plots.ts';

const TITLES = ['Talks', 'A minister in Rabat', 'The ministers of the interior in Rabat', 'A long name of a visit that has many words in its title', 'Signing'];

/** Bursts of events with pauses between them; the same for the same seed. */
function crowd(count: number, seed: number): KnownEvent[] {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const bursts = Array.from({ length: 12 }, () => below(25_000));
  return Array.from({ length: count }, (_, index) => {
    const from = below(3) === 0 ? below(25_000) : bursts[below(12)]! + below(200);
    const long = below(40) === 0 ? below(900) : below(3);
    const title = `${TITLES[below(TITLES.length)]!} ${String(index)}`;
    const window = below(6) === 0;
    return toKnownEvent(`event-${String(index).padStart(5, '0')}`, {
      title: { en: title, fr: title, ar: title },
      kind: EVENT_KINDS[below(EVENT_KINDS.length)]!,
      side: below(9) === 0 ? null : below(2) === 0 ? 'MA' : 'FR',
      status: below(8) === 0 ? 'cancelled' : 'held',
      span: below(60) === 0 ? null : window ? { from, to: from + 30, core: null, window: true, doubt: 'none' } : toSpan(from, from + long),
      plans: below(12) === 0 ? [{ span: toSpan(from - below(400)), status: 'planned', learned: 0, reports: [], ruled: true, fate: 'moved' }] : [],
    });
  });
}

const events = crowd(3000, 7);
const days = events.flatMap(({ span }) => (span === null ? [] : [span.from!, span.to!])).sort((a, b) => a - b);
const squeezed = createWarp(days);
const kinds = {
  census: takeCensus(toRoll(events, EVENT_KINDS.length, ({ kind }) => EVENT_KINDS.indexOf(kind)), 2000),
  groups: EVENT_KINDS.map((title) => ({ title, hue: 'ink' as const })),
  grouping: 'kind' as const,
};
const plain = toPlot(events);

const settingsArb = fc.record({
  middle: fc.integer({ min: -500, max: 26_000 }),
  length: fc.constantFrom(0, 6, 40, 300, 2500, 12_000, 26_000),
  form: fc.constantFrom('across' as const, 'down' as const),
  quiet: fc.boolean(),
  byKind: fc.boolean(),
  zoomOfText: fc.constantFrom(1, 1, 2),
  width: fc.constantFrom(320, 390, 1280),
  height: fc.constantFrom(500, 800, 2400),
  selected: fc.option(fc.integer({ min: 0, max: 2999 }), { freq: 3 }),
});
type Settings = typeof settingsArb extends fc.Arbitrary<infer T> ? T : never;

const toSettled = ({ middle, length, form, quiet, byKind, zoomOfText, width, height, selected }: Settings): Plot => ({
  ...plain,
  ...(byKind ? kinds : {}),
  range: [middle - Math.floor(length / 2), middle + Math.ceil(length / 2)],
  form,
  warp: quiet ? squeezed : NO_WARP,
  zoomOfText,
  measure: zoomOfText === 1 ? measureOnce : measureTwice,
  size: { width, height },
  selected: selected === null ? null : events[selected]!.id,
});
const measureOnce = (text: string): number => text.length * 6.5;
const measureTwice = (text: string): number => text.length * 13;

const touch = (a: Scene['plot'], b: Scene['plot']): boolean => overlaps(a, b, -0.6);
const RUNS = { numRuns: 60 };

describe('of three thousand events, at any zoom', () => {
  test('what is drawn and what is counted is the whole', () => {
    fc.assert(
      fc.property(settingsArb, (settings) => {
        const plot = toSettled(settings);
        const scene = layout(plot);
        const counted = countedIn(scene, plot);
        for (const { ids, count } of counted) expect(ids).toHaveLength(count);
        const told = [...scene.marks.map((mark) => mark.ref.event), ...scene.bands.map(({ ref }) => ref.event), ...counted.flatMap(({ ids }) => ids)];
        expect(new Set(told).size).toBe(told.length);
        // middles inside the axis; a day's width at its ends is left to rounding
        const [first, last] = [plot.range[0] + 0.01, plot.range[1] + 0.99];
        const missing = events.filter(({ span, id }) => (span === null || ((span.from! + span.to! + 1) / 2 > first && (span.from! + span.to! + 1) / 2 < last)) && !told.includes(id));
        expect(missing.map(({ id }) => id)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('no label meets another, nor a mark that is not its own, nor a number', () => {
    fc.assert(
      fc.property(settingsArb, (settings) => {
        const plot = toSettled(settings);
        const { labels, marks, clusters, trails } = layout(plot);
        const all = [...labels, ...trails.flatMap((trail) => trail.labels)];
        for (const [index, label] of all.entries()) {
          for (const other of all.slice(index + 1)) expect(touch(label.box, other.box), `${JSON.stringify(label.lines)} × ${JSON.stringify(other.lines)}`).toBe(false);
        }
        for (const label of labels) {
          for (const mark of marks) if (!('event' in label.ref) || label.ref.event !== mark.ref.event) expect(touch(label.box, mark.box), `${JSON.stringify(label.lines)} × ${mark.ref.event}`).toBe(false);
          for (const { box, ribboned } of clusters) if (!ribboned) expect(touch(label.box, box)).toBe(false);
        }
        for (const label of trails.flatMap((trail) => trail.labels)) for (const mark of marks) expect(touch(label.box, mark.box), `${JSON.stringify(label.lines)} × ${mark.ref.event}`).toBe(false);
      }),
      RUNS,
    );
  });

  test('the selected event is drawn wherever it is in sight', () => {
    fc.assert(
      fc.property(settingsArb, (settings) => {
        const plot = toSettled(settings);
        const row = plot.selected === null ? null : plot.census.find(plot.selected);
        const middle = row === null ? null : plot.census.middleOf(row);
        if (middle === null || middle < plot.range[0] + 0.01 || middle > plot.range[1] + 0.99) return;
        const scene = layout(plot);
        expect([...scene.marks, ...scene.bands.map(({ mark }) => mark)].filter(({ selected }) => selected)).toHaveLength(1);
      }),
      RUNS,
    );
  });

  test('no more is drawn than a picture can bear', () => {
    fc.assert(
      fc.property(settingsArb, (settings) => {
        const plot = toSettled(settings);
        const scene = layout(plot);
        const screens = Math.max(1, (plot.size.width * plot.size.height) / (1280 * 800));
        const nodes = scene.marks.length + scene.labels.reduce((sum, { lines }) => sum + (lines.length === 1 ? 1 : 1 + lines.length), 0) + scene.clusters.filter(({ ribboned }) => !ribboned).length;
        expect(nodes).toBeLessThan(620 * screens);
      }),
      RUNS,
    );
  });

  test('remembering what was laid changes nothing', () => {
    const remembering = createLayout();
    fc.assert(
      fc.property(settingsArb, (settings) => {
        const plot = toSettled(settings);
        expect(remembering(plot)).toEqual(layout(plot));
      }),
      { numRuns: 40 },
    );
  });

  test('every number is one that can be drawn', () => {
    fc.assert(
      fc.property(settingsArb, (settings) => {
        const plot = toSettled(settings);
        const { marks, labels, clusters } = layout(plot);
        for (const { box } of [...marks, ...labels, ...clusters]) {
          for (const value of [box.x, box.y, box.width, box.height]) expect(Number.isFinite(value)).toBe(true);
          expect(box.width).toBeGreaterThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });
});

test('a picture of no size at all is laid without a fault', () => {
  for (const form of ['across', 'down'] as const) {
    for (const size of [{ width: 0, height: 0 }, { width: 1, height: 3 }, { width: 60, height: 40 }]) expect(() => layout({ ...plain, form, size })).not.toThrow();
  }
});

test('years from −4712 to 9999, all in sight or one day of them', () => {
  const far = [toKnownEvent('first', { span: toSpan(-2_440_588) }), toKnownEvent('last', { span: toSpan(2_932_896) }), toKnownEvent('between', { span: toSpan(-2_000_000, 2_000_000) })];
  for (const form of ['across', 'down'] as const) {
    for (const range of [[-2_440_600, 2_932_900], [2_932_896, 2_932_896], [0, 0]] as const) {
      const scene = layout(toPlot(far, { form, range }));
      expect(scene.ticks.length).toBeLessThan(400);
      expect(scene.marks.every(({ box }) => Number.isFinite(box.x + box.y + box.width + box.height))).toBe(true);
    }
  }
});
