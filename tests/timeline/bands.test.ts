/** The long crises of the curated corpus as hatched periods: open while they go on, whole once their end was reported, named once and on nothing else. */
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { createI18n, LANGUAGES } from '../../src/i18n/index.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { toDay, type Day } from '../../src/model/day.ts';
import { knownEvent, knownOn } from '../../src/model/known.ts';
import { linksOn } from '../../src/model/links.ts';
import { createWording } from '../../src/plot/wording.ts';
import { overlaps } from '../../src/timeline/layout/box.ts';
import { layout } from '../../src/timeline/layout/layout.ts';
import { SIZES } from '../../src/timeline/measure.ts';
import type { Box, HatchedBand, Measure, Plot, Scene } from '../../src/timeline/scene.ts';
import { toKnownEvent, toPlot } from '../fixtures/plots.ts';

const TODAY = toDay(2026, 11, 28);
const compiled = compileFolder('data');
if ('problems' in compiled) throw new Error('the data does not compile');
const corpus = toCorpus(compiled.first);
const measure: Measure = (text, kind) => Math.ceil([...text].reduce((sum, letter) => sum + (/\p{Script=Arabic}/u.test(letter) ? 0.46 : 0.54), 0) * SIZES[kind].size);
const VISAS = '2021-09-28-france-visa-cut';
const JUSTICE = '2014-02-20-judicial-cooperation-crisis';

function sceneOf(known: Day, fields: Partial<Pick<Plot, 'range' | 'form' | 'mirrored' | 'size'>> = {}, language: (typeof LANGUAGES)[number] = 'en'): Scene {
  const events = knownOn(corpus, known, TODAY);
  return layout(
    toPlot(events, {
      measure, known, today: TODAY, watchedUntil: corpus.dataset.watchedUntil, links: linksOn(corpus, events, known, TODAY), range: corpus.dataset.opening,
      words: createWording(corpus, createI18n(language)), size: { width: 1320, height: 690 }, ...fields,
    }),
  );
}
const bandOf = (scene: Scene, event: string): HatchedBand | undefined => scene.bands.find(({ ref }) => ref.event === event);
const endOf = ({ x, width }: Box): number => x + width;

describe('a period is told by its reports', () => {
  const spanOn = (id: string, day: Day) => {
    const known = knownEvent(corpus, corpus.eventById.get(id)!, day, TODAY);
    return known && [known.status, known.span?.from, known.span?.to, known.span?.core?.[1]];
  };

  test('it goes on from its first day until the day on which its end was reported, and has that end from then on', () => {
    const [first, last] = [toDay(2021, 9, 28), toDay(2022, 12, 16)];
    for (const day of [toDay(2021, 10, 5), toDay(2022, 6, 1), last - 1]) expect(spanOn(VISAS, day)).toEqual(['underway', first, null, day]);
    for (const day of [last, TODAY]) expect(spanOn(VISAS, day)).toEqual(['held', first, last, last]);
    expect(spanOn(JUSTICE, toDay(2014, 6, 1))).toEqual(['underway', toDay(2014, 2, 22), null, toDay(2014, 6, 1)]);
    expect(spanOn(JUSTICE, toDay(2015, 1, 31))).toEqual(['held', toDay(2014, 2, 20), toDay(2015, 1, 31), toDay(2015, 1, 31)]);
  });

  test.each([[VISAS, toDay(2022, 12, 16)], [JUSTICE, toDay(2015, 1, 31)]])('reports name the end of %s', (id, end) => {
    const naming = corpus.reportsOf.get(id)!.filter(({ span }) => span?.to === end);
    expect(naming.length).toBeGreaterThan(0);
    for (const { known } of naming) expect(known).toBeGreaterThanOrEqual(end);
  });
});

describe('a period as it is drawn', () => {
  test('before its end was reported it fades out before the knowledge line, afterwards it has an edge', () => {
    const open = sceneOf(toDay(2022, 6, 1));
    const band = bandOf(open, VISAS)!;
    expect(endOf(band.box)).toBeCloseTo(open.knowledge.at, 6);
    expect(band.fading).toHaveLength(1);
    expect([band.fading[0]!.to.x, band.fading[0]!.from.x < band.fading[0]!.to.x]).toEqual([endOf(band.box), true]);
    expect(band.mark.look).toBe('underway');
    const whole = bandOf(sceneOf(TODAY), VISAS)!;
    expect([whole.fading, whole.mark.look]).toEqual([[], 'held']);
    expect(whole.box.width).toBeGreaterThan(band.box.width);
  });

  test('a beginning in doubt fades as well', () => {
    const [band] = layout(toPlot([toKnownEvent('crisis', { kind: 'crisis', span: { from: 200, to: 700, core: [300, 700], window: false, doubt: 'none' } })], { range: [0, 1000], size: { width: 1032, height: 600 } })).bands;
    expect(band!.fading.map(({ from, to }) => [Math.round(from.x), Math.round(to.x)])).toEqual([[316, 216]]);
  });

  test.each([[[200, 700], 1], [[200, 204], 0]])('%s days of a thousand: %i bands', ([from, to], count) => {
    const scene = layout(toPlot([toKnownEvent('crisis', { kind: 'crisis', span: { from: from!, to: to!, core: [from!, to!], window: false, doubt: 'none' } })]));
    expect(scene.bands).toHaveLength(count);
    expect(scene.marks).toHaveLength(1 - count);
  });

  test('one that is narrower than its mark has the mark in its middle', () => {
    const scene = sceneOf(TODAY, { range: [toDay(1955, 1, 1), toDay(2026, 12, 31)] });
    expect(scene.bands.map(({ ref }) => ref.event)).toEqual(expect.arrayContaining([VISAS, JUSTICE]));
    for (const { box, mark } of scene.bands) expect(Math.abs(box.x + box.width / 2 - mark.box.x - mark.box.width / 2)).toBeLessThan(6);
  });
});

const SIGHTS = {
  'the opening view': {},
  'all years': { range: [toDay(1955, 1, 1), toDay(2026, 12, 31)] as const },
  'ten years': { range: [toDay(2013, 1, 1), toDay(2023, 12, 31)] as const },
  'from right to left': { mirrored: true },
  'down a phone': { form: 'down' as const, size: { width: 370, height: 4000 } },
  'down a phone, from right to left': { form: 'down' as const, mirrored: true, size: { width: 370, height: 4000 } },
};
describe.each(LANGUAGES.flatMap((language) => Object.entries(SIGHTS).flatMap(([sight, fields]) => [TODAY, toDay(2022, 6, 1)].map((known) => ({ language, sight, fields, known })))))('$sight in $language, known on $known', ({ language, sight, fields, known }) => {
  const scene = sceneOf(known, fields, language);
  const labels = [...scene.labels, ...scene.trails.flatMap((trail) => trail.labels), ...scene.titles, ...scene.margins.map(({ title }) => title), ...scene.arcs.flatMap(({ word }) => word ?? [])];

  test('a period is named at most once, on no other words, no mark, no counted mark, and within the picture', () => {
    const named = scene.bands.flatMap(({ label }) => label ?? []);
    for (const label of named) {
      const others = [...labels, ...named.filter((other) => other !== label), ...scene.marks, ...scene.bands.map(({ mark }) => mark), ...scene.clusters, ...scene.trails.flatMap(({ ghosts }) => ghosts)];
      for (const { box } of others) expect(overlaps(box, label.box, -0.5)).toBe(false);
      expect(label.box.x).toBeGreaterThanOrEqual(0);
      expect(endOf(label.box)).toBeLessThanOrEqual(scene.size.width);
    }
    if (sight !== 'all years') expect(scene.bands.filter(({ label }) => label === null)).toEqual([]);
    expect(scene.bands.length).toBeGreaterThan(0);
  });
});

test('of a hundred periods in one place a dozen are drawn, and no name lies on another', () => {
  const events = Array.from({ length: 100 }, (_, index) => toKnownEvent(`crisis-${String(index)}`, { kind: 'crisis', span: { from: index * 3, to: index * 3 + 300, core: [index * 3, index * 3 + 300], window: false, doubt: 'none' } }));
  for (const form of ['across', 'down'] as const) {
    const { bands } = layout(toPlot(events, { form, size: { width: 800, height: 900 } }));
    expect(bands.length).toBeLessThanOrEqual(12);
    const boxes = bands.flatMap(({ label, mark }) => [mark.box, ...(label ? [label.box] : [])]);
    for (const [index, box] of boxes.entries()) for (const other of boxes.slice(index + 1)) expect(overlaps(box, other, -0.5)).toBe(false);
  }
});
