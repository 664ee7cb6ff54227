import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { toSnippets, type Publication, type Snippets } from '../../src/share/snippet.ts';

const PUBLICATION: Publication = {
  url: 'https://timeline.example/embed/?id=visits-of-2024&lang=fr#event=2024-10-28-macron-state-visit-rabat',
  title: 'Maroc – France, visite par visite',
  heights: [900, 700, 612.3],
  script: { url: 'https://timeline.example/embed/host.js' },
  picture: { url: 'https://timeline.example/picture.png', width: 900, height: 612, alt: 'Les visites de 2024 des deux côtés du détroit' },
  link: { url: 'https://timeline.example/#lang=fr', text: 'Ouvrir la chronologie' },
  file: 'rapprochement.html',
  note: 'Moins de 450 px de large : 900 px de haut.',
};

interface Found {
  name: string;
  attributes: Record<string, string>;
}
/** Elements and text of a piece of HTML, as a browser without scripts would have them. */
function read(html: string): { elements: Found[]; text: string } {
  const elements: Found[] = [];
  let text = '';
  const parser = new Parser({
    onopentag: (name, attributes) => elements.push({ name, attributes: { ...attributes } }),
    ontext: (piece) => (text += piece),
  });
  parser.end(html);
  return { elements, text };
}
const written = (publication: Partial<Publication> = {}): Snippets => {
  const result = toSnippets({ ...PUBLICATION, ...publication });
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.snippets;
};
const named = (html: string, name: string): Record<string, string>[] => read(html).elements.filter((element) => element.name === name).map(({ attributes }) => attributes);

describe('the four of them', () => {
  test('a place that the script makes a frame of, and a picture without scripts', () => {
    const { script } = written();
    expect(read(script).elements.map(({ name }) => name)).toEqual(['div', 'noscript', 'a', 'img', 'script']);
    expect(named(script, 'div')).toEqual([{ 'data-rapprochement': PUBLICATION.url, 'data-title': PUBLICATION.title, 'data-height': '900 700 613', style: 'min-height:700px' }]);
    expect(named(script, 'script')).toEqual([{ src: PUBLICATION.script.url, async: '' }]);
    expect(named(script, 'img')).toEqual([{ src: PUBLICATION.picture!.url, alt: PUBLICATION.picture!.alt, width: '900', height: '612', loading: 'lazy' }]);
    expect(named(script, 'a')).toEqual([{ href: PUBLICATION.link.url }]);
  });
  test('a script that is checked', () => {
    expect(named(written({ script: { url: PUBLICATION.script.url, integrity: 'sha384-abc' } }).script, 'script')).toEqual([{ src: PUBLICATION.script.url, integrity: 'sha384-abc', crossorigin: 'anonymous', async: '' }]);
  });
  test('a frame alone, without styles, with a height for the middle and a sentence on the others', () => {
    const { frame } = written();
    expect(read(frame).elements).toHaveLength(1);
    expect(named(frame, 'iframe')[0]).toMatchObject({ src: PUBLICATION.url, title: PUBLICATION.title, width: '100%', height: '700', loading: 'lazy' });
    expect(frame).not.toContain('style');
    expect(frame.startsWith(`<!-- ${PUBLICATION.note} -->\n`)).toBe(true);
    expect(written({ note: '' }).frame.startsWith('<iframe')).toBe(true);
  });
  test('a page that the site serves itself is not let into the site', () => {
    const { file, frame } = written();
    expect(named(file, 'iframe')[0]?.['src']).toBe('./rapprochement.html');
    expect(named(file, 'iframe')[0]?.['sandbox']?.split(' ')).not.toContain('allow-same-origin');
    expect(named(frame, 'iframe')[0]?.['sandbox']?.split(' ')).toContain('allow-same-origin');
    expect(named(written({ file: 'javascript:alert(1)//' }).file, 'iframe')[0]?.['src']).toBe('./javascript%3Aalert(1)%2F%2F');
  });
  test('a picture with its text and a link; without a picture, the link', () => {
    const { figure } = written();
    expect(read(figure).elements.map(({ name }) => name)).toEqual(['figure', 'a', 'img', 'figcaption', 'a']);
    expect(read(figure).text).toBe(`${PUBLICATION.title} ${PUBLICATION.link.text}`);
    const bare = written({ picture: null });
    expect(read(bare.figure).elements.map(({ name }) => name)).toEqual(['figure', 'a', 'figcaption']);
    expect(read(bare.script).text.trim()).toBe(PUBLICATION.link.text);
  });
  test('what a policy must allow', () => {
    expect(written().policy).toBe('frame-src https://timeline.example; script-src https://timeline.example');
  });
});

test('heights stay within what the script takes', () => {
  expect(named(written({ heights: [1, NaN, 1e9] }).script, 'div')[0]?.['data-height']).toBe('100 100 5000');
});

describe('an address that is none is a problem', () => {
  test.each(['', 'javascript:alert(1)', 'data:text/html,x', '//evil.example/', 'https://a@b.example/', 'file:///tmp/x', 'https://exa\nmple.org'])('%j', (url) => {
    const result = toSnippets({ ...PUBLICATION, url, script: { url }, picture: { ...PUBLICATION.picture!, url }, link: { url, text: 'x' } });
    expect('problems' in result && result.problems.map(({ path, found }) => [path, found])).toEqual([['url', url], ['script.url', url], ['link.url', url], ['picture.url', url]]);
  });
});

describe('whatever the words are', () => {
  const HOSTILE = fc.oneof(
    fc.constantFrom('"><script>alert(1)</script>', `' onload='alert(1)`, '--><iframe src=x>', '</noscript><script>', '<!--', '-->', '--!>', '[gallery]', '{{ 7*7 }}', '`', '&quot;', '&#34;', '&amp;lt;', '</title>', '<![CDATA[', 'زيارة ‹رسمية›', 'l’été « ici »', '\u0000', '\r\n', '\u2028', '\ud800'),
    fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom('<', '>', '"', "'", '&', ';', '-', '!', '/', '=', ' ', 'script', 'iframe', '#', 'x3c', 'lt', '\n', '[', ']', '{', '}')).map((parts) => parts.join('')),
  );
  /** What remains of a text that is one line. */
  const line = (text: string): string => text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

  test('there is one frame or script, and the words stand in it as they were', () => {
    fc.assert(
      fc.property(HOSTILE, HOSTILE, HOSTILE, HOSTILE, (title, alt, text, note) => {
        const { script, frame, file, figure } = written({ title, note, picture: { ...PUBLICATION.picture!, alt }, link: { ...PUBLICATION.link, text } });
        expect(read(script).elements.map(({ name }) => name)).toEqual(['div', 'noscript', 'a', 'img', 'script']);
        expect(named(script, 'div')[0]?.['data-title']).toBe(line(title));
        expect(named(script, 'img')[0]?.['alt']).toBe(line(alt));
        for (const html of [frame, file]) {
          expect(read(html).elements.map(({ name }) => name)).toEqual(['iframe']);
          expect(Object.keys(named(html, 'iframe')[0]!)).toEqual(['src', 'title', 'height', 'width', 'frameborder', 'loading', 'allow', 'referrerpolicy', 'sandbox', 'data-rapprochement']);
          expect(named(html, 'iframe')[0]?.['title']).toBe(line(title));
        }
        expect(read(figure).elements.map(({ name }) => name)).toEqual(['figure', 'a', 'img', 'figcaption', 'a']);
        expect(read(figure).text).toBe(`${line(title)} ${line(text)}`);
        // nothing that site systems would make something else of
        for (const html of [script, frame, file, figure]) expect(html).not.toMatch(/[[\]{}`]/);
      }),
      { numRuns: 2000 },
    );
  });
  test('any address with a query stands as it is', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const result = toSnippets({ ...PUBLICATION, url });
        if ('problems' in result) return;
        const [frame] = named(result.snippets.frame, 'iframe');
        expect(new URL(frame!['src']!).href).toBe(new URL(url).href);
        expect(named(result.snippets.script, 'div')[0]?.['data-rapprochement']).toBe(frame!['src']);
      }),
    );
  });
});
