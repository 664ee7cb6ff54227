/** The outline, for those who do not see the picture, says of each thing drawn what is drawn of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { createI18n, LANGUAGES } from '../../src/i18n/index.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { knownOn } from '../../src/model/known.ts';
import { linksOn } from '../../src/model/links.ts';
import { createWording } from '../../src/plot/wording.ts';
import { toItems } from '../../src/timeline/items.ts';
import { layout } from '../../src/timeline/layout/layout.ts';
import { shapeOf } from '../../src/timeline/layout/marks.ts';
import { toDay } from '../../src/model/day.ts';
import type { Plot } from '../../src/timeline/scene.ts';
import { eventsArb, toPlot } from '../fixtures/plots.ts';

const itemsOf = (plot: Plot) => {
  const scene = layout(plot);
  return { scene, items: toItems(scene, plot.words, plot.census, plot.links) };
};

test.each(['across', 'down'] as const)('of any events, %s: a line for each mark and each counted mark, with what is drawn of it', (form) => {
  fc.assert(
    fc.property(eventsArb, fc.boolean(), (events, mirrored) => {
      const plot = toPlot(events, { form, mirrored, links: events.slice(1).map(({ id }, index) => ({ id: String(index), type: 'follows', from: id, to: events[0]!.id, because: [] })) });
      const { scene, items } = itemsOf(plot);
      const marks = [...scene.marks, ...scene.bands.map(({ mark }) => mark)];
      expect(items).toHaveLength(marks.length + scene.clusters.length);
      for (const mark of marks) {
        const item = items.find(({ event }) => event === mark.ref.event)!;
        const [kind, side, disputed, plans] = item.more.split(' ');
        expect(shapeOf({ kind: kind as Parameters<typeof shapeOf>[0]['kind'] })).toBe(mark.shape);
        // the margin of the undated is one, down the page
        if (mark.side !== 'strait' && side !== 'elsewhere' && events.find(({ id }) => id === mark.ref.event)!.span !== null) expect(side).toBe(mark.side === 'above' ? 'MA' : 'FR');
        expect(disputed === 'disputed').toBe(mark.notched);
        // ghosts that would lie on one another are one
        expect(Number(plans)).toBeGreaterThanOrEqual(scene.trails.find(({ event }) => event === mark.ref.event)?.ghosts.length ?? 0);
        expect(item.more).toContain(`${String(plot.links.of(mark.ref.event).length)} links`);
      }
      for (const { side, ref: { cluster }, held, planned } of scene.clusters) {
        expect(items.find(({ key }) => key === `${side} ${String(cluster.group)} ${String(cluster.index)}`)!.more).toBe(`${String(held)} held, ${String(planned)} not`);
      }
    }),
    { numRuns: 60 },
  );
});

describe.each(LANGUAGES)('of the curated corpus in %s', (language) => {
  const compiled = compileFolder('data');
  if ('problems' in compiled) throw new Error('the data does not compile');
  const corpus = toCorpus(compiled.first);
  const today = toDay(2026, 11, 28);
  const events = knownOn(corpus, today, today);
  const i18n = createI18n(language);
  const links = linksOn(corpus, events, today, today);
  const plot = toPlot(events, { known: today, today, range: corpus.dataset.opening, links, words: createWording(corpus, i18n), size: { width: 1300, height: 690 } });

  test('each line says kind, side, date with its doubt, status, disagreement, earlier dates and links in the reader’s words', () => {
    const { items } = itemsOf(plot);
    const of = (id: string) => items.find(({ event }) => event === id)!;
    for (const { event, more, name } of items) {
      if (event === undefined) continue;
      const seen = events.find(({ id }) => id === event)!;
      expect(name).toContain(i18n.plain(`status.${seen.status}`));
      expect(more).toContain(i18n.plain(`kind.${seen.kind}`));
      const where = corpus.dataset.sides.find(({ id }) => id === seen.side)?.where;
      expect(more).toContain(where ? i18n.words(where) : i18n.plain('filter.elsewhere'));
      expect(more.includes(i18n.plain('remark.disputed'))).toBe(Object.values(seen.against).some((reports) => reports.length > 0));
    }
    const visit = of('2024-10-28-macron-state-visit-rabat');
    const others = new Set(links.filter(({ from, to }) => from === visit.event || to === visit.event).flatMap(({ from, to }) => [from, to]));
    expect(visit.more).toContain(i18n.plain('outline.links', { count: others.size - 1 }));
    expect(visit.more).toMatch(/\d/);
  });
});
