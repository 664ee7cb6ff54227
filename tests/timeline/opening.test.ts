/** The opening view of the curated corpus, as wide as a page leaves it: the visit that it is about is named, by whatever its trail and its crowd are. */
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { createI18n, LANGUAGES } from '../../src/i18n/index.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { toDay } from '../../src/model/day.ts';
import { knownOn } from '../../src/model/known.ts';
import { linksOn } from '../../src/model/links.ts';
import { takeCensus } from '../../src/timeline/census.ts';
import { overlaps } from '../../src/timeline/layout/box.ts';
import { layout } from '../../src/timeline/layout/layout.ts';
import { SIZES } from '../../src/timeline/measure.ts';
import { toRoll } from '../../src/timeline/roll.ts';
import type { Form, Grouping, Measure, Scene } from '../../src/timeline/scene.ts';
import { groupBy } from '../../src/plot/grouping.ts';
import { createWording } from '../../src/plot/wording.ts';
import { toPlot } from '../fixtures/plots.ts';

const STATE_VISIT = '2024-10-28-macron-state-visit-rabat';
const TODAY = toDay(2026, 11, 28);
const compiled = compileFolder('data');
if ('problems' in compiled) throw new Error('the data does not compile');
const corpus = toCorpus(compiled.first);
const events = knownOn(corpus, TODAY, TODAY);
const links = linksOn(corpus, events, TODAY, TODAY);
const measure: Measure = (text, kind) => Math.ceil([...text].reduce((sum, letter) => sum + (/\p{Script=Arabic}/u.test(letter) ? 0.46 : 0.54), 0) * SIZES[kind].size);

/** `later`: so many days on from the opening view. */
function sceneOf(language: (typeof LANGUAGES)[number], width: number, { selected = null, grouping = 'side', later = 0, height = 690, form = 'across' }: { selected?: string | null; grouping?: Grouping; later?: number; height?: number; form?: Form } = {}): Scene {
  const i18n = createI18n(language);
  const { groups, count, groupOf } = groupBy(grouping, corpus, i18n, () => events);
  const [from, to] = corpus.dataset.opening;
  return layout(
    toPlot([], {
      census: takeCensus(toRoll(events, count, groupOf), TODAY),
      groups, grouping, selected, measure, links, form,
      range: [from + later, to + later],
      known: TODAY, today: TODAY,
      watchedUntil: corpus.dataset.watchedUntil,
      words: createWording(corpus, i18n),
      size: { width, height },
    }),
  );
}
const isOfVisit = ({ ref }: { ref: object }): boolean => 'event' in ref && ref.event === STATE_VISIT;
const labelsOf = (scene: Scene) => [...scene.labels, ...scene.trails.flatMap(({ labels }) => labels)];

describe.each(LANGUAGES.flatMap((language) => [null, STATE_VISIT].flatMap((selected) => [730, 964, 1320].map((width) => ({ language, width, selected })))))('$language, $width px, selected $selected', ({ language, width, selected }) => {
  test('the state visit is named, and has its trail', () => {
    const scene = sceneOf(language, width, { selected });
    expect(scene.labels.filter(isOfVisit)).toHaveLength(1);
    expect(scene.trails.find(({ event }) => event === STATE_VISIT)?.ghosts.length).toBeGreaterThan(3);
  });

  test('its words lie on no other’s, on no mark and on no ghost', () => {
    const scene = sceneOf(language, width, { selected });
    const label = scene.labels.find(isOfVisit)!;
    const others = [...labelsOf(scene).filter((other) => other !== label), ...scene.marks.filter((mark) => !isOfVisit(mark)), ...scene.trails.flatMap(({ ghosts }) => ghosts)];
    for (const { box } of others) expect(overlaps(box, label.box, -0.5)).toBe(false);
  });
});

describe.each(LANGUAGES)('on a phone, in %s', (language) => {
  const draw = (selected: string | null): Scene => sceneOf(language, 370, { selected, height: 4000, form: 'down' });

  test('the state visit has a mark and a name near it', () => {
    const scene = draw(null);
    const mark = scene.marks.find(isOfVisit)!;
    const label = scene.labels.find(isOfVisit)!;
    expect(Math.abs(label.box.y + label.box.height / 2 - mark.box.y - mark.box.height / 2)).toBeLessThanOrEqual(121);
  });

  test('chosen, it has its trail', () => {
    expect(draw(STATE_VISIT).trails.find(({ event }) => event === STATE_VISIT)?.ghosts.length).toBeGreaterThan(3);
  });

  test('chosen, arrows lead down its road to its mark, and its dates are named beside it', () => {
    const scene = draw(STATE_VISIT);
    const { ghosts, arrows } = scene.trails.find(({ event }) => event === STATE_VISIT)!;
    const mark = scene.marks.find(isOfVisit)!;
    expect(arrows.length).toBeGreaterThan(0);
    for (const [from, to] of arrows) {
      expect(from.x).toBe(to.x);
      expect(from.x).toBeCloseTo(mark.box.x + mark.box.width / 2, 6);
      expect(from.y).toBeLessThan(to.y);
    }
    expect(arrows.at(-1)![1].y).toBeLessThanOrEqual(mark.box.y);
    const named = scene.labels.filter(({ ref }) => 'plan' in ref && ref.plan.event === STATE_VISIT);
    expect(named.length).toBeGreaterThan(ghosts.length / 2);
    const others = [...labelsOf(scene).filter(({ ref }) => !('plan' in ref)), ...scene.marks, ...scene.trails.flatMap((trail) => trail.ghosts)];
    for (const label of named) for (const { box } of others) expect(overlaps(box, label.box, -0.5)).toBe(false);
  });
});

test('the visit stays in its lane while its words go from hand to hand', () => {
  const places = [-300, -100, 0, 60, 200, 500].map((later) => {
    const scene = sceneOf('en', 730, { later });
    return { y: scene.marks.find(isOfVisit)!.box.y, label: scene.labels.find(isOfVisit) };
  });
  expect(new Set(places.map(({ y }) => y)).size).toBe(1);
  expect(places.every(({ label }) => label !== undefined)).toBe(true);
  expect(new Set(places.map(({ label }) => label!.align)).size).toBe(2);
});

describe.each(LANGUAGES.flatMap((language) => (['kind', 'status', 'topic', 'person'] as const).flatMap((grouping) => [370, 730, 964].map((width) => ({ language, grouping, width })))))('$language, lanes by $grouping, $width px', ({ language, grouping, width }) => {
  const scene = sceneOf(language, width, { grouping, selected: STATE_VISIT, height: 876 });
  const trail = scene.trails.find(({ event }) => event === STATE_VISIT);
  const mark = scene.marks.find(isOfVisit)!;

  test('the trail of the selected visit lies in the lane of its mark, which is named where the page is wide', () => {
    expect(trail?.ghosts.length).toBeGreaterThan(0);
    for (const { box } of trail!.ghosts) expect(box.y + box.height / 2).toBeCloseTo(mark.box.y + mark.box.height / 2, 6);
    // on a phone its title may be wider than what is left of the lane
    if (width > 400) expect(scene.labels.filter(isOfVisit)).toHaveLength(1);
  });

  test('no other’s mark lies on it, and no words', () => {
    for (const ghost of trail!.ghosts) {
      for (const other of [...scene.marks.filter((each) => !isOfVisit(each)), ...scene.labels]) expect(overlaps(other.box, ghost.box, -0.5)).toBe(false);
    }
    for (const [index, label] of labelsOf(scene).entries()) {
      for (const other of labelsOf(scene).slice(index + 1)) expect(overlaps(other.box, label.box, -0.5)).toBe(false);
    }
  });

  test('no word of a link lies on a number or on the name of a lane', () => {
    for (const { word } of scene.arcs) {
      if (word !== null) for (const { box } of [...scene.clusters, ...scene.titles]) expect(overlaps(box, word.box, -0.5)).toBe(false);
    }
  });
});

test('a trail in one lane has no words', () => {
  const trail = sceneOf('en', 964, { grouping: 'kind', selected: STATE_VISIT, height: 876 }).trails.find(({ event }) => event === STATE_VISIT)!;
  expect(trail.ghosts.length).toBeGreaterThan(3);
  expect(trail.labels).toEqual([]);
});
