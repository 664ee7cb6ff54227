/** Which links of the selected event are drawn strongly: few enough to be told apart, whatever their number. */
import { describe, expect, test } from 'vitest';
import type { DerivedLink, Link } from '../../src/model/links.ts';
import { LINK_TYPES } from '../../src/model/schema.ts';
import { toSpan } from '../../src/model/span.ts';
import { layout } from '../../src/timeline/layout/layout.ts';
import type { Plot } from '../../src/timeline/scene.ts';
import { toKnownEvent, toPlot } from '../fixtures/plots.ts';

const visit = toKnownEvent('visit', { kind: 'state-visit', span: toSpan(500) });
const others = Array.from({ length: 24 }, (_, index) => toKnownEvent(`other-${String(index).padStart(2, '0')}`, { side: index % 2 === 0 ? 'MA' : 'FR', kind: index === 20 ? 'official-visit' : 'call', span: toSpan(10 + index * 40) }));
const link = (from: string, type: Link['type'], to: string, because: string[] = ['a#0']): Link => ({ id: `${from} ${type} ${to}`, type, from, to, because });
const alike = (to: string): DerivedLink => ({ id: `visit same-counterparts ${to}`, type: 'same-counterparts', from: 'visit', to, people: [], topics: [] });
const size = { width: 1400, height: 900 };
const arcsOf = (links: readonly Link[], fields: Partial<Plot> = {}) => layout(toPlot([visit, ...others], { size, selected: 'visit', ...fields, links })).arcs;
const strongOf = (...args: Parameters<typeof arcsOf>): string[] => arcsOf(...args).filter(({ strong }) => strong).map(({ ref }) => ref.link);
const many = others.slice(0, 20).map(({ id }) => link(id, 'prepares', 'visit'));

describe.each(['across', 'down'] as const)('the arcs of the selected event, %s', (form) => {
  test('are all strong where they are few', () => {
    expect(strongOf(many.slice(0, 5), { form, derived: [alike('other-20')] })).toHaveLength(6);
  });

  test('are strong no more than six at a time; where they are many the others are off', () => {
    const arcs = arcsOf(many, { form });
    expect(arcs).toHaveLength(6);
    expect(arcs.every(({ strong }) => strong)).toBe(true);
  });

  test('are faint beyond these where stated links would be without a selection', () => {
    const some = many.slice(0, 9);
    expect(arcsOf(some, { form, selected: null })).toHaveLength(9);
    const arcs = arcsOf(some, { form });
    expect(arcs.filter(({ strong }) => strong)).toHaveLength(6);
    expect(arcs.filter(({ strong, word }) => !strong && word === null)).toHaveLength(3);
  });
});

test('what a source states comes before what the editors draw, and both before what is derived', () => {
  const stated = many.slice(0, 3);
  const own = many.slice(3, 5).map((each) => ({ ...each, type: 'leads-to' as const, because: [] }));
  const derived = [alike('other-06'), alike('other-20')];
  expect(strongOf([...own, ...stated], { derived })).toEqual(expect.arrayContaining([...stated, ...own].map(({ id }) => id)));
  // the official visit, though a call is closer
  expect(strongOf([...own, ...stated], { derived })).toContain('visit same-counterparts other-20');
  expect(strongOf(many, { derived })).not.toContain('visit same-counterparts other-20');
});

test('the most telling come first, and of these what more reports state', () => {
  const telling = [link('visit', 'leads-to', 'other-21'), link('other-22', 'prepares', 'visit', ['a#0', 'b#0'])];
  expect(strongOf([...many, ...telling])).toEqual(expect.arrayContaining(telling.map(({ id }) => id)));
});

test('one event has one of them, though two links say the same from either end', () => {
  const back = many.slice(0, 4).map(({ from }) => link('visit', 'follows', from));
  const strong = strongOf([...many.slice(0, 8), ...back]);
  expect(strong).toHaveLength(6);
  expect(strong.every((id) => id.includes('prepares'))).toBe(true);
});

test('a link of any type can be one of them', () => {
  for (const type of LINK_TYPES) expect(strongOf([link('other-03', type, 'visit')])).toHaveLength(1);
});
