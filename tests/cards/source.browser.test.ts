import '@fontsource/ibm-plex-sans/latin-400.css';
import { render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import Source from '../../src/cards/Source.svelte';
import { createI18n, LANGUAGES, type Language } from '../../src/i18n/index.ts';
import { toCorpus, type Bibliography, type Report } from '../../src/model/corpus.ts';
import { toDay } from '../../src/model/day.ts';
import { toSpan } from '../../src/model/span.ts';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

afterEach(() => document.documentElement.removeAttribute('dir'));

const published = toSpan(toDay(2024, 4, 23));
const report: Report = { id: 'a#0', article: 'a', event: 'visit', known: toDay(2024, 4, 23), dated: 'exact', official: false, origin: 'paper', status: 'planned', span: { from: toDay(2024, 9, 1), to: toDay(2024, 9, 30), core: null, window: true, doubt: 'none' }, words: 'en septembre prochain' };
const bibliography: Bibliography = { id: 'a', title: 'Darmanin à Rabat', url: 'https://example.org/darmanin?a=1&b=2' };

interface Given {
  language?: Language;
  /** of the article */
  of?: string;
  report?: Partial<Report>;
  bibliography?: Partial<Bibliography> | null;
  quote?: string | null;
  differs?: boolean;
}

function show({ language = 'en', of = 'fr', report: told = {}, bibliography: book = {}, quote = 'La visite est prévue en septembre prochain', differs = false }: Given = {}) {
  const i18n = createI18n(language);
  document.documentElement.dir = i18n.direction;
  const corpus = toCorpus(
    toFirst([toEvent('visit')], [report], {
      articles: [{ id: 'a', publisher: 'paper', language: of, published }],
      publishers: [
        { id: 'paper', name: 'Le Matin', aliases: [], country: 'MA', language: 'fr', official: false },
        { id: 'agency', name: 'MAP', aliases: [], country: 'MA', language: 'fr', official: false },
      ],
    }),
  );
  const { container } = render(Source, { props: { report: { ...report, ...told }, corpus, bibliography: book && { ...bibliography, ...book }, quotation: quote === null ? null : { id: 'a#0', quote }, differs, i18n } });
  return { i18n, container, said: container.textContent.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ') };
}

describe('a quotation', () => {
  test.each([
    ['fr', 'La visite est prévue', 'ltr', '«\u202fLa visite est prévue\u202f»'],
    ['ar', 'زيارة مرتقبة إلى الرباط', 'rtl', '«زيارة مرتقبة إلى الرباط»'],
    ['es', 'Una visita a Rabat', 'ltr', '«Una visita a Rabat»'],
    ['en', 'A visit to Rabat', 'ltr', '“A visit to Rabat”'],
  ])('in %s stands in its own language, direction and marks, whatever the page speaks', (of, quote, direction, marked) => {
    for (const language of LANGUAGES) {
      const { container } = show({ language, of, quote });
      const block = container.querySelector('blockquote')!;
      expect([block.lang, getComputedStyle(block).direction, block.textContent]).toEqual([of, direction, marked]);
    }
  });

  test('with its title, likewise', () => {
    const { container } = show({ language: 'en', of: 'ar', bibliography: { title: 'درمانان في الرباط' } });
    const headline = container.querySelector<HTMLElement>('.headline')!;
    expect([headline.lang, getComputedStyle(headline).direction]).toEqual(['ar', 'rtl']);
  });

  test('is text, whatever it holds', () => {
    const { container } = show({ quote: '<img src=x onerror="globalThis.broken = true"><b>bold</b> &amp; {more}', bibliography: { title: '<script>globalThis.broken = true</script>' } });
    expect(container.querySelectorAll('img, b, script')).toHaveLength(0);
    expect(container.querySelector('blockquote')!.textContent).toContain('<img src=x onerror="globalThis.broken = true"><b>bold</b> &amp; {more}');
    expect(container.querySelector('.headline')!.textContent).toBe('<script>globalThis.broken = true</script>');
    expect(globalThis).not.toHaveProperty('broken');
  });

  test('that is not there leaves the sentence made of the fields', () => {
    const { container, said } = show({ quote: null });
    expect(container.querySelector('blockquote')).toBeNull();
    expect(said).toContain('Says that it is planned for September 2024 (“en septembre prochain”)');
  });
});

describe('the link', () => {
  test('opens in a new tab, says so, and tells the other site nothing of this page', () => {
    show();
    const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'Open the source (in a new tab)' });
    expect([link.href, link.target, link.relList.contains('noopener'), link.relList.contains('noreferrer')]).toEqual([bibliography.url, '_blank', true, true]);
  });

  test('shows a host that may be taken for another as it is registered', () => {
    for (const language of LANGUAGES) {
      const { container } = show({ language, bibliography: { url: 'https://\u0430\u0440\u0440le.com/news' } });
      const link = container.querySelector('a')!;
      expect(link.href).toBe('https://xn--le-6kc8da.com/news');
      expect(link.textContent).toContain('(xn--le-6kc8da.com)');
      expect(getComputedStyle(link.querySelector('bdi')!).direction).toBe('ltr');
      container.remove();
    }
  });

  test.each(['javascript:alert(1)', 'https://a@evil.example', '//evil.example'])('is none where the address is not safe: %s', (url) => {
    show({ bibliography: { url } });
    expect(screen.queryByRole('link')).toBeNull();
  });

  test('to an archived copy stands beside it', () => {
    show({ bibliography: { archived: 'https://web.archive.org/x' } });
    expect(screen.getAllByRole('link').map((link) => (link as HTMLAnchorElement).rel)).toEqual(['noopener noreferrer', 'noopener noreferrer']);
    expect(screen.getByRole('link', { name: /Archived copy/ }).getAttribute('href')).toBe('https://web.archive.org/x');
  });

  test('waits for the evidence, while publisher and date are there', () => {
    const { said } = show({ bibliography: null, quote: null });
    expect(screen.queryByRole('link')).toBeNull();
    expect(said).toContain('Le Matin');
    expect(said).toContain('23 Apr 2024');
  });
});

describe('who speaks', () => {
  test.each([
    ['en', 'Says otherwise', 'official voice', 'relays MAP', '23 Apr 2024 · French'],
    ['fr', 'Dit autre chose', 'voix officielle', 'relaie MAP', '23 avr. 2024 · français'],
    ['ar', 'يقول غير ذلك', 'صوت رسمي', 'نقلا عن MAP', '23 أبريل 2024 · الفرنسية'],
  ] as const)('is said in %s', (language, differs, official, relays, when) => {
    const { said, container } = show({ language, differs: true, report: { official: true, origin: 'agency' } });
    for (const words of [differs, official, relays, when]) expect(said).toContain(words);
    expect(getComputedStyle(container.querySelector('.source')!).direction).toBe(language === 'ar' ? 'rtl' : 'ltr');
  });

  test('and is not said of one that agrees, of the press, in its own words', () => {
    const { said } = show();
    for (const words of ['Says otherwise', 'official voice', 'relays']) expect(said).not.toContain(words);
  });
});
