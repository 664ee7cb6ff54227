/** A figure to be published: the picture, what it is in words, and all events in a table; whatever is in it, nothing runs. */
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/i18n/index.ts';
import { safeUrl } from '../../src/model/address.ts';
import { toFigure, type FigureOf } from '../../src/share/figure.ts';
import { toPicture } from '../../src/share/picture.ts';
import { toKnownEvent } from '../fixtures/plots.ts';
import { corpus, evidence } from '../formats/shown.ts';
import { toWanted } from './pictured.ts';

interface Tag { name: string; attributes: Record<string, string>; text: string }
function read(html: string): Tag[] {
  const [tags, open]: [Tag[], Tag[]] = [[], []];
  const parser = new Parser({
    onopentag(name, attributes) {
      const tag = { name, attributes, text: '' };
      tags.push(tag);
      open.push(tag);
    },
    ontext: (text) => open.forEach((tag) => (tag.text += text)),
    onclosetag: () => void open.pop(),
    oncomment: () => expect.unreachable('a comment'),
  });
  parser.write(html);
  parser.end();
  return tags;
}
const OWN = new Set(['figure', 'img', 'figcaption', 'p', 'strong', 'small', 'a', 'bdi', 'details', 'summary', 'table', 'thead', 'tbody', 'tr', 'th', 'td']);
const DRAWN = new Set(['svg', 'title', 'desc', 'defs', 'linearGradient', 'stop', 'pattern', 'g', 'rect', 'path', 'line', 'text']);
function runsNothing(tags: Tag[]): void {
  for (const { name, attributes } of tags) {
    expect(OWN.has(name) || DRAWN.has(name), name).toBe(true);
    for (const [key, value] of Object.entries(attributes)) {
      expect(key).not.toMatch(/^on|^style$|^srcset$|^srcdoc$/i);
      if (key === 'href') expect(safeUrl(value)).toBe(value);
      if (key === 'src') expect(value).toMatch(/^[^:/\\]*$/);
    }
  }
}
const rowsOf = (tags: Tag[]): Tag[] => tags.filter(({ name }) => name === 'tr').slice(1);

function toGiven(wanted: ReturnType<typeof toWanted>, fields: Partial<FigureOf> = {}): FigureOf {
  const { title, note, alt, i18n, events } = wanted;
  return { image: { file: 'visits.png', width: 1200, height: 800 }, title, note, alt, source: 'Rapprochement', shown: { events, corpus, evidence, i18n, address: 'https://example.org/#v=1' }, ...fields };
}

describe.each(LANGUAGES)('in %s', (language) => {
  const wanted = toWanted({ language, known: '2024-09-30' });

  test('a file beside the page has its size and its description, and every event a row', () => {
    const tags = read(toFigure(toGiven(wanted)));
    runsNothing(tags);
    expect(tags[0]).toMatchObject({ name: 'figure', attributes: { lang: language, dir: wanted.i18n.direction } });
    expect(tags.find(({ name }) => name === 'img')?.attributes).toEqual({ src: 'visits.png', width: '1200', height: '800', alt: wanted.alt });
    expect(rowsOf(tags)).toHaveLength(wanted.events.length);
    for (const [index, event] of wanted.events.entries()) expect(rowsOf(tags)[index]!.text).toContain(wanted.i18n.words(event.title));
    expect(tags.filter(({ name, attributes }) => name === 'a' && attributes['href'] !== 'https://example.org/#v=1').length).toBeGreaterThan(wanted.events.length / 2);
  });

  test('the picture itself stands in it, with its title and description', () => {
    const picture = toPicture(wanted);
    const html = toFigure(toGiven(wanted, { image: { svg: picture.svg } }));
    expect(html).not.toContain('<?xml');
    const tags = read(html);
    runsNothing(tags);
    expect(tags.find(({ name }) => name === 'desc')?.text).toBe(wanted.alt);
    expect(rowsOf(tags)).toHaveLength(wanted.events.length);
  });

  test('no source that spoke later is named', () => {
    const early = new Set(wanted.events.flatMap(({ reports }) => reports.flatMap((id) => evidence.bibliography.find((each) => each.id === corpus.reportById.get(id)?.article)?.url ?? []).map(safeUrl)));
    for (const { name, attributes } of read(toFigure(toGiven(wanted)))) if (name === 'a' && attributes['href'] !== 'https://example.org/#v=1') expect(early).toContain(attributes['href']);
  });
});

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('<script>alert(1)</script>', '</td></tr></table><img src=x onerror=alert(1)>', '" onload="alert(1)', '</title></svg><script>', '--><iframe src=javascript:alert(1)>', '&lt;b&gt;', '\u202Eevil\u0000\uD800', 'متن <b onclick=x>', '</figure>', '<![CDATA[x]]>'),
);
const addresses = fc.oneof(fc.webUrl(), fc.constantFrom('javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'data:text/html,<script>', '//evil.example', 'https://x.example/"onclick="a', 'https://user:pass@x.example/', 'java\nscript:alert(1)'), words);

test('whatever titles, names and addresses hold, it runs nothing and every event keeps its row', () => {
  const wanted = toWanted();
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), words, words, words, addresses, words, addresses, (titles, title, note, alt, address, file, url) => {
      const article = corpus.articles[0]!;
      const report = corpus.reports.find((each) => each.article === article.id)!;
      const because = { date: [report.id], status: [], place: [], people: [], topics: [] };
      const events = titles.map((each, index) => toKnownEvent(`event-${String(index)}`, { title: { en: each, fr: each, ar: each }, because, reports: [report.id] }));
      const shown = {
        events, address, i18n: wanted.i18n, evidence: { ...evidence, bibliography: [{ id: article.id, title: null, url }] },
        corpus: { ...corpus, publisherById: new Map([[article.publisher, { ...corpus.publisherById.get(article.publisher)!, name: titles[0]! }]]) },
      };
      const drawn = toPicture(toWanted({ events, range: ['1969-12-01', '1970-03-01'] }, { title, note, alt })).svg;
      for (const image of [{ svg: drawn }, { file, width: 10, height: 10 }]) {
        const tags = read(toFigure({ image, title, note, alt, source: title, shown }));
        runsNothing(tags);
        expect(rowsOf(tags)).toHaveLength(events.length);
      }
    }),
    { numRuns: 150 },
  );
});
