/** A picture of its own: the same scene gives the same file, which shows what the page shows, runs nothing and always parses. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/i18n/index.ts';
import { PALETTES, THEMES, type Token } from '../../src/share/palette.ts';
import { toPicture, type Wanted } from '../../src/share/picture.ts';
import { countedIn, toKnownEvent } from '../fixtures/plots.ts';
import { draw } from '../fixtures/svg.ts';
import { toSpan } from '../../src/model/span.ts';
import { toWanted, type Given } from './pictured.ts';

interface Read {
  tags: { name: string; attributes: Record<string, string>; text: string }[];
  text: string;
}
/** Throws where it is not well-formed. */
function read(xml: string): Read {
  const [tags, open]: [Read['tags'], Read['tags']] = [[], []];
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const tag = { name, attributes: { ...attributes }, text: '' };
    tags.push(tag);
    open.push(tag);
  });
  parser.on('text', (part) => {
    text += part;
    const here = open.at(-1);
    if (here) here.text += part;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return { tags, text };
}

const ALLOWED = new Set(['svg', 'title', 'desc', 'defs', 'linearGradient', 'stop', 'pattern', 'g', 'rect', 'path', 'line', 'text']);
function isHarmless({ tags }: Read): void {
  const ids = new Set(tags.flatMap(({ attributes }) => attributes['id'] ?? []));
  for (const { name, attributes } of tags) {
    expect(ALLOWED).toContain(name);
    for (const [key, value] of Object.entries(attributes)) {
      expect(key).not.toMatch(/^on|href|^style$|^src$|^class$/i);
      expect(value).not.toMatch(/NaN|Infinity|undefined|null/);
      if (key === 'xmlns') continue;
      expect(value).not.toMatch(/\w:\/\/|javascript:|data:/i);
      for (const [, id] of value.matchAll(/url\(#?([^)]*)\)/g)) expect(ids).toContain(id);
    }
  }
}

const cases: [string, Given, Partial<Omit<Wanted, 'plot'>> & { plot?: Partial<Wanted['plot']> }][] = [
  ...LANGUAGES.flatMap((language): typeof cases => [
    [`${language}, wide`, { language }, {}],
    [`${language}, down the page, by night`, { language, known: '2024-04-23' }, { width: 390, theme: 'dark', plot: { form: 'down' } }],
  ]),
  ['one open event', { known: '2024-09-10' }, { plot: { selected: '2024-10-28-macron-state-visit-rabat' } }],
  ['all years', { range: ['1955-01-01', '2026-12-31'] }, { width: 900 }],
  ['one day', { range: ['2024-10-29', '2024-10-29'] }, { width: 640 }],
  ['nothing', { events: [] }, {}],
];

describe.each(cases)('the picture “%s”', (_, given, fields) => {
  const wanted = toWanted(given, fields);
  const { svg, scene, width, height } = toPicture(wanted);
  const file = read(svg);
  const written = (name: string): string[] => file.tags.filter((tag) => tag.name === name).map((tag) => tag.text);

  test('is well-formed, and holds nothing but what is allowed', () => {
    isHarmless(file);
    expect(file.tags[0]!.attributes).toMatchObject({ width: String(width), height: String(height), lang: wanted.i18n.language, role: 'img' });
  });

  test('is the same twice', () => {
    expect(toPicture(toWanted(given, fields)).svg).toBe(svg);
  });

  test('shows all that the page shows of the scene, in the same places', () => {
    const [page, own] = [read(draw(scene)), file].map(({ tags }) => ({
      paths: tags.filter(({ name }) => name === 'path').map(({ attributes: { d, transform = '' } }) => `${transform} ${d!}`),
      boxes: tags.filter(({ name }) => name === 'rect').map(({ attributes: { x, y, width, height } }) => [x, y, width, height].join(' ')),
    }));
    // counted marks are one path there and one each here; an empty path is left out
    const counted = draw(scene).match(/<g class="cluster">.*?<\/g>/s)?.[0] ?? '';
    const expected = page!.paths.filter((path) => path.trim() !== '' && !counted.includes(`d="${path.trim()}"`));
    for (const path of expected) expect(own!.paths).toContain(path);
    for (const box of page!.boxes) expect(own!.boxes).toContain(box);
    const said = written('text');
    const titles = scene.titles.flatMap(({ lines }) => lines);
    const others = [...scene.labels, ...scene.trails.flatMap(({ labels }) => labels), ...scene.margins.map(({ title }) => title), ...scene.arcs.flatMap(({ word }) => word ?? [])].flatMap(({ lines }) => lines);
    for (const { text } of titles) expect(said).toContain(text.toLocaleUpperCase(wanted.i18n.locale));
    for (const { text } of [...others, ...scene.ticks.flatMap(({ text }) => (text === null ? [] : [{ text }]))]) expect(said).toContain(text);
  });

  test('every event of these days has a mark or is counted, once', () => {
    const plot = { ...wanted.plot, size: scene.size, measure: wanted.measure, zoomOfText: 1, focused: null };
    const told = [...scene.marks.map(({ ref }) => ref.event), ...scene.bands.map(({ ref }) => ref.event), ...countedIn(scene, plot).flatMap(({ ids }) => ids)];
    expect(new Set(told).size).toBe(told.length);
    for (const { id } of wanted.events) expect(told).toContain(id);
    // and in the file each has its title
    const titles = written('title').slice(1);
    for (const mark of [...scene.marks, ...scene.bands.map(({ mark: own }) => own)]) expect(titles).toContain(mark.told.name);
    expect(titles).toHaveLength(scene.marks.length + scene.bands.length + scene.clusters.length);
  });

  test('says what it is, of which day and which version', () => {
    expect(written('title')[0]).toBe(wanted.title);
    expect(written('desc')).toEqual([wanted.alt]);
    const said = written('text').join(' ');
    expect(said).toContain(wanted.i18n.dates.day(wanted.plot.known));
    expect(said).toContain(wanted.corpus.version.slice(0, 12));
    expect(file.tags.some(({ name, attributes }) => name === 'line' && attributes['stroke-width'] === '1.6' && attributes['x1'] !== undefined)).toBe(scene.knowledge.inside && wanted.plot.known < wanted.plot.today);
  });
});

test('each text stands on the side that the scene gave it, whichever way it runs', () => {
  for (const language of LANGUAGES) {
    const { svg, scene } = toPicture(toWanted({ language }));
    const texts = read(svg).tags.filter(({ name }) => name === 'text');
    for (const label of scene.labels) {
      const own = texts.filter(({ text, attributes }) => text === label.lines[0]!.text && Number(attributes['x']) === Math.round(label.x * 10) / 10);
      expect(own.length).toBeGreaterThan(0);
      const back = /\p{Script=Arabic}/u.test(label.lines[0]!.text);
      for (const { attributes } of own) {
        expect(attributes['direction'] === 'rtl').toBe(back);
        expect(attributes['text-anchor']).toBe(label.align === 'middle' ? 'middle' : (label.align === 'left') === back ? 'end' : 'start');
      }
    }
  }
});

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes)),
  fc.constantFrom('<script>alert(1)</script>', ']]><a xlink:href="javascript:alert(1)">', '"/><image href="https://evil.example/x"/>', '&lt;&#0;&unknown;', '\u202Eevil\u0000\u0001\uFFFE\uD800', '<foreignObject onload=alert(1)>', "' onload='x", '<!--', '<![CDATA[', 'متن <b>'),
);

test('whatever titles, notes and descriptions hold, the file parses and holds nothing else', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), words, words, words, fc.constantFrom(...LANGUAGES), (titles, title, note, alt, language) => {
      const events = titles.map((each, index) => toKnownEvent(`event-${String(index)}`, { title: { en: each, fr: each, ar: each }, span: index === 0 ? null : toSpan(19_700 + index * 40), side: index % 2 === 0 ? 'MA' : 'FR', kind: index === 2 ? 'crisis' : 'state-visit' }));
      const { svg } = toPicture(toWanted({ language, events, range: ['2023-06-01', '2025-06-30'] }, { title, note, alt }));
      isHarmless(read(svg));
    }),
    { numRuns: 150 },
  );
});

test('its colours are those of the page', () => {
  const sheet = readFileSync('src/cards/theme.css', 'utf8');
  const tokens = new Map([...sheet.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]));
  for (const theme of THEMES) for (const [token, colour] of Object.entries(PALETTES[theme])) expect(colour, token).toBe(tokens.get(token as Token)?.[theme]);
});
