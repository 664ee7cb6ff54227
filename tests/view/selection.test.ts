import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { parseDay } from '../../src/model/day.ts';
import { knownOn } from '../../src/model/known.ts';
import { countValues, FACETS, UNDATED } from '../../src/view/facets.ts';
import { select, without } from '../../src/view/selection.ts';
import { NO_FILTERS, type Filters } from '../../src/view/view.ts';
import { TODAY, trio as corpus } from '../fixtures/trio.ts';

const compiled = compileFolder('data');
if ('problems' in compiled) throw new Error('The data has problems.');
const real = toCorpus(compiled.first);

const found = (filters: Partial<Filters>, day = 9, answer: readonly string[] | null = null): string[] =>
  select(corpus, knownOn(corpus, day, TODAY), { ...NO_FILTERS, ...filters }, answer === null ? null : new Set(answer)).map(({ id }) => id);

describe('filters', () => {
  test('without any, everything known', () => {
    expect(found({})).toEqual(['talks', 'signing', 'called-off']);
    expect(found({ query: '   ' })).toEqual(['talks', 'signing', 'called-off']);
  });

  test('any of the chosen within one filter', () => {
    expect(found({ people: ['sejourne'] })).toEqual(['talks']);
    expect(found({ people: ['sejourne', 'bourita'] })).toEqual(['talks', 'signing']);
    expect(found({ kinds: ['agreement', 'call'] })).toEqual(['signing']);
    expect(found({ statuses: ['cancelled'] })).toEqual(['called-off']);
    expect(found({ topics: ['visas', 'defence'] })).toEqual(['talks', 'signing']);
  });

  test('all filters together', () => {
    expect(found({ people: ['bourita'], places: ['casablanca'] })).toEqual(['signing']);
    expect(found({ people: ['sejourne'], places: ['casablanca'] })).toEqual([]);
    expect(found({ places: ['rabat'], statuses: ['held'], kinds: ['ministerial-visit'], query: 'bourita' }, 9, ['talks', 'signing'])).toEqual(['talks']);
  });

  test('an id that nobody bears finds nothing', () => {
    expect(found({ people: ['nobody'] })).toEqual([]);
  });
});

describe('further filters', () => {
  test('side, decade, publisher, language of a source', () => {
    expect(found({ sides: ['ma'] }).length + found({ sides: ['fr'] }).length + found({ sides: ['elsewhere'] }).length).toBe(3);
    expect(found({ decades: ['1970'] })).toEqual(['talks', 'signing', 'called-off']);
    expect(found({ decades: ['1980'] })).toEqual([]);
    expect(found({ publishers: ['paper'] })).toEqual(['talks', 'called-off']);
    expect(found({ publishers: ['paper'] }, 0)).toEqual([]);
    const language = corpus.articleById.get('a')!.language;
    expect(found({ languages: [language] })).toContain('talks');
  });

  test('each value is counted once an event', () => {
    const known = knownOn(corpus, 9, TODAY);
    expect(countValues('places', known, corpus)).toEqual(new Map([['rabat', 2], ['casablanca', 1]]));
    for (const facet of FACETS) for (const [value, count] of countValues(facet, known, corpus)) expect(found({ [facet]: [value] }).length, `${facet} ${value}`).toBe(count);
  });

  test('plans that changed, and sources that disagree, as far as known on the day', () => {
    const LAST = real.dataset.watchedUntil + 1;
    const remarked = (remark: string, day: number): string[] => select(real, knownOn(real, day, LAST), { ...NO_FILTERS, remarks: [remark] }, null).map(({ id }) => id);
    const STATE_VISIT = '2024-10-28-macron-state-visit-rabat';
    expect(remarked('moved', LAST)).toContain(STATE_VISIT);
    expect(remarked('moved', parseDay('2022-09-01')!)).not.toContain(STATE_VISIT);
    const known = knownOn(real, LAST, LAST);
    expect(remarked('disputed', LAST)).toEqual(known.filter(({ against }) => Object.values(against).some((reports) => reports.length > 0)).map(({ id }) => id));
    expect(remarked('disputed', LAST).length).toBeGreaterThan(3);
  });
});

describe('a period of the reader’s own', () => {
  test('leaves what may have been on one of its days, its ends included', () => {
    expect(found({ within: { from: 5, to: 5 } })).toEqual(['talks']);
    expect(found({ within: { from: 6, to: 7 } })).toEqual(['signing']);
    expect(found({ within: { from: 6, to: null } })).toEqual(['signing', 'called-off']);
    expect(found({ within: { from: null, to: 6 } })).toEqual(['talks']);
    expect(found({ within: { from: 10, to: 20 } })).toEqual([]);
  });

  test('is one more to choose from beside decades, and narrows every other filter', () => {
    expect(found({ within: { from: 6, to: 7 }, decades: ['1970'] })).toEqual(['talks', 'signing', 'called-off']);
    expect(found({ within: { from: 6, to: 7 }, decades: ['1980'] })).toEqual(['signing']);
    expect(found({ within: { from: 6, to: 7 }, people: ['sejourne'] })).toEqual([]);
  });

  test('of a decade’s own days leaves what the decade leaves, on every day', () => {
    const LAST = real.dataset.watchedUntil + 1;
    for (const day of [LAST, parseDay('2024-04-23')!, parseDay('2022-09-01')!]) {
      const known = knownOn(real, day, LAST);
      for (const [decade, count] of countValues('decades', known, real)) {
        if (decade === UNDATED) continue;
        const within = { from: parseDay(`${decade}-01-01`)!, to: parseDay(`${String(Number(decade) + 9)}-12-31`)! };
        const left = select(real, known, { ...NO_FILTERS, within }, null);
        expect(left).toEqual(select(real, known, { ...NO_FILTERS, decades: [decade] }, null));
        expect(left).toHaveLength(count);
      }
    }
  });

  test('what has no date is left out, unless that is chosen too', () => {
    const LAST = real.dataset.watchedUntil + 1;
    const known = knownOn(real, parseDay('2024-04-23')!, LAST);
    const undated = known.filter(({ span }) => span === null).map(({ id }) => id);
    expect(undated.length).toBeGreaterThan(0);
    const left = (filters: Partial<Filters>): string[] => select(real, known, { ...NO_FILTERS, ...filters }, null).map(({ id }) => id);
    expect(left({ decades: [UNDATED] })).toEqual(undated);
    const within = { from: parseDay('2024-04-01')!, to: parseDay('2024-04-30')! };
    expect(left({ within }).filter((id) => undated.includes(id))).toEqual([]);
    expect(left({ within, decades: [UNDATED] }).toSorted()).toEqual([...left({ within }), ...undated].toSorted());
  });

  test('counts of a filter are what each of its choices would leave, with all others as they are', () => {
    const filters = { ...NO_FILTERS, within: { from: 6, to: 7 }, people: ['bourita'] };
    expect(without(filters, 'people')).toEqual({ ...filters, people: [] });
    expect(without(filters, 'decades')).toEqual({ ...filters, within: null });
  });
});

describe('the query', () => {
  test('leaves what answers it, of what is known', () => {
    expect(found({ query: 'x' }, 9, ['signing', 'nothing-known'])).toEqual(['signing']);
    expect(found({ query: 'x' }, 9, [])).toEqual([]);
  });

  test('leaves all until there is an answer, and goes by the answer where the field is being emptied', () => {
    expect(found({ query: 'x' }, 9, null)).toEqual(['talks', 'signing', 'called-off']);
    expect(found({ query: '' }, 9, ['signing'])).toEqual(['signing']);
  });
});

describe('K9 only what is known on the day is left', () => {
  test('by filters', () => {
    expect(found({ places: ['rabat'] }, 4)).toEqual([]);
    expect(found({ statuses: ['held'] }, 4)).toEqual([]);
    expect(found({ statuses: ['announced'] }, 4)).toEqual(['talks']);
  });
});
