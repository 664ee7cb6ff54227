/** Which links of the selected event are drawn strongly: few enough to be told apart, whatever their number. */
import { describe, expect, test } from 'vitest';
import type { DerivedLink, Link } from '../../src/model/links.ts';
import { LINK_TYPES } from '../../src/model/schema.ts';
import { toSpan } from '../../src/model/span.ts';
import { layoutPointed } from '../../src/timeline/layout/arcs.ts';
import { overlaps } from '../../src/timeline/layout/box.ts';
import { layout } from '../../src/timeline/layout/layout.ts';
import type { Arc, Plot } from '../../src/timeline/scene.ts';
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

const ofTopic = (to: string): DerivedLink => ({ ...alike(to), id: `visit same-topic ${to}`, type: 'same-topic' });

test('what shares no more than topics is derived too, dotted, after counterparts, and three at most', () => {
  const arcs = arcsOf([], { derived: [...others.map(({ id }) => ofTopic(id)), alike('other-03'), alike('other-05')] });
  expect(arcs.every(({ derived, strong }) => derived && strong)).toBe(true);
  expect(arcs.map(({ ref }) => ref.link.split(' ')[1])).toEqual(expect.arrayContaining(['same-counterparts', 'same-counterparts', 'same-topic', 'same-topic', 'same-topic']));
  expect(arcs).toHaveLength(5);
});

describe.each([['across', false], ['across', true], ['down', false], ['down', true]] as const)('what is pointed at, %s, mirrored %s', (form, mirrored) => {
  const plotOf = (links: readonly Link[], selected: string | null): Plot => toPlot([visit, ...others], { size: form === 'down' ? { width: 420, height: 2400 } : size, form, mirrored, selected, links });
  const pointed = (links: readonly Link[], id: string, selected: string | null = null, derived: readonly DerivedLink[] = []): { arcs: Arc[]; plot: Plot } => {
    const plot = plotOf(links, selected);
    return { plot, arcs: layoutPointed(layout(plot), plot, id, derived) };
  };

  test('has its arcs as a selection has them, where the marks are', () => {
    const links = many.slice(0, 5);
    const { arcs, plot } = pointed(links, 'visit');
    const own = layout({ ...plot, selected: 'visit' });
    const ofVisit = (all: readonly Arc[]) => all.filter(({ strong }) => strong).map(({ ref, points }) => ({ ref, points: points.map(({ x, y }) => [x.toFixed(3), y.toFixed(3)]) }));
    expect(ofVisit(arcs)).toHaveLength(5);
    // a selected one keeps its place where nothing crowds it
    if (form === 'across') expect(ofVisit(arcs)).toEqual(expect.arrayContaining(ofVisit(own.arcs)));
    const scene = layout(plot);
    for (const { ref, points } of arcs.filter(({ strong }) => strong)) {
      for (const [id, point] of [[links.find((link) => link.id === ref.link)!.from, points[0]], ['visit', points[3]]] as const) {
        const { box } = scene.marks.find((mark) => mark.ref.event === id)!;
        expect(point.x).toBeGreaterThanOrEqual(box.x - 0.01);
        expect(point.x).toBeLessThanOrEqual(box.x + box.width + 0.01);
        expect(point.y).toBeGreaterThanOrEqual(box.y - 0.01);
        expect(point.y).toBeLessThanOrEqual(box.y + box.height + 0.01);
      }
    }
  });

  test('is said in words that lie on nothing else', () => {
    const { arcs, plot } = pointed(many.slice(0, 4), 'visit');
    const scene = layout(plot);
    const words = arcs.flatMap(({ word }) => word ?? []);
    expect(words.length).toBeGreaterThan(0);
    for (const { box } of words) for (const other of [...scene.labels, ...scene.marks, ...words.filter((word) => word.box !== box)]) expect(overlaps(box, other.box)).toBe(false);
  });

  test('outshines what is selected, and of a crowd of links or topics few are drawn', () => {
    const { arcs } = pointed([...many, link('other-22', 'prepares', 'other-23')], 'visit', 'other-22', others.map(({ id }) => ofTopic(id)));
    expect(arcs.filter(({ strong }) => strong)).toHaveLength(6);
    expect(arcs.find(({ ref }) => ref.link === 'other-22 prepares other-23')).toMatchObject({ strong: false, word: null });
  });

  test('has none where it has no links, and the faint ones stay as they are', () => {
    const { arcs, plot } = pointed(many.slice(0, 3), 'other-23');
    expect(arcs).toEqual(layout(plot).arcs);
  });
});
