// Read as Zotero's COinS translator reads them (utilities/openurl.js, parseContextObject).

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCoins } from '../../src/formats/coins.ts';
import { toCslArticle, type CslItem } from '../../src/formats/csl.ts';
import { corpus, evidence } from './shown.ts';

/** The part of it that Dublin Core comes to: parts at &, keys at the first =, plus for space, escaped or not. */
function readAsZotero(title: string): Record<string, string> {
  const parts = title.split('&').map((part) => part.split('='));
  expect(parts.every((part) => part.length === 2)).toBe(true);
  return Object.fromEntries(parts.map(([key, value]) => [key!, decodeURIComponent(value!.replace(/\+|%2[bB]/g, ' '))]));
}

const bibliography = new Map(evidence.bibliography.map((each) => [each.id, each]));
const items = corpus.articles.map((article) => toCslArticle(article, bibliography.get(article.id) ?? null, corpus.publisherById.get(article.publisher)));

test('every titled article of the corpus, with its title, paper, day, language and address', () => {
  const titled = items.filter(({ title }) => title !== undefined);
  const coins = toCoins(items);
  expect(coins.length).toBe(titled.length);
  for (const [index, item] of titled.entries()) {
    const read = readAsZotero(coins[index]!);
    expect(read).toMatchObject({ ctx_ver: 'Z39.88-2004', rft_val_fmt: 'info:ofi/fmt:kev:mtx:dc', 'rft.type': item.type === 'webpage' ? 'webpage' : 'newspaperArticle', 'rft.source': item['container-title'], 'rft.language': item.language });
    expect(read['rft.title']).toBe(item.title!.replaceAll('+', '\uff0b'));
    expect(new URL(read['rft.identifier']!).href.replaceAll('%2B', '+')).toBe(new URL(item.URL!).href.replaceAll('%2B', '+'));
    if (item.issued) expect(read['rft.date']).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/);
  }
});

describe('hostile words', () => {
  test('begin no other value, and a plus is no space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (title) => {
        const item: CslItem = { id: 'x', type: 'webpage', title: `${title}&rft.title=other`, author: [{ literal: 'A=B&C' }] };
        const [coins] = toCoins([item]);
        const read = readAsZotero(coins!);
        expect(read['rft.title']).toBe(`${title.toWellFormed().replaceAll('+', '\uff0b')}&rft.title=other`);
        expect(read['rft.au']).toBe('A=B&C');
      }),
    );
  });
});
