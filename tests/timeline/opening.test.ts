/** The opening view of the curated corpus, as wide as a page leaves it: the visit that it is about is named, by whatever its trail and its crowd are. */
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { createI18n, LANGUAGES } from '../../src/i18n/index.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { toDay } from '../../src/model/day.ts';
import { knownOn } from '../../src/model/known.ts';
import { takeCensus } from '../../src/timeline/census.ts';
import { overlaps } from '../../src/timeline/layout/box.ts';
import { layout } from '../../src/timeline/layout/layout.ts';
import { SIZES } from '../../src/timeline/measure.ts';
import { toRoll } from '../../src/timeline/roll.ts';
import type { Grouping, Measure, Scene } from '../../src/timeline/scene.ts';
import { groupBy } from '../../src/ui/grouping.ts';
import { createWording } from '../../src/ui/wording.ts';
import { toPlot } from '../fixtures/plots.ts';

const STATE_VISIT = '2024-10-28-macron-state-visit-rabat';
const TODAY = toDay(2026, 11, 28);
const compiled = compileFolder('data');
if ('problems' in compiled) throw new Error('the data does not compile');
const corpus = toCorpus(compiled.first);
const events = knownOn(corpus, TODAY, TODAY);
const measure: Measure = (text, kind) => Math.ceil([...text].reduce((sum, letter) => sum + (/\p{Script=Arabic}/u.test(letter) ? 0.46 : 0.54), 0) * SIZES[kind].size);

/** `later`: so many days on from the opening view. */
function sceneOf(language: (typeof LANGUAGES)[number], width: number, { selected = null, grouping = 'side', later = 0, height = 690 }: { selected?: string | null; grouping?: Grouping; later?: number; height?: number } = {}): Scene {
  const i18n = createI18n(language);
  const { groups, count, groupOf } = groupBy(grouping, corpus, i18n, events);
  const [from, to] = corpus.dataset.opening;
  return layout(
    toPlot([], {
      census: takeCensus(toRoll(events, count, groupOf), TODAY),
      groups, grouping, selected, measure,
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

test('the visit stays in its lane while its words go from hand to hand', () => {
  const places = [-300, -100, 0, 60, 200, 500].map((later) => {
    const scene = sceneOf('en', 730, { later });
    return { y: scene.marks.find(isOfVisit)!.box.y, label: scene.labels.find(isOfVisit) };
  });
  expect(new Set(places.map(({ y }) => y)).size).toBe(1);
  expect(places.every(({ label }) => label !== undefined)).toBe(true);
  expect(new Set(places.map(({ label }) => label!.align)).size).toBe(2);
});
