/**
 * Golden scenes: what the picture is, drawn without a browser, in tests/fixtures/scenes. A picture that changes on
 * purpose is looked at and written anew with `npx vitest run tests/timeline/scene.test.ts -u`.
 */
import { describe, expect, test } from 'vitest';
import type { KnownEvent, KnownStatus, Plan } from '../../src/model/known.ts';
import type { DerivedLink, Link } from '../../src/model/links.ts';
import { EVENT_KINDS } from '../../src/model/schema.ts';
import { toSpan, type Span } from '../../src/model/span.ts';
import { layout } from '../../src/timeline/layout/layout.ts';
import type { Plot, Scene } from '../../src/timeline/scene.ts';
import { toKnownEvent, toPlot } from '../fixtures/plots.ts';
import { draw, faultsOf } from '../fixtures/svg.ts';

const window = (from: number | null, to: number | null): Span => ({ from, to, core: null, window: true, doubt: 'none' });
const planned = { settled: false, status: 'planned' as const };
const plan = (span: Span | null, fate: Plan['fate'], learned: number): Plan => ({ span, status: span === null ? 'postponed' : 'planned', learned, reports: [], ruled: true, fate });

const visits: KnownEvent[] = [
  toKnownEvent('darmanin', { kind: 'ministerial-visit', side: 'MA', span: toSpan(120, 121) }),
  toKnownEvent('bourita', { kind: 'ministerial-visit', side: 'FR', span: toSpan(200) }),
  toKnownEvent('letter', { kind: 'letter', side: 'FR', span: toSpan(330) }),
  toKnownEvent('talks-elsewhere', { kind: 'meeting', side: null, span: toSpan(420) }),
  toKnownEvent('state-visit', { kind: 'state-visit', side: 'MA', span: toSpan(600, 602), title: { en: 'State visit to Rabat & Salé <with> "signs"', fr: '', ar: '' } }),
  toKnownEvent('some-time', { kind: 'working-visit', side: 'FR', span: window(700, 760), ...planned }),
  toKnownEvent('open-ended', { kind: 'official-visit', side: 'MA', span: window(860, null), ...planned, status: 'announced' }),
];
const links: Link[] = [
  { id: 'darmanin prepares state-visit', type: 'prepares', from: 'darmanin', to: 'state-visit', because: ['a#0'] },
  { id: 'bourita follows darmanin', type: 'follows', from: 'bourita', to: 'darmanin', because: [] },
  { id: 'letter leads-to state-visit', type: 'leads-to', from: 'letter', to: 'state-visit', because: [] },
];
const derived: DerivedLink[] = [{ id: 'state-visit same-counterparts bourita', type: 'same-counterparts', from: 'state-visit', to: 'bourita', people: ['envoy', 'host'], topics: [] }];
const told: KnownEvent = toKnownEvent('state-visit', {
  kind: 'state-visit',
  span: window(640, 669),
  ...planned,
  plans: [plan(window(260, 289), 'moved', 100), plan(window(400, 459), 'lapsed', 200), plan(null, 'withdrawn', 300), plan(toSpan(520, 522), 'moved', 380), plan(window(640, 669), 'current', 480)],
});
const STATUSES: KnownStatus[] = ['held', 'underway', 'planned', 'postponed', 'lapsed'];
const everything: KnownEvent[] = EVENT_KINDS.flatMap((kind, row) =>
  STATUSES.map((status, column) => toKnownEvent(`${kind}-${status}`, { kind, status, side: row % 2 === 0 ? 'MA' : 'FR', span: toSpan(30 + column * 190 + row * 15) })),
);
const apart = { date: ['a#0'], status: [], place: [], people: [], topics: [] };

const scenes: Record<string, Scene> = {
  across: layout(toPlot(visits)),
  mirrored: layout(toPlot(visits, { mirrored: true })),
  down: layout(toPlot(visits, { form: 'down', size: { width: 390, height: 900 } })),
  then: layout(toPlot(visits, { known: 500, sources: [{ day: 90, count: 1 }, { day: 480, count: 2 }, { day: 700, count: 1 }] })),
  trail: layout(toPlot([told, visits[1]!], { known: 560, selected: 'state-visit' })),
  undated: layout(toPlot([...visits.slice(0, 2), toKnownEvent('promised', { ...planned, status: 'announced', span: null }), toKnownEvent('put-off', { ...planned, status: 'postponed', side: 'FR', span: null })])),
  selected: layout(toPlot(visits, { links, derived, selected: 'state-visit' })),
  linked: layout(toPlot(visits, { links })),
  shapes: layout(toPlot(everything, { size: { width: 1400, height: 800 } })),
  disagreement: layout(toPlot([toKnownEvent('agreed', { span: toSpan(200, 230) }), toKnownEvent('disputed', { span: toSpan(500, 540), against: apart }), toKnownEvent('disputed-call', { kind: 'call', side: 'FR', span: toSpan(800), against: apart })])),
  crowd: layout(toPlot(Array.from({ length: 60 }, (_, index) => toKnownEvent(`event-${String(index).padStart(2, '0')}`, { side: index % 3 === 0 ? 'FR' : 'MA', span: toSpan(400 + index * 2) })), { size: { width: 700, height: 360 } })),
  unwatched: layout(toPlot([toKnownEvent('crisis', { kind: 'crisis', side: 'FR', span: toSpan(150, 480) }), visits[4]!], { watchedUntil: 700, known: 900, today: 900 })),
  empty: layout(toPlot([])),
};

describe.each(Object.entries(scenes))('the scene “%s”', (name, scene) => {
  const svg = draw(scene);

  test('is drawn as it was', async () => {
    await expect(svg).toMatchFileSnapshot(`../fixtures/scenes/${name}.svg`);
  });

  test('is well formed, with a number wherever there should be one', () => {
    expect(faultsOf(svg)).toEqual([]);
    expect(svg).not.toMatch(/="[^"]*(?:NaN|Infinity|undefined|null)/);
  });

  test('is drawn the same twice', () => {
    expect(draw(scene)).toBe(svg);
    expect(draw(structuredClone(scene))).toBe(svg);
  });

  test('refers to no gradient or pattern but its own', () => {
    const ids = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
  });
});

test('a title is text, whatever it holds', () => {
  expect(draw(scenes['across']!)).toContain('&lt;with>');
});

test('nothing of the picture is drawn far outside it', () => {
  const far: Plot = toPlot([toKnownEvent('reign', { span: toSpan(-2_000_000, 2_000_000) }), toKnownEvent('era', { kind: 'crisis', span: toSpan(-2_000_000, 2_000_000) })], { links, selected: 'reign' });
  for (const form of ['across', 'down'] as const) {
    const numbers = [...draw(layout({ ...far, form })).replace(/>[^<]+</g, '><').matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
    expect(Math.max(...numbers.map(Math.abs))).toBeLessThan(10_000);
  }
});
