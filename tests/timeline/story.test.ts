/**
 * Golden pictures of one story: the state visit that was announced, moved and held, in three languages, across the page
 * in both directions and down it, with quiet years squeezed and days counted from it, and in lanes of persons in letters of
 * twice the size, by day and by night; each a file with its own colours that any viewer shows, in
 * tests/fixtures/scenes/story. Written anew, once looked at, with `npx vitest run tests/timeline/story.test.ts -u`.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createI18n, LANGUAGES, type Language } from '../../src/i18n/index.ts';
import { toDay } from '../../src/model/day.ts';
import type { KnownEvent, Plan } from '../../src/model/known.ts';
import type { Link } from '../../src/model/links.ts';
import { toSpan, type Span } from '../../src/model/span.ts';
import { layout } from '../../src/timeline/layout/layout.ts';
import { SIZES } from '../../src/timeline/measure.ts';
import { takeCensus } from '../../src/timeline/census.ts';
import { createWarp } from '../../src/timeline/layout/warp.ts';
import { toRoll } from '../../src/timeline/roll.ts';
import type { Measure, Plot, Scene } from '../../src/timeline/scene.ts';
import { groupBy } from '../../src/plot/grouping.ts';
import { createWording } from '../../src/plot/wording.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import { toKnownEvent, toPlot } from '../fixtures/plots.ts';
import { draw, faultsOf } from '../fixtures/svg.ts';

const TODAY = toDay(2026, 11, 20);
const dataset = { watchedUntil: toDay(2026, 11, 1) } as Parameters<typeof createWording>[0]['dataset'];
const days = (from: string, to = from): Span => {
  const [first, last] = [from, to].map((text) => toDay(...(text.split('-').map(Number) as [number, number, number])));
  return toSpan(first!, last);
};
const window = (from: string, to: string): Span => ({ ...days(from, to), core: null, window: true });
const plan = (span: Span, learned: string, fate: Plan['fate']): Plan => ({ span, status: 'planned', learned: days(learned).from!, reports: [], ruled: true, fate });
const words = (en: string, fr: string, ar: string): KnownEvent['title'] => ({ en, fr, ar });
const apart = { date: ['a#0'], status: [], place: [], people: [], topics: [] };

const events: KnownEvent[] = [
  toKnownEvent('laftit-2020', { kind: 'ministerial-visit', side: 'MA', span: days('2020-10-15', '2020-10-16'), title: words('Darmanin meets Laftit in Rabat', 'Darmanin rencontre Laftit à Rabat', 'دارمانان يلتقي لفتيت بالرباط') }),
  toKnownEvent('visas', { kind: 'crisis', side: 'FR', span: days('2021-09-28', '2022-12-16'), title: words('French visa cut for Moroccans', 'Réduction des visas pour les Marocains', 'خفض التأشيرات الفرنسية للمغاربة') }),
  toKnownEvent('brest', { kind: 'official-visit', side: 'FR', span: days('2022-02-11'), title: words('Akhannouch in Brest: One Ocean Summit', 'Akhannouch à Brest : One Ocean Summit', 'أخنوش في بريست: قمة المحيط الواحد') }),
  toKnownEvent('call', { kind: 'call', side: null, span: days('2022-11-01'), title: words('Macron and Mohammed VI: phone call', 'Appel entre Macron et Mohammed VI', 'مكالمة بين ماكرون ومحمد السادس') }),
  toKnownEvent('dinner', { kind: 'meeting', side: 'FR', span: window('2023-09-01', '2023-09-09'), status: 'cancelled', settled: false, title: words('Macron and the King: dinner in Paris', 'Dîner entre Macron et le roi à Paris', 'عشاء بين ماكرون والملك بباريس') }),
  toKnownEvent('sejourne', { kind: 'working-visit', side: 'MA', span: days('2024-02-25', '2024-02-26'), against: apart, title: words('Stéphane Séjourné in Rabat', 'Stéphane Séjourné à Rabat', 'ستيفان سيجورني في الرباط') }),
  toKnownEvent('bourita', { kind: 'working-visit', side: 'FR', span: days('2024-04-09'), title: words('Bourita and Séjourné in Paris', 'Bourita et Séjourné à Paris', 'بوريطة وسيجورني في باريس') }),
  toKnownEvent('laftit-2024', { kind: 'working-visit', side: 'MA', span: days('2024-04-21', '2024-04-22'), title: words('Darmanin meets Laftit again', 'Darmanin retrouve Laftit', 'دارمانان يلتقي لفتيت من جديد') }),
  toKnownEvent('letter', { kind: 'letter', side: 'MA', span: days('2024-07-30'), title: words('Macron’s letter on Western Sahara', 'Lettre de Macron sur le Sahara occidental', 'رسالة ماكرون حول الصحراء الغربية') }),
  toKnownEvent('state-visit', {
    kind: 'state-visit', side: 'MA', span: days('2024-10-28', '2024-10-30'),
    title: words('Macron’s state visit to Morocco', 'Visite d’État de Macron au Maroc', 'زيارة الدولة لماكرون إلى المغرب'),
    plans: [plan(window('2022-10-01', '2022-10-31'), '2022-08-28', 'lapsed'), plan(window('2023-01-01', '2023-04-30'), '2022-12-16', 'lapsed'), plan(window('2024-09-01', '2024-09-30'), '2024-05-10', 'moved')],
  }),
  toKnownEvent('next', { kind: 'official-visit', side: 'FR', span: window('2027-01-01', '2027-06-30'), status: 'announced', settled: false, title: words('Royal visit to France', 'Visite royale en France', 'زيارة ملكية إلى فرنسا') }),
  toKnownEvent('dati', { kind: 'ministerial-visit', side: 'MA', span: null, status: 'postponed', settled: false, title: words('Dati’s visit to Morocco', 'Visite de Rachida Dati au Maroc', 'زيارة رشيدة داتي إلى المغرب') }),
];
const links: Link[] = [
  { id: 'bourita follows sejourne', type: 'follows', from: 'bourita', to: 'sejourne', because: [] },
  { id: 'letter leads-to state-visit', type: 'leads-to', from: 'letter', to: 'state-visit', because: [] },
];

/** A letter is as wide as its kind of line is on average in the page's own fonts, Arabic narrower than Latin. */
const measure: Measure = (text, kind) => Math.ceil([...text].reduce((sum, letter) => sum + (/\p{Script=Arabic}/u.test(letter) ? 0.46 : 0.54), 0) * SIZES[kind].size);

const PEOPLE: Record<string, KnownEvent['title']> = { macron: words('Emmanuel Macron', 'Emmanuel Macron', 'إيمانويل ماكرون'), darmanin: words('Gérald Darmanin', 'Gérald Darmanin', 'جيرالد دارمانان'), bourita: words('Nasser Bourita', 'Nasser Bourita', 'ناصر بوريطة') };
const ATTENDING: Record<string, string> = { 'state-visit': 'macron', letter: 'macron', dinner: 'macron', call: 'macron', 'laftit-2020': 'darmanin', 'laftit-2024': 'darmanin', bourita: 'bourita', sejourne: 'bourita' };
const attended = events.map((event): KnownEvent => ({ ...event, people: event.id in ATTENDING ? [{ person: ATTENDING[event.id]!, part: null }] : [] }));
const people = { dataset: {}, personById: new Map(Object.entries(PEOPLE).map(([id, name]) => [id, { id, name }])) } as unknown as Corpus;

type Fields = Partial<Pick<Plot, 'mirrored' | 'form' | 'size' | 'range' | 'warp' | 'zero' | 'zoomOfText'>> & { persons?: true };

function toScene(language: Language, { persons, ...fields }: Fields): Scene {
  const i18n = createI18n(language);
  const { zoomOfText = 1 } = fields;
  const grouped = persons && groupBy('person', people, i18n, () => attended);
  return layout(
    toPlot(attended, {
      links,
      words: createWording({ dataset, eventById: new Map(), articleById: new Map() }, i18n),
      groups: grouped?.groups ?? [
        { title: language === 'ar' ? 'في المغرب' : language === 'fr' ? 'Au Maroc' : 'In Morocco', hue: 'above' },
        { title: language === 'ar' ? 'في فرنسا' : language === 'fr' ? 'En France' : 'In France', hue: 'below' },
      ],
      ...(grouped ? { grouping: 'person' as const, census: takeCensus(toRoll(attended, grouped.count, grouped.groupOf), TODAY) } : {}),
      range: [toDay(2020, 6, 1), toDay(2027, 9, 30)],
      known: TODAY, today: TODAY, watchedUntil: dataset.watchedUntil, selected: 'state-visit', measure: (text, kind) => measure(text, kind) * zoomOfText,
      sources: events.flatMap(({ span }) => (span === null || span.from! > TODAY ? [] : [{ day: span.from!, count: 1 }])),
      size: { width: 1280, height: 640 },
      ...fields,
    }),
  );
}

const LIMITS = [toDay(2020, 6, 1), toDay(2027, 9, 30)] as const;
const squeezed = createWarp([LIMITS[0], ...events.flatMap(({ span }) => (span === null ? [] : [span.from!, span.to!])), LIMITS[1]].sort((a, b) => a - b), { quiet: 200, kept: 30, margin: 20 });
const FORMS: Record<string, Fields> = {
  across: { mirrored: false },
  mirrored: { mirrored: true },
  down: { form: 'down', size: { width: 390, height: 1100 } },
  'down-mirrored': { form: 'down', mirrored: true, size: { width: 390, height: 1100 } },
  // counted from the state visit, from either end
  'quiet-counted': { warp: squeezed, zero: toDay(2024, 10, 28) },
  'quiet-counted-mirrored': { warp: squeezed, zero: toDay(2024, 10, 28), mirrored: true },
  'persons-large': { persons: true, zoomOfText: 2, size: { width: 1280, height: 900 } },
  'persons-large-down': { persons: true, zoomOfText: 2, form: 'down', size: { width: 900, height: 1400 } },
};
const pictures = LANGUAGES.flatMap((language) => Object.entries(FORMS).map(([form, fields]) => ({ name: `${language}-${form}`, language, letters: fields.zoomOfText ?? 1, scene: toScene(language, fields) })));

/** what holds on any screen: no comment, nothing for print or for forced colours */
const sheet = (path: string): string => readFileSync(path, 'utf8').replace(/\/\*.*?\*\//gs, '').replace(/^@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}/gm, '');
const tokens = [...sheet('src/cards/theme.css').matchAll(/(--[\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(([, name, light, dark]) => ({ name: name!, light: light!, dark: dark! }));
/** The rules of the picture with the colours of a theme in them. */
function styleOf(theme: 'light' | 'dark', language: Language, letters = 1): string {
  const rules = sheet('src/timeline/timeline.css').match(/^[^@\n{]*\.picture [^{]*\{[^}]*\}/gm)!.join('\n').replaceAll(':lang(ar) .picture', language === 'ar' ? '.picture' : '.none');
  const coloured = tokens.reduce((css, token) => css.replaceAll(`var(${token.name})`, token[theme]), rules).replace(/([\d.]+)rem/g, (_, rem: string) => `${String(Number(rem) * 16 * letters)}px`);
  const paper = tokens.find(({ name }) => name === '--paper')![theme];
  return `<style>\n.picture { background: ${paper}; font-family: ${language === 'ar' ? "'IBM Plex Sans Arabic', " : ''}'IBM Plex Sans', sans-serif; }\n${coloured}\n</style>`;
}

describe.each(pictures)('the story in the picture $name', ({ name, language, letters, scene }) => {
  const body = draw(scene);

  test.each(['light', 'dark'] as const)('is drawn as it was, %s', async (theme) => {
    await expect(body.replace('\n', `\n${styleOf(theme, language, letters)}\n`)).toMatchFileSnapshot(`../fixtures/scenes/story/${name}-${theme}.svg`);
  });

  test('names its lanes whole, within its edges', () => {
    for (const { lines: [line], box } of scene.titles) {
      // Arabic letters reach higher than the others
      expect(line!.y).toBeGreaterThanOrEqual(13 * letters);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(scene.size.width);
    }
  });

  test('is well formed', () => {
    expect(faultsOf(body)).toEqual([]);
  });

  test('speaks its language, with every title set apart', () => {
    const written = scene.labels.map(({ lines }) => lines.filter(({ kind }) => kind === 'title').map(({ text }) => text).join(' '));
    expect(events.filter(({ title }) => written.includes(title[language])).length).toBeGreaterThan(letters > 1 ? 1 : 6);
    for (const { lines } of scene.labels) for (const { text } of lines) expect(body.replaceAll('&amp;', '&')).toContain(`⁨${text}⁩`);
    const others = LANGUAGES.filter((other) => other !== language);
    for (const { title } of events) for (const other of others) if (title[other] !== title[language]) expect(body).not.toContain(`⁨${title[other]}⁩`);
  });
});

test('no colour of the pictures is left to chance', () => {
  for (const theme of ['light', 'dark'] as const) expect(styleOf(theme, 'ar').replaceAll('var(--hue)', '')).not.toMatch(/var\(|light-dark/);
});
