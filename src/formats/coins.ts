/**
 * References in a page as Zotero reads them there: COinS, a context object of OpenURL (Z39.88-2004) in the title of an
 * empty span of class `Z3988`. Dublin Core, since of all forms it alone takes a newspaper's article or a page: Zotero
 * reads `rft.type` as one of its own types, `rft.source` as the publication, `rft.identifier` as the address.
 *
 * Promises: each value is escaped whole, so that none begins another; a date is as coarse as it is known; an item
 * without a title is left out, for Zotero would go and look for it elsewhere.
 */
import type { CslItem } from './csl.ts';

const TYPE: Record<CslItem['type'], string> = { 'article-newspaper': 'newspaperArticle', webpage: 'webpage', dataset: 'dataset' };
const two = (number: number): string => String(number).padStart(2, '0');

/** Items → the titles of their spans. */
export function toCoins(items: readonly CslItem[]): string[] {
  return items.flatMap((item) => (item.title === undefined ? [] : [toContextObject(item, item.title)]));
}

function toContextObject(item: CslItem, title: string): string {
  const issued = item.issued?.['date-parts'][0];
  const values: [string, string | undefined][] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rfr_id', 'info:sid/rapprochement'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:dc'],
    ['rft.type', TYPE[item.type]],
    ['rft.title', title],
    ['rft.source', item['container-title']],
    ...(item.author ?? []).map(({ literal }): [string, string] => ['rft.au', literal]),
    ['rft.date', issued?.map((part, index) => (index === 0 ? String(part).padStart(4, '0') : two(part))).join('-')],
    ['rft.language', item.language],
    ['rft.identifier', item.URL],
  ];
  // Zotero reads an escaped plus as a space, as forms do: a full-width one says the same
  return values.flatMap(([key, value]) => (value === undefined || value === '' ? [] : [`${key}=${encodeURIComponent(value.toWellFormed().replaceAll('+', key === 'rft.identifier' ? '%2B' : '\uff0b'))}`])).join('&');
}
