/** What is drawn into a file looks as on the page: the style sheet's looks and the file's own are computed by the browser and compared. */
import { render } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { KnownEvent, KnownStatus, Plan } from '../../src/model/known.ts';
import type { DerivedLink, Link } from '../../src/model/links.ts';
import { EVENT_KINDS } from '../../src/model/schema.ts';
import { toSpan, type Span } from '../../src/model/span.ts';
import { createI18n } from '../../src/i18n/index.ts';
import { toDefs, toElements } from '../../src/share/drawn.ts';
import { element, write } from '../../src/share/markup.ts';
import { PALETTES, THEMES } from '../../src/share/palette.ts';
import Picture from '../../src/timeline/draw/Picture.svelte';
import { layout } from '../../src/timeline/layout/layout.ts';
import type { Scene } from '../../src/timeline/scene.ts';
import '../../src/timeline/timeline.css';
import '../../src/ui/theme.css';
import { measure, toKnownEvent, toPlot, wording } from '../fixtures/plots.ts';

const window_ = (from: number, to: number): Span => ({ from, to, core: null, window: true, doubt: 'none' });
const plan = (span: Span, fate: Plan['fate'], learned: number): Plan => ({ span, status: 'planned', learned, reports: [], ruled: true, fate });
const STATUSES: KnownStatus[] = ['held', 'underway', 'planned', 'postponed', 'lapsed'];
const apart = { date: ['a#0'], status: [], place: [], people: [], topics: [] };
const everything: KnownEvent[] = [
  ...EVENT_KINDS.flatMap((kind, row) => STATUSES.map((status, column) => toKnownEvent(`${kind}-${status}`, { kind, status, side: row % 2 === 0 ? 'MA' : 'FR', span: column === 3 ? window_(30 + column * 190, 80 + column * 190) : toSpan(30 + column * 190 + row * 15), against: row === 1 ? apart : { ...apart, date: [] } }))),
  toKnownEvent('visit', { kind: 'state-visit', span: toSpan(700, 702), plans: [plan(window_(60, 89), 'moved', 10), plan(window_(200, 290), 'lapsed', 20), plan(toSpan(520, 522), 'moved', 38)] }),
  toKnownEvent('crisis', { kind: 'crisis', side: 'FR', span: toSpan(150, 480) }),
  toKnownEvent('undated', { span: null, settled: false, status: 'announced' }),
];
const links: Link[] = [
  { id: 'a', type: 'prepares', from: 'call-held', to: 'visit', because: [] },
  { id: 'b', type: 'follows', from: 'letter-held', to: 'call-held', because: [] },
];
const derived: DerivedLink[] = [{ id: 'c', type: 'same-counterparts', from: 'visit', to: 'agreement-held', people: [], topics: [] }];
const crowd = Array.from({ length: 60 }, (_, index) => toKnownEvent(`event-${String(index)}`, { side: index % 3 === 0 ? 'FR' : 'MA', span: toSpan(400 + index * 2), status: index % 4 === 0 ? 'planned' : 'held' }));
const scenes: Record<string, Scene> = {
  everything: layout(toPlot(everything, { size: { width: 1400, height: 900 }, links, derived, selected: 'visit', known: 800, sources: [{ day: 90, count: 1 }, { day: 900, count: 2 }] })),
  down: layout(toPlot(everything, { form: 'down', size: { width: 400, height: 1400 }, watchedUntil: 700, known: 900, today: 900 })),
  crowd: layout(toPlot(crowd, { size: { width: 700, height: 360 }, mirrored: true, zero: 500 })),
};

const SHAPE = ['fill', 'fillOpacity', 'stroke', 'strokeWidth', 'strokeOpacity', 'strokeDasharray', 'strokeLinecap', 'opacity'] as const;
const TEXT = ['fill', 'fillOpacity', 'stroke', 'strokeWidth', 'strokeLinejoin', 'paintOrder', 'fontSize', 'fontWeight', 'fontStyle', 'letterSpacing'] as const;
const round = (value: string): string => value.replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100)).replaceAll('"', '').replace(/url\(#(?:\w+-)?(fade-\w+|hatch)\)/, 'url($1)');

/** What each thing drawn looks like, by its kind and place. */
function looksOf(root: Element): Map<string, Record<string, string>> {
  const looks = new Map<string, Record<string, string>>();
  for (const each of root.querySelectorAll('path, rect, line')) {
    if (each.closest('defs, .cluster') !== null || each.getAttribute('pointer-events') !== null) continue;
    const style = getComputedStyle(each);
    const place = ['d', 'transform', 'x', 'y', 'width', 'height', 'x1', 'y1'].map((name) => each.getAttribute(name) ?? '').join('|');
    if (place.replaceAll('|', '') === '') continue;
    const look = Object.fromEntries(SHAPE.map((name) => [name, round(style[name])]));
    // a colour may have its opacity within
    const [, colour, within] = /^rgba\((.*), ([\d.]+)\)$/.exec(look['fill']!) ?? [];
    if (colour !== undefined) [look['fill'], look['fillOpacity']] = [`rgb(${colour})`, within!];
    if (look['stroke'] === 'none') for (const name of SHAPE) if (name.startsWith('stroke')) delete look[name];
    // of two in one place, the fill tells which
    looks.set(`${each.localName} ${place}${look['fill'] === 'url(hatch)' ? ' hatched' : ''}`, look);
  }
  for (const text of root.querySelectorAll('text')) {
    const lines = text.querySelector('tspan') === null ? [text] : [...text.querySelectorAll('tspan')];
    for (const line of lines) {
      const style = getComputedStyle(line);
      looks.set(`text ${line.textContent.replace(/[\u2066-\u2069]/g, '').toUpperCase()}`, Object.fromEntries(TEXT.map((name) => [name, round(style[name])])));
    }
  }
  return looks;
}

describe.each(THEMES)('in the %s', (theme) => {
  test.each(Object.entries(scenes))('the scene “%s” looks as on the page', (_, scene) => {
    document.documentElement.dataset['theme'] = theme;
    const { container } = render(Picture, { props: { scene, id: 't' } });
    const drawn = { scene, palette: PALETTES[theme], i18n: createI18n('en'), words: wording, measure, known: null, id: 'p' };
    const file = write(element('svg', { xmlns: 'http://www.w3.org/2000/svg' }, toDefs(drawn), ...toElements(drawn)));
    const own = document.body.appendChild(document.importNode(new DOMParser().parseFromString(file, 'image/svg+xml').documentElement, true));
    const [page, mine] = [looksOf(container.querySelector('svg')!), looksOf(own)];
    own.remove();
    let compared = 0;
    for (const [place, look] of page) {
      if (place.includes('undefined')) continue;
      // the line of the knowledge day is drawn for days gone by alone
      if (container.querySelector('.knowledge-line') && place.startsWith('line') && !mine.has(place)) continue;
      expect(mine.get(place), place).toEqual(look);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(20);
  });
});
