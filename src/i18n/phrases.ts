/** How each language words the doubt of a date. Dates come in as they are said alone. */
import type { Language } from './language.ts';

/** What a wording of a date is, for the article it takes: "vers le 23 avril", but "vers septembre". */
export type Sort =
  | 'day'
  | 'days'
  | 'month' // months and years
  | 'period' // quarters and halves of a year
  | 'vague'; // already as vague as it is

export interface Phrases {
  about(date: string, sort: Sort): string;
  uncertain(date: string): string;
  /** `short` for labels */
  between(first: string, last: string, short: boolean): string;
  notBefore(day: string): string;
  by(day: string): string;
  since(day: string): string;
  until(day: string): string;
  decade(year: number): string;
  quarter(number: number, year: string, short: boolean): string;
  half(number: number, year: string, short: boolean): string;
  /** early, mid, late: 1, 2, 3 */
  third(number: number, month: string): string;
}

const FIRST = { fr: ['premier', 'deuxième', 'troisième', 'quatrième'], en: ['first', 'second', 'third', 'fourth'], ar: ['الأول', 'الثاني', 'الثالث', 'الرابع'] };
const nth = (language: Language, number: number): string => FIRST[language][number - 1] ?? '';

export const PHRASES: Record<Language, Phrases> = {
  en: {
    about: (date, sort) => (sort === 'vague' ? `${date} (approximate)` : sort === 'period' ? `about the ${date}` : `about ${date}`),
    uncertain: (date) => `${date} (uncertain)`,
    between: (first, last, short) => `${short ? '' : 'some time '}between ${first} and ${last}`,
    notBefore: (day) => `not before ${day}`,
    by: (day) => `by ${day}`,
    since: (day) => `from ${day}`,
    until: (day) => `until ${day}`,
    decade: (year) => `${year}s`,
    quarter: (number, year, short) => (short ? `Q${number} ${year}` : `${nth('en', number)} quarter of ${year}`),
    half: (number, year, short) => (short ? `${number === 1 ? '1st' : '2nd'} half ${year}` : `${nth('en', number)} half of ${year}`),
    third: (number, month) => `${number === 1 ? 'early' : number === 2 ? 'mid' : 'late'} ${month}`,
  },
  fr: {
    about: (date, sort) =>
      sort === 'day' || sort === 'period' ? `vers le ${date}` : sort === 'month' ? `vers ${date}` : `${date} (approximatif)`,
    uncertain: (date) => `${date} (incertain)`,
    between: (first, last) => `entre le ${first} et le ${last}`,
    notBefore: (day) => `pas avant le ${day}`,
    by: (day) => `au plus tard le ${day}`,
    since: (day) => `à partir du ${day}`,
    until: (day) => `jusqu’au ${day}`,
    decade: (year) => `années ${year}`,
    quarter: (number, year, short) => (short ? `T${number} ${year}` : `${nth('fr', number)} trimestre ${year}`),
    half: (number, year, short) => (short ? `S${number} ${year}` : `${number === 1 ? 'premier' : 'second'} semestre ${year}`),
    third: (number, month) => (number === 1 ? `début ${month}` : number === 2 ? `mi-${month}` : `fin ${month}`),
  },
  ar: {
    about: (date, sort) => (sort === 'vague' ? `${date} (على وجه التقريب)` : `حوالي ${date}`),
    uncertain: (date) => `${date} (غير مؤكد)`,
    between: (first, last) => `بين ${first} و${last}`,
    notBefore: (day) => `ليس قبل ${day}`,
    by: (day) => `في أجل أقصاه ${day}`,
    since: (day) => `ابتداء من ${day}`,
    until: (day) => `إلى غاية ${day}`,
    decade: (year) => `عقد ${year}`,
    quarter: (number, year) => `الربع ${nth('ar', number)} من ${year}`,
    half: (number, year) => `النصف ${nth('ar', number)} من ${year}`,
    third: (number, month) => `${number === 1 ? 'أوائل' : number === 2 ? 'أواسط' : 'أواخر'} ${month}`,
  },
};
