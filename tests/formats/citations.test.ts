// What we write for reference managers is read back by citation-js, an independent reader.

import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { escapeTex, toBiblatex } from '../../src/formats/biblatex.ts';
import { toCslArticle, toCslDate, toCslDay, toCslJson, type CslItem } from '../../src/formats/csl.ts';
import { toRis } from '../../src/formats/ris.ts';
import { cite, STYLES, toPlain } from '../../src/formats/styles.ts';
import { createI18n } from '../../src/i18n/index.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { parseDay } from '../../src/model/day.ts';
import { toSpan } from '../../src/model/span.ts';

const compiled = compileFolder('data');
if ('problems' in compiled) throw new Error('The data has problems.');
const corpus = toCorpus(compiled.first);
const bibliography = new Map(compiled.evidence.bibliography.map((each) => [each.id, each]));
const items = corpus.articles.map((article) => toCslArticle(article, bibliography.get(article.id) ?? null, corpus.publisherById.get(article.publisher)));

type Read = Record<string, unknown> & { title?: string; URL?: string; issued?: { 'date-parts': number[][] } };
const read = (text: string): Read[] => new Cite(text).data as Read[];
const day = (text: string): number => parseDay(text)!;
const only = (item: Partial<CslItem>): CslItem => ({ id: 'x', type: 'webpage', ...item });

test('a date says no more than is known of it', () => {
  expect(toCslDay(day('2024-04-23'))).toEqual({ 'date-parts': [[2024, 4, 23]] });
  expect(toCslDate({ ...toSpan(day('2024-09-01'), day('2024-09-30')), core: null, window: true })).toEqual({ 'date-parts': [[2024, 9]] });
  expect(toCslDate({ ...toSpan(day('2024-01-01'), day('2024-12-31')), core: null, window: true })).toEqual({ 'date-parts': [[2024]] });
  expect(toCslDate(toSpan(day('2024-10-28'), day('2024-10-30')))).toEqual({ 'date-parts': [[2024, 10, 28], [2024, 10, 30]] });
  expect(toCslDate({ ...toSpan(day('2024-09-27')), doubt: 'approximate' })).toEqual({ 'date-parts': [[2024, 9, 27]], circa: true });
  expect([toCslDate(null), toCslDate({ ...toSpan(0), to: null })]).toEqual([null, null]);
});

describe('every article of the corpus', () => {
  test('as BibLaTeX', () => {
    const found = read(toBiblatex(items));
    expect(found.length).toBe(items.length);
    for (const [index, item] of items.entries()) {
      expect(found[index]!.title, item.id).toBe(item.title);
      // citation-js writes addresses in ASCII, and a percent that is no letter of UTF-8 as %25
      expect(new URL(found[index]!.URL!).href.replaceAll('%25', '%'), item.id).toBe(new URL(item.URL!).href.replaceAll('%25', '%'));
      if (item.issued && !item.issued['date-parts'][1]) expect(found[index]!.issued?.['date-parts'][0], item.id).toEqual(item.issued['date-parts'][0]);
    }
  });

  test('as RIS', () => {
    const text = toRis(items);
    expect(text).toMatch(/^TY {2}- /);
    const found = read(text);
    expect(found.length).toBe(items.length);
    for (const [index, item] of items.entries()) {
      expect(found[index]!.title, item.id).toBe(item.title);
      expect(found[index]!.URL, item.id).toBe(item.URL);
      if (item.issued) expect(found[index]!.issued?.['date-parts'][0]?.[0], item.id).toBe(item.issued['date-parts'][0][0]);
    }
  });

  test('as CSL-JSON', () => {
    const found = read(toCslJson(items));
    expect(found.map(({ title, URL, issued }) => ({ title, URL, issued }))).toEqual(items.map(({ title, URL, issued }) => ({ title, URL, issued })));
  });
});

describe('an archived copy', () => {
  const copy = 'https://web.archive.org/web/20240423120000/https://example.org/a_b?x=1&y=%20#z';
  const article = corpus.articles[0]!;
  const item = toCslArticle(article, { ...bibliography.get(article.id)!, archived: copy }, corpus.publisherById.get(article.publisher));

  test('stands where each format has a place for it, beside the address of the page', () => {
    expect(read(toCslJson([item]))[0]).toMatchObject({ URL: item.URL, archive: 'web.archive.org', archive_location: copy });
    expect(toRis([item])).toContain(`\r\nUR  - ${item.URL!}\r\nAV  - ${copy}\r\n`);
    expect(read(toRis([item]))[0]!.URL).toBe(item.URL);
    expect(toBiblatex([item])).toContain(`addendum = {web.archive.org: \\url{${copy.replace(/[%#]/g, '\\$&')}}}`);
    const [found] = read(toBiblatex([item]));
    expect(found).toMatchObject({ title: item.title, note: expect.stringContaining('web.archive.org') as unknown });
  });

  test('is not made up where there is none', () => {
    for (const text of [toCslJson(items), toRis(items), toBiblatex(items)]) expect(text).not.toMatch(/archive_location|^AV {2}- |addendum/m);
  });
});

describe('hostile words', () => {
  const words = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => text.trim() !== '');

  test('end no entry and begin no tag', () => {
    fc.assert(
      fc.property(words, words, (title, publisher) => {
        const item = only({ title, 'container-title': publisher, author: [{ literal: `${title}\r\nER  - ` }], URL: 'https://example.org/a{b}\nUR  - x' });
        const ris = toRis([item]);
        expect(ris.split(/\r\n/).filter((line) => /^(?:TY|ER) {2}- /.test(line)).length).toBe(2);
        expect(ris.split('\r\n').every((line) => line === '' || /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true);
        const bib = toBiblatex([item]);
        let depth = 0;
        for (const letter of bib.replace(/\\[\\{}]/g, '')) {
          depth += letter === '{' ? 1 : letter === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
    );
  });

  test('TeX reads no command in them', () => {
    expect(escapeTex('50 % of $x_1 & {y} #2 ~ \\input ^')).toBe('50 \\% of \\$x\\_1 \\& \\{y\\} \\#2 \\textasciitilde{} \\textbackslash{}input \\textasciicircum{}');
    expect(read(toBiblatex([only({ title: '50 % of $x & #2: “état” – زيارة' })]))[0]!.title).toBe('50 % of $x & #2: “état” – زيارة');
  });
});

describe('printed styles', () => {
  const article: CslItem = {
    id: 'a', type: 'article-newspaper', title: 'Macron attendu à Rabat', author: [{ literal: 'Jeanne Dupont' }], 'container-title': 'Le Monde', language: 'fr',
    issued: { 'date-parts': [[2024, 4, 23]] }, URL: 'https://example.org/a',
  };
  const page: CslItem = { id: 'b', type: 'webpage', title: 'State visit', 'container-title': 'Rapprochement', language: 'en', version: 'abc', accessed: toCslDay(day('2026-11-28')), URL: 'https://example.org/b' };
  const said = (item: CslItem) => (['en', 'fr', 'ar'] as const).flatMap((language) => STYLES.map((style) => toPlain(cite(item, style, createI18n(language)))));

  test('an article of a newspaper', () => {
    expect(said(article)).toEqual([
      'Jeanne Dupont. (2024, April 23). Macron attendu à Rabat. Le Monde. https://example.org/a',
      'Jeanne Dupont. “Macron attendu à Rabat.” Le Monde, April 23, 2024. https://example.org/a.',
      'Jeanne Dupont. “Macron attendu à Rabat.” Le Monde, 23 Apr. 2024, https://example.org/a.',
      'Jeanne Dupont. (2024, 23 avril). Macron attendu à Rabat. Le Monde. https://example.org/a',
      'Jeanne Dupont. «\u202fMacron attendu à Rabat\u202f». Le Monde, 23 avril 2024. https://example.org/a.',
      'Jeanne Dupont. «\u202fMacron attendu à Rabat\u202f». Le Monde, 23 avr. 2024, https://example.org/a.',
      'Jeanne Dupont. (2024، 23 أبريل). Macron attendu à Rabat. Le Monde. https://example.org/a',
      'Jeanne Dupont. «Macron attendu à Rabat». Le Monde، 23 أبريل 2024. https://example.org/a.',
      'Jeanne Dupont. «Macron attendu à Rabat». Le Monde، 23 أبريل 2024، https://example.org/a.',
    ]);
  });

  test('an event of ours, without a date of its own', () => {
    expect(said(page)).toEqual([
      'State visit (version abc). (n.d.). Rapprochement. Retrieved November 28, 2026, from https://example.org/b',
      '“State visit.” Rapprochement, version abc. Accessed November 28, 2026. https://example.org/b.',
      '“State visit.” Rapprochement, version abc, https://example.org/b. Accessed 28 Nov. 2026.',
      'State visit (version abc). (s. d.). Rapprochement. Consulté le 28 novembre 2026, à l’adresse https://example.org/b',
      '«\u202fState visit\u202f». Rapprochement, version abc. Consulté le 28 novembre 2026. https://example.org/b.',
      '«\u202fState visit\u202f». Rapprochement, version abc, https://example.org/b. Consulté le 28 nov. 2026.',
      'State visit (الإصدار abc). (د. ت.). Rapprochement. استُرجع في 28 نونبر 2026 من الرابط https://example.org/b',
      '«State visit». Rapprochement، الإصدار abc. اطلع عليه في 28 نونبر 2026. https://example.org/b.',
      '«State visit». Rapprochement، الإصدار abc، https://example.org/b. اطلع عليه في 28 نونبر 2026.',
    ]);
  });

  test('what is not known is not made up', () => {
    const bare: CslItem = { id: 'c', type: 'article-newspaper', 'container-title': 'APS', language: 'fr' };
    expect(toPlain(cite(bare, 'apa', createI18n('en')))).toBe('[untitled]. (n.d.). APS.');
    expect(toPlain(cite({ ...bare, issued: { 'date-parts': [[2024, 9]], circa: true } }, 'chicago', createI18n('en')))).toBe('“[untitled].” APS, ca. September 2024.');
    expect(toPlain(cite({ ...bare, issued: { 'date-parts': [[2024, 9, 1]] } }, 'apa', createI18n('fr')))).toBe('[sans titre]. (2024, 1er septembre). APS.');
  });

  test('every article in every style is a text with its title and address', () => {
    for (const language of ['en', 'fr', 'ar'] as const) {
      for (const item of items) {
        for (const style of STYLES) {
          const text = toPlain(cite(item, style, createI18n(language)));
          expect(text).toContain(item.title ?? '[');
          expect(text).toContain(item.URL!);
          expect(text.replace(item.title ?? '', ''), item.id).not.toMatch(/undefined|null|NaN| {2}|\.\. /);
        }
      }
    }
  });
});

test('citation-js reads what it is given', () => {
  expect(plugins.list()).toEqual(expect.arrayContaining(['@bibtex', '@ris']));
});
