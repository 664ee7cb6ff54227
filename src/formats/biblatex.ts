/**
 * References as BibLaTeX (manual 3.19): dates in EDTF, as BibLaTeX takes them; text in UTF-8, with what TeX would take
 * for its own escaped.
 */
import type { CslDate, CslItem, DateParts } from './csl.ts';

/** names of languages in babel and polyglossia */
const LANGUAGES: Record<string, string> = { ar: 'arabic', de: 'german', en: 'english', es: 'spanish', fr: 'french', it: 'italian', nl: 'dutch', pt: 'portuguese' };
const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', '%': '\\%', '&': '\\&', '#': '\\#', $: '\\$', _: '\\_', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}',
  // in TeX's first fonts these are ¡ and ¿, and some readers know no others
  '<': '\\textless{}', '>': '\\textgreater{}',
};
const two = (number: number): string => String(number).padStart(2, '0');

export const escapeTex = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\\{}%&#$_~^<>]/g, (letter) => SPECIAL[letter]!);
/** the field `url` is read as it stands, but braces and percents must pair and mean nothing */
const escapeUrl = (url: string): string => url.replace(/[\s{}\\]/g, (letter) => encodeURIComponent(letter)).replace(/%(?![0-9a-f]{2})/gi, '%25');

const edtf = (parts: DateParts): string => parts.map((part, index) => (index === 0 ? (part < 0 ? `-${String(-part).padStart(4, '0')}` : String(part).padStart(4, '0')) : two(part))).join('-');
const toDate = ({ 'date-parts': [from, to], circa }: CslDate): string => [from, ...(to ? [to] : [])].map((parts) => `${edtf(parts)}${circa ? '~' : ''}`).join('/');

/** Items → a file of BibLaTeX entries. */
export function toBiblatex(items: readonly CslItem[]): string {
  return items.map(toEntry).join('\n');
}

function toEntry(item: CslItem): string {
  const press = item.type === 'article-newspaper';
  const language = item.language?.split('-')[0] ?? '';
  const fields: [string, string | undefined][] = [
    ['author', item.author?.map(({ literal }) => `{${escapeTex(literal)}}`).join(' and ')],
    ['title', item.title === undefined ? undefined : escapeTex(item.title)],
    [press ? 'journaltitle' : 'organization', item['container-title'] === undefined ? undefined : escapeTex(item['container-title'])],
    ['publisher', item.publisher === undefined ? undefined : escapeTex(item.publisher)],
    ['entrysubtype', press ? 'newspaper' : undefined],
    ['date', item.issued && toDate(item.issued)],
    ['version', item.version === undefined ? undefined : escapeTex(item.version)],
    ['url', item.URL === undefined ? undefined : escapeUrl(item.URL)],
    ['urldate', item.accessed && toDate(item.accessed)],
    // BibLaTeX knows archives of preprints alone; what it prints last may hold an address, read as TeX reads it
    ['addendum', item.archive_location === undefined ? undefined : `${item.archive === undefined ? '' : `${escapeTex(item.archive)}: `}\\url{${escapeUrl(item.archive_location).replace(/[%#]/g, '\\$&')}}`],
    ['langid', LANGUAGES[language]],
    ['note', item.note === undefined ? undefined : escapeTex(item.note)],
  ];
  const type = press ? 'article' : item.type === 'dataset' ? 'dataset' : 'online';
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]));
  return [`@${type}{${item.id.replace(/[^A-Za-z0-9:._-]+/g, '-')},`, ...lines, '}', ''].join('\n');
}
