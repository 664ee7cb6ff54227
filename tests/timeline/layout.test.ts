import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toSpan } from '../../src/model/span.ts';
import { overlaps } from '../../src/timeline/layout/box.ts';
import { layout } from '../../src/timeline/layout/layout.ts';
import { mirror } from '../../src/timeline/layout/mirror.ts';
import type { Box, Mark, Scene } from '../../src/timeline/scene.ts';
import { countedIn, eventsArb, toKnownEvent, toPlot } from '../fixtures/plots.ts';

const RUNS = { numRuns: 80 };
const pairs = <T>(rows: readonly T[]): [T, T][] => rows.flatMap((a, index) => rows.slice(index + 1).map((b): [T, T] => [a, b]));
const eventOf = (mark: Mark): string => mark.ref.event;
const touch = (a: Box, b: Box): boolean => overlaps(a, b, -0.5);

function allLabels(scene: Scene) {
  return [...scene.labels, ...scene.trails.flatMap((trail) => trail.labels), ...scene.arcs.flatMap((arc) => arc.word ?? [])];
}

describe.each(['across', 'down'] as const)('in the form %s', (form) => {
  test('no two bars in a lane overlap', () => {
    fc.assert(
      fc.property(eventsArb, (events) => {
        const { marks } = layout(toPlot(events, { form }));
        for (const [a, b] of pairs(marks.filter((mark) => mark.side !== 'strait'))) expect(touch(a.box, b.box), `${eventOf(a)} and ${eventOf(b)}`).toBe(false);
      }),
      RUNS,
    );
  });

  test('no two labels overlap one another', () => {
    fc.assert(
      fc.property(eventsArb, (events) => {
        for (const [a, b] of pairs(allLabels(layout(toPlot(events, { form }))))) expect(touch(a.box, b.box), `${JSON.stringify(a.lines)} and ${JSON.stringify(b.lines)}`).toBe(false);
      }),
      RUNS,
    );
  });

  test('no label lies on a mark that is not its own, nor on a number', () => {
    fc.assert(
      fc.property(eventsArb, (events) => {
        const scene = layout(toPlot(events, { form }));
        for (const label of scene.labels) {
          for (const mark of scene.marks) if (!('event' in label.ref) || mark.ref.event !== label.ref.event) expect(touch(label.box, mark.box), `${JSON.stringify(label.lines)} and ${eventOf(mark)}`).toBe(false);
          for (const { box } of scene.clusters) expect(touch(label.box, box), `${JSON.stringify(label.lines)} and a number`).toBe(false);
        }
      }),
      RUNS,
    );
  });

  test('no label leaves the picture', () => {
    fc.assert(
      fc.property(eventsArb, (events) => {
        const scene = layout(toPlot(events, { form }));
        for (const { box } of allLabels(scene)) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(scene.size.width);
          expect(box.y + box.height).toBeLessThanOrEqual(scene.size.height);
        }
      }),
      RUNS,
    );
  });

  test('each visible event is drawn by its own mark or counted in exactly one neighbourhood', () => {
    fc.assert(
      fc.property(eventsArb, (events) => {
        const plot = toPlot(events, { form });
        const scene = layout(plot);
        const counted = countedIn(scene, plot);
        const told = [...scene.marks.map(eventOf), ...scene.bands.map((band) => band.ref.event), ...counted.flatMap(({ ids }) => ids)];
        expect(new Set(told).size).toBe(told.length);
        for (const { ids, count } of counted) expect(ids).toHaveLength(count);
        // an event is in sight where its middle is, or the whole of it
        const visible = events.filter(({ span }) => span === null || ((span.from! + span.to! + 1) / 2 >= 0 && (span.from! + span.to! + 1) / 2 < 1001)).map(({ id }) => id);
        expect(told).toEqual(expect.arrayContaining(visible));
      }),
      RUNS,
    );
  });

  test('the mirrored scene is the mirror image', () => {
    fc.assert(
      fc.property(eventsArb, (events) => {
        const plain = layout(toPlot(events, { form }));
        const mirrored = layout(toPlot(events, { form, mirrored: true }));
        expect(mirrored).toEqual(mirror(plain));
        for (const [index, mark] of plain.marks.entries()) {
          const other = mirrored.marks[index]!;
          expect(other.box.x + mark.box.x + mark.box.width).toBeCloseTo(plain.size.width);
        }
        const back = mirror(mirrored);
        for (const [index, mark] of plain.marks.entries()) expect(back.marks[index]!.box.x).toBeCloseTo(mark.box.x);
      }),
      RUNS,
    );
  });
});

test('panning by n px moves marks by n px and changes no lane', () => {
  fc.assert(
    fc.property(eventsArb, fc.integer({ min: -200, max: 200 }), (events, days) => {
      const dated = events.filter(({ span }) => span !== null);
      const before = layout(toPlot(dated));
      const after = layout(toPlot(dated, { range: [days, 1000 + days] }));
      const pxPerDay = (1000 - 32) / 1001;
      const moved = new Map(after.marks.map((mark) => [eventOf(mark), mark]));
      for (const mark of before.marks) {
        const other = moved.get(eventOf(mark));
        if (!other) continue;
        expect(other.box.x).toBeCloseTo(mark.box.x - days * pxPerDay, 6);
        expect(other.box.y).toBe(mark.box.y);
      }
    }),
    RUNS,
  );
});

test('a trail’s ghosts may overlap one another but never another event’s mark', () => {
  fc.assert(
    fc.property(eventsArb, (events) => {
      const scene = layout(toPlot(events));
      for (const trail of scene.trails) {
        for (const mark of scene.marks) {
          if (eventOf(mark) === trail.event || mark.side === 'strait') continue;
          for (const ghost of trail.ghosts) expect(touch(ghost.box, mark.box)).toBe(false);
        }
      }
    }),
    RUNS,
  );
});

describe('marks', () => {
  const one = (fields: Parameters<typeof toKnownEvent>[1]) => layout(toPlot([toKnownEvent('visit', fields)])).marks[0]!;

  test('a visit is a pill as long as its days and never under 14 × 12 px', () => {
    expect(one({ span: toSpan(500) }).box.width).toBe(14);
    expect(one({ span: toSpan(500, 599) }).box.width).toBeCloseTo((100 * 968) / 1001);
    expect(one({ span: toSpan(500) }).box.height).toBeGreaterThanOrEqual(12);
  });

  test('a state visit is square-shouldered', () => {
    expect(one({ kind: 'state-visit' }).shape).toBe('shield');
  });

  test('a month is as wide as the doubt and fades, never a point on the 1st', () => {
    const mark = one({ span: { from: 500, to: 529, core: null, window: true, doubt: 'none' } });
    expect(mark).toMatchObject({ fades: true });
    expect(mark.box.width).toBeCloseTo((30 * 968) / 1001);
  });

  test('Morocco stands above the strait, France below, neither on it', () => {
    expect(one({ side: 'MA' }).side).toBe('above');
    expect(one({ side: 'FR' }).side).toBe('below');
    expect(one({ side: null }).side).toBe('strait');
    expect(one({ side: null, kind: 'working-visit' }).box.width).toBe(14);
  });

  test('the undated stand in a named margin beside the axis', () => {
    const scene = layout(toPlot([toKnownEvent('visit', { span: null, status: 'announced', settled: false })]));
    expect(scene.margins.map((margin) => margin.title.lines[0]!.text)).toEqual(['no date yet']);
    expect(scene.marks[0]!.box.x).toBeGreaterThan(scene.plot.x + scene.plot.width);
  });

  test('sources that disagree notch the mark', () => {
    expect(one({}).notched).toBe(false);
    expect(one({ against: { date: ['a#0'], status: [], place: [], people: [], topics: [] } }).notched).toBe(true);
  });
});

describe('the knowledge line', () => {
  test('shades what is not yet known, and what nobody has looked for', () => {
    expect(layout(toPlot([], { known: 500, today: 2000 })).knowledge).toMatchObject({ inside: true, shade: { x: expect.closeTo(16 + (501 * 968) / 1001, 5) as number } });
    expect(layout(toPlot([], { known: 2000, today: 2000 })).knowledge.shade).toBeNull();
    expect(layout(toPlot([], { watchedUntil: 700 })).unwatched?.box.x).toBeCloseTo(16 + (701 * 968) / 1001);
  });

  test('source ticks before it are known, those after it are not', () => {
    const { sources } = layout(toPlot([], { known: 500, sources: [{ day: 400, count: 1 }, { day: 600, count: 2 }, { day: 1600, count: 1 }] }));
    const at = (day: number): number => 16 + ((day + 0.5) * 968) / 1001;
    expect(sources.known).toEqual([expect.closeTo(at(400), 5)]);
    expect(sources.later).toEqual([expect.closeTo(at(600), 5)]);
  });
});

describe.each(['across', 'down'] as const)('the selected event, %s', (form) => {
  test('is drawn by its own mark whatever the crowd', () => {
    const crowd = Array.from({ length: 60 }, (_, index) => toKnownEvent(`state-${String(index).padStart(2, '0')}`, { kind: 'state-visit', span: toSpan(500) }));
    const small = toKnownEvent('small', { kind: 'appointment', span: toSpan(500) });
    const marksOf = (selected: string | null) => layout(toPlot([...crowd, small], { form, selected })).marks.map(eventOf);
    expect(marksOf(null)).not.toContain('small');
    expect(marksOf('small')).toContain('small');
    expect(layout(toPlot([...crowd, small], { form, focused: 'small' })).marks.map(eventOf)).toContain('small');
  });
});
