import { describe, expect, test } from 'vitest';
import type { Term } from '../../src/model/corpus.ts';
import { createTermFinder, termsIn, type TermLanguage } from '../../src/model/terms.ts';

const term = (id: string, en: string[], fr: string[], ar: string[]): Term => {
  const [[a = '', ...b], [c = '', ...d], [e = '', ...f]] = [en, fr, ar];
  return { id, name: { en: a, fr: c, ar: e }, forms: { en: b, fr: d, ar: f }, definition: { en: 'x', fr: 'x', ar: 'x' } };
};
const TERMS = [
  term('visit', ['State visit', 'state visits'], ['Visite d’État'], ['زيارة دولة']),
  term('meeting', ['High-Level Meeting'], ['Rencontre de haut niveau', 'RHN'], ['الاجتماع رفيع المستوى']),
  term('commission', ['Joint commission', 'high joint commission'], ['Commission mixte'], ['اللجنة المشتركة', 'اللجنة العليا المشتركة']),
  term('habous', ['Habous'], ['Habous'], ['أوقاف']),
];
const met = (text: string, language: TermLanguage): string[] =>
  createTermFinder(TERMS, language)(text).flatMap((piece) => (piece.term ? [`${piece.term.id}: ${piece.text}`] : []));

describe('terms in a text', () => {
  test('the pieces together are the text', () => {
    for (const text of ['', 'A State visit.', 'Été\u0301 state visits, œ state visit', 'وللزيارة الدولة']) {
      for (const language of ['en', 'fr', 'ar'] as const) expect(createTermFinder(TERMS, language)(text).map((piece) => piece.text).join('')).toBe(text);
    }
  });

  test('are met as whole words, however they are written', () => {
    expect(met('Before the STATE VISIT', 'en')).toEqual(['visit: STATE VISIT']);
    expect(met('a high level meeting', 'en')).toEqual(['meeting: high level meeting']);
    expect(met('estate visit, state visitor', 'en')).toEqual([]);
    expect(met("Après la visite d'Etat, la RHN", 'fr')).toEqual(["visit: visite d'Etat", 'meeting: RHN']);
    expect(met('l’habous', 'fr')).toEqual(['habous: habous']);
  });

  test.each(['أوقاف', 'الأوقاف', 'والأوقاف', 'بالأوقاف', 'للأوقاف', 'ولأوقاف', 'الاوقاف', 'الأَوْقاف'])('in Arabic with what stands before it, which belongs to the word: %s', (word) => {
    expect(met(`وزير ${word} والشؤون`, 'ar')).toEqual([`habous: ${word}`]);
  });

  test('in Arabic each word may have its article', () => {
    expect(met('خلال زيارة الدولة وفي الاجتماع الرفيع المستوى', 'ar')).toEqual(['visit: زيارة الدولة', 'meeting: الاجتماع الرفيع المستوى']);
    expect(met('مزيارة دولة', 'ar')).toEqual([]);
  });

  test('the longest first', () => {
    expect(met('the high joint commission', 'en')).toEqual(['commission: high joint commission']);
    expect(met('اجتمعت اللجنة العليا المشتركة', 'ar')).toEqual(['commission: اللجنة العليا المشتركة']);
  });

  test('each once', () => {
    expect(met('A state visit, then another state visit and state visits', 'en')).toEqual(['visit: state visit']);
  });

  test('of several texts, in the order of the glossary', () => {
    expect(termsIn(TERMS, ['Habous', 'a joint commission and a state visit'], 'en').map(({ id }) => id)).toEqual(['visit', 'commission', 'habous']);
    expect(termsIn([], ['state visit'], 'en')).toEqual([]);
  });
});
