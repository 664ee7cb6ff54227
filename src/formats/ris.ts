/**
 * References as RIS, as reference managers read it: a tag, two spaces, a hyphen, a space; lines end with CRLF.
 * Tags after the "RIS Format Specifications" of Reference Manager (2001, 2011).
 */
import type { CslDate, CslItem } from './csl.ts';

const TYPE: Record<CslItem['type'], string> = { 'article-newspaper': 'NEWS', webpage: 'ELEC', dataset: 'DATA' };
const two = (number: number): string => String(number).padStart(2, '0');

/** "2024/04/23/", "2024/04//", "2024///": what is not known stays empty */
function toRisDate({ 'date-parts': [[year, month, day]] }: CslDate): string {
  return [String(year), month === undefined ? '' : two(month), day === undefined ? '' : two(day), ''].join('/');
}

/** Items → a RIS file. A line break in a value would begin a new tag: it becomes a space. */
export function toRis(items: readonly CslItem[]): string {
  const line = (tag: string, value: string | number | undefined): string[] => (value === undefined || value === '' ? [] : [`${tag}  - ${String(value).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()}`]);
  return items
    .map((item) =>
      [
        `TY  - ${TYPE[item.type]}`,
        ...line('ID', item.id),
        ...(item.author ?? []).flatMap(({ literal }) => line('AU', literal)),
        ...line('TI', item.title),
        ...line('T2', item['container-title']),
        ...line('PB', item.publisher),
        ...(item.issued ? [...line('PY', item.issued['date-parts'][0][0]), ...line('DA', toRisDate(item.issued))] : []),
        ...line('ET', item.version),
        ...line('LA', item.language),
        ...line('UR', item.URL),
        // "Location in Archives"
        ...line('AV', item.archive_location),
        ...(item.accessed ? line('Y2', toRisDate(item.accessed)) : []),
        ...line('N1', item.note),
        'ER  - ',
        '',
      ].join('\r\n'),
    )
    .join('\r\n');
}
