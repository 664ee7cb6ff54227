// Files as reference managers write them, our own exports and those of citation-js, read as references.

import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBibtex } from '../../src/formats/bibtex.ts';
import { toBiblatex } from '../../src/formats/biblatex.ts';
import { readCslJson } from '../../src/formats/csl-json-read.ts';
import { toCslArticle, toCslJson, type CslItem } from '../../src/formats/csl.ts';
import type { Incoming } from '../../src/formats/incoming.ts';
import { readRis } from '../../src/formats/ris-read.ts';
import { toRis } from '../../src/formats/ris.ts';
import { readForeign } from '../../src/formats/foreign.ts';
import { readWikidata } from '../../src/formats/wikidata.ts';
import { corpus, evidence } from './shown.ts';

const file = (name: string): string => readFileSync(`tests/fixtures/references/${name}`, 'utf8');
const places = ({ faults, remarks }: Incoming) => ({ faults: faults.map(({ path }) => path), remarks: remarks.map(({ path }) => path) });

test('Zotero’s RIS', () => {
  const read = readRis(file('zotero.ris').replace(/\r?\n/g, '\r\n'), 'zotero.ris');
  expect(read.articles).toEqual([
    { at: 'line 1', title: 'Macron attendu au Maroc fin octobre', authors: ['Jeanne Dupont', 'AFP'], publisher: 'Le Monde', published: '2024-09-27', url: 'https://www.lemonde.fr/afrique/article/2024/09/27/macron_6337.html', language: 'fr-FR', note: 'Une visite d’État.' },
    { at: 'line 15', title: 'زيارة الدولة: بلاغ من الديوان الملكي', publisher: 'وكالة المغرب العربي للأنباء', published: '2024-10', url: 'https://www.mapnews.ma/ar/actualites/زيارة', language: 'ar' },
  ]);
  expect(places(read)).toEqual({ faults: [], remarks: [] });
});

test('EndNote’s RIS: a mark, CR alone, a title over two lines, a season, an address that is none', () => {
  const read = readRis(file('endnote.ris'), 'endnote.ris');
  expect(read.articles).toEqual([{ at: 'line 1', title: 'A State Visit, Postponed Again', authors: ['Omar Ghali'], publisher: 'The Guardian', published: '2023', note: 'seen in print' }]);
  expect(places(read)).toEqual({ faults: ['line 10'], remarks: ['line 1.url', 'line 1.date'] });
});

test('JabRef’s BibLaTeX: accents, strings, names, EDTF, a broken entry among whole ones', () => {
  const read = readBibtex(file('jabref.bib'), 'jabref.bib');
  expect(read.articles).toEqual([
    { at: 'line 5', id: 'Dupont2024', title: 'L\'État & l\'œuvre: Macron à Rabat', authors: ['Jérôme Dupont', 'Ana van der Berg', 'AFP'], publisher: 'Le Monde', published: '2024-09-27', url: 'https://www.lemonde.fr/a_b%20c?x=1&y=2', language: 'fr' },
    expect.objectContaining({ at: 'line 15', id: 'Map2024', title: 'زيارة الدولة للرئيس ماكرون إلى الرباط', published: '2024-10~', language: 'ar', url: 'https://www.mapnews.ma/ar/1' }),
    { at: 'line 23', id: 'old', title: 'A State Visit Announced', authors: ['Omar Ghali'], publisher: 'The Guardian', published: '2022-10-31' },
    { at: 'line 31', id: 'month', title: 'Entretien', published: '2023-02', url: 'https://example.org/entretien' },
    { at: 'line 42', id: 'after', title: 'Still here', published: '2021' },
  ]);
  expect(places(read)).toEqual({ faults: ['line 38'], remarks: [] });
});

test('Zotero’s CSL-JSON: parts of dates stay parts, about stays about, words are told', () => {
  const read = readCslJson(file('zotero.csl.json'), 'z.json');
  expect(read.articles).toEqual([
    { at: '0', id: 'http://zotero.org/users/1/items/ABCD', title: 'Macron attendu au Maroc', authors: ['Jeanne Dupont', 'AFP', 'Ana van der Berg'], publisher: 'Le Monde', published: '2024-09-27', url: 'https://www.lemonde.fr/1', language: 'fr-FR', note: 'Une visite.' },
    { at: '1', id: '2', title: 'زيارة الدولة', published: '2024-10~', url: 'https://www.mapnews.ma/ar/1', language: 'ar' },
    { at: '2', id: '3', title: 'Spring', published: '2023-21' },
    { at: '3', id: '4', title: 'Days', published: '2024-10-28/2024-10-30' },
    { at: '4', id: '5', title: 'Raw', published: '2024' },
    { at: '5', id: '6', title: 'Nothing known' },
  ]);
  expect(places(read)).toEqual({ faults: ['6', '7'], remarks: ['4.url', '4.date', '5.date'] });
});

test('Wikidata: precision where it was asked for, doubt where it was not', () => {
  const read = readWikidata(file('wikidata.json'), 'w.json');
  expect(read.events.map(({ id, date }) => [id, date])).toEqual([
    ['Q101', '2024-10-28'], ['Q102', '1956-03'], ['Q103', '1767'], ['Q104', '1577-05-10'], ['Q105', null], ['Q106', '1701/1800'], ['Q107', null], ['Q108', '2021-09/2022-12-16'], ['Q109', '198X'],
  ]);
  expect(read.events[0]).toMatchObject({ title: 'Visite d\'État', language: 'fr', place: { name: 'Rabat', at: [34.0209, -6.8416] }, people: ['Emmanuel Macron', 'محمد السادس'], sources: [{ url: 'https://www.wikidata.org/wiki/Q101' }] });
  expect(read.events[5]).toMatchObject({ within: true });
  expect(places(read)).toEqual({ faults: [], remarks: ['3.date', '4.date', '5.itemLabel', '5.date', '7.date'].map((path) => `results.bindings.${path}`) });
  expect(read.remarks[1]!.found).toContain('Julian');
});

describe('Wikidata’s flat list, the download that is called JSON', () => {
  const treaty = { item: 'http://www.wikidata.org/entity/Q1', itemLabel: 'Traité de Fès', date: '1912-03-30T00:00:00Z', placeLabel: 'Fès', coord: 'Point(-5 34.03)', source: 'https://example.org/fes' };

  test('is read by the same rules as the full form', () => {
    const rows: Record<string, string>[] = [
      treaty,
      { ...treaty, source: 'https://example.org/second' },
      { item: 'http://www.wikidata.org/entity/Q2', itemLabel: 'Q2', date: '1955-01-01T00:00:00Z' },
      { item: 'http://www.wikidata.org/entity/Q3', itemLabel: 'Unknown', date: 'http://www.wikidata.org/.well-known/genid/1' },
      { item: 'http://www.wikidata.org/entity/Q4', itemLabel: 'Asked', date: '1955-01-01T00:00:00Z', datePrecision: '9' },
    ];
    const bindings = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, { type: value.startsWith('http') ? 'uri' : 'literal', value }])));
    const [flat, full] = [rows, { head: {}, results: { bindings } }].map((value) => readForeign(JSON.stringify(value), 'query.json')).map((read) => ('incoming' in read ? read.incoming : null));
    expect(flat).toEqual(JSON.parse(JSON.stringify(full).replaceAll('results.bindings.', '')));
    expect(flat?.events.map(({ id, title, date }) => [id, title, date])).toEqual([['Q1', 'Traité de Fès', '1912-03-30'], ['Q2', 'Q2', '1955'], ['Q3', 'Unknown', null], ['Q4', 'Asked', '1955']]);
    expect(flat?.events[0]).toMatchObject({ place: { name: 'Fès', at: [34.03, -5] }, sources: [{ url: 'https://www.wikidata.org/wiki/Q1' }, { url: 'https://example.org/fes' }, { url: 'https://example.org/second' }] });
    expect(places(flat!)).toEqual({ faults: [], remarks: ['2.itemLabel', '2.date', '3.date'] });
  });

  test('what is no row, and what is no value, is told by its place', () => {
    const { events, faults, remarks } = readWikidata(JSON.stringify([treaty, 7, { ...treaty, item: 'http://www.wikidata.org/entity/Q9', coord: null, source: ['x'] }, { date: '1912' }]), 'query.json');
    expect(events.map(({ id }) => id)).toEqual(['Q1', 'Q9']);
    expect(faults.map(({ path, found }) => [path, found])).toEqual([['1', 'number'], ['3', 'neither']]);
    expect(remarks.map(({ path, expected, found }) => [path, expected, found])).toEqual([['2.source', 'a text', 'a list']]);
  });
});

test('a copy in an archive comes back from every one; a shelf mark is no address', () => {
  const copy = 'https://web.archive.org/web/20240423120000/https://example.org/a_b?x=1&y=%20#z';
  const item: CslItem = { id: 'a', type: 'article-newspaper', title: 'T', URL: 'https://example.org/a_b?x=1', archive: 'web.archive.org', archive_location: copy };
  for (const read of [readRis(toRis([item]), 'a.ris'), readBibtex(toBiblatex([item]), 'a.bib'), readCslJson(toCslJson([item]), 'a.json')]) {
    expect(read.articles).toMatchObject([{ url: item.URL, archived: copy }]);
    expect(places(read)).toEqual({ faults: [], remarks: [] });
  }
  const box = { ...item, archive_location: 'box 4, folder 12' };
  for (const read of [readRis(toRis([box]), 'a.ris'), readBibtex(toBiblatex([box]), 'a.bib'), readCslJson(toCslJson([box]), 'a.json')]) expect(read.articles[0]).not.toHaveProperty('archived');
});

describe('our own exports come back', () => {
  const bibliography = new Map(evidence.bibliography.map((each) => [each.id, each]));
  const items = corpus.articles.map((article) => toCslArticle(article, bibliography.get(article.id) ?? null, corpus.publisherById.get(article.publisher)));
  const edtf = ({ issued }: CslItem): string | undefined => {
    const parts = issued?.['date-parts'].map((each) => each.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-') + (issued.circa ? '~' : ''));
    return parts?.join('/');
  };
  const plain = (text: string | undefined): string | undefined => text?.replace(/[\s]+/gu, ' ');
  const facts = (item: CslItem) => ({ id: item.id, title: plain(item.title), publisher: plain(item['container-title']), language: item.language, url: item.URL });

  test('CSL-JSON, letter by letter', () => {
    const { articles, faults, remarks } = readCslJson(toCslJson(items), 'x.json');
    expect([faults, remarks]).toEqual([[], []]);
    expect(articles.map(({ id, title, publisher, language, url, published, authors }) => ({ id, title, publisher, language, url, published, authors }))).toEqual(items.map((item) => ({ ...facts(item), published: edtf(item), authors: item.author?.map(({ literal }) => literal) })));
  });

  test('RIS, with the first day of its dates', () => {
    const { articles, faults, remarks } = readRis(toRis(items), 'x.ris');
    expect([faults, remarks]).toEqual([[], []]);
    expect(articles.map(({ id, title, publisher, language, url, published }) => ({ id, title, publisher, language, url, published }))).toEqual(items.map((item) => ({ ...facts(item), published: edtf(item)?.split('/')[0]!.replace('~', '') })));
  });

  test('BibLaTeX, dates and doubt included', () => {
    const { articles, faults, remarks } = readBibtex(toBiblatex(items), 'x.bib');
    expect([faults, remarks]).toEqual([[], []]);
    const href = (url: string | undefined): string => new URL(url!).href.replaceAll('%25', '%');
    expect(articles.map(({ id, title, publisher, published, url }) => ({ id, title, publisher, published, url: href(url) }))).toEqual(items.map((item) => ({ id: item.id, title: plain(item.title), publisher: plain(item['container-title']), published: edtf(item), url: href(item.URL) })));
    // the parser takes some milliseconds for each of them
  }, 60_000);
});

describe('exports of citation-js', () => {
  const source = file('zotero.csl.json').replace(/,\s*null\s*\]/, ']');
  const titles = ['Macron attendu au Maroc', 'زيارة الدولة'];
  const write = (format: string): string => String(new Cite(JSON.stringify((JSON.parse(source) as { title?: string }[]).slice(0, 2).map((item) => ({ ...item, title: item.title?.replace(/<[^>]*>/g, '') })))).format(format));

  test('RIS', () => {
    const { articles } = readRis(write('ris'), 'c.ris');
    expect(articles.map(({ title }) => title)).toEqual(titles);
    expect(articles[0]).toMatchObject({ url: 'https://www.lemonde.fr/1', publisher: 'Le Monde' });
    expect(articles[0]!.published).toMatch(/^2024/);
  });

  test('BibTeX and BibLaTeX', () => {
    for (const format of ['bibtex', 'biblatex']) {
      const { articles } = readBibtex(write(format), 'c.bib');
      expect(articles[0], format).toMatchObject({ title: titles[0], url: 'https://www.lemonde.fr/1' });
      expect(articles[0]!.published, format).toBe('2024-09-27');
      expect(articles[0]!.authors, format).toContain('Jeanne Dupont');
    }
  });
});
