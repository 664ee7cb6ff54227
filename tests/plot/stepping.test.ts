// From one knowledge day to another only what is other is looked at: the answers are those of one who looks at everything.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { createI18n } from '../../src/i18n/index.ts';
import { speakingDays } from '../../src/model/changes.ts';
import { toCorpus, type Corpus } from '../../src/model/corpus.ts';
import { createKnowing } from '../../src/model/knowing.ts';
import type { KnownEvent } from '../../src/model/known.ts';
import { linksOn } from '../../src/model/links.ts';
import { orderOf } from '../../src/model/sequence.ts';
import { groupBy } from '../../src/plot/grouping.ts';
import { toRoll } from '../../src/timeline/roll.ts';
import { countValues, FACETS, valuesOf } from '../../src/view/facets.ts';
import { createRunning } from '../../src/view/running.ts';
import { select } from '../../src/view/selection.ts';
import { NO_FILTERS } from '../../src/view/view.ts';

const compiled = compileFolder('data');
if ('problems' in compiled) throw new Error('The data has problems.');
const { first } = compiled;
const corpus = toCorpus(first);
const today = first.dataset.watchedUntil + 40;
const days = [...speakingDays(corpus).map(({ day }) => day), today];

/** Days as a hand drags the line over them: mostly by one, sometimes far. */
const walk = fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(-1, 1) }, { weight: 1, arbitrary: fc.integer({ min: -days.length, max: days.length }) }), { minLength: 3, maxLength: 25 });

function along(steps: readonly number[], look: (events: readonly KnownEvent[], day: number, own: Corpus) => void): void {
  const own = { ...corpus };
  const knowing = createKnowing(own, today);
  let at = days.length - 1;
  for (const step of steps) {
    at = Math.min(days.length - 1, Math.max(0, at + step));
    look(knowing.on(days[at]!), days[at]!, own);
  }
}
const RUNS = { numRuns: 20 };

describe('along a walk of the knowledge line', () => {
  test('counts by every facet, with a filter and without', () => {
    fc.assert(
      fc.property(walk, fc.boolean(), (steps, filtered) =>
        along(steps, (events, _, own) => {
          const shown = select(own, events, filtered ? { ...NO_FILTERS, statuses: ['held'] } : NO_FILTERS, null);
          for (const facet of FACETS) {
            const counts = new Map<string, number>();
            for (const event of shown) for (const value of valuesOf(facet, event, own)) counts.set(value, (counts.get(value) ?? 0) + 1);
            expect(countValues(facet, shown, own)).toEqual(counts);
          }
        }),
      ),
      RUNS,
    );
  });

  test('a sum, and what was summed before is left as it was', () => {
    const reports = createRunning(() => 0, (sum) => sum, (sum, event, by) => sum + by * event.reports.length);
    const names = createRunning(() => new Set<string>(), (ids) => new Set(ids), (ids, { id }, by) => {
      if (by > 0) ids.add(id);
      else ids.delete(id);
      return ids;
    });
    fc.assert(
      fc.property(walk, (steps) => {
        let before: [given: Set<string>, then: Set<string>] | null = null;
        along(steps, (events) => {
          expect(reports(events)).toBe(events.reduce((sum, event) => sum + event.reports.length, 0));
          const ids = names(events);
          expect(ids).toEqual(new Set(events.map(({ id }) => id)));
          if (before !== null) expect(before[0]).toEqual(before[1]);
          before = [ids, new Set(ids)];
        });
      }),
      RUNS,
    );
  });

  test('links', () => {
    fc.assert(fc.property(walk, (steps) => along(steps, (events, day, own) => expect(linksOn(own, events, day, today)).toEqual(linksOn({ ...own }, events, day, today)))), RUNS);
    expect(linksOn(corpus, createKnowing(corpus, today).on(today), today, today).length).toBeGreaterThan(50);
  });

  test('rows of the census, and where an event is among them', () => {
    const i18n = createI18n('en');
    fc.assert(
      fc.property(walk, (steps) => {
        const { count, groupOf } = groupBy('side', corpus, i18n, () => []);
        along(steps, (events, _, own) => {
          const { see, numberOf, ...columns } = toRoll(events, count, groupOf, (id) => orderOf(own).get(id));
          const { see: _see, numberOf: find, ...anew } = toRoll(events, count, (event) => groupOf(event));
          expect(columns).toEqual(anew);
          expect(first.events.map(({ id }) => numberOf(id))).toEqual(first.events.map(({ id }) => find(id)));
          expect(numberOf('nothing')).toBe(-1);
          expect(events.map((__, row) => see(row).id)).toEqual(events.map(({ id }) => id));
        });
      }),
      RUNS,
    );
  });
});
