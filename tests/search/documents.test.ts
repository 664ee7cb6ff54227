import { describe, expect, test } from 'vitest';
import { toCorpus, type Report } from '../../src/model/corpus.ts';
import { officeBy } from '../../src/model/office.ts';
import { toSpan } from '../../src/model/span.ts';
import { toPieces } from '../../src/search/documents.ts';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

const words = (text: string) => ({ en: text, fr: text, ar: text });
const person = {
  id: 'p', name: words('Persona'), aliases: [], side: 'FR',
  offices: [{ title: words('Deputy'), attested: toSpan(0, 5) }, { title: words('Minister'), attested: toSpan(40, 60) }],
};
const report = (fields: Partial<Report>): Report => ({ id: 'a#0', article: 'a', event: 'visit', known: 10, dated: 'exact', official: false, origin: 'paper', status: 'planned', people: ['p'], ...fields });
const piecesOf = (reports: Report[], event: Parameters<typeof toEvent>[1] = {}, people = [person]) =>
  [...toPieces(toCorpus(toFirst([toEvent('visit', { status: 'planned', span: toSpan(50), people: [{ person: 'p', part: 'visitor' }], ...event })], reports, { people })), null)];
/** offices that the pieces of a day name */
const officesOn = (pieces: ReturnType<typeof piecesOf>, day: number): string[] => ['Deputy', 'Minister'].filter((office) => pieces.some(({ since, names }) => since !== null && since <= day && names.includes(office)));

describe('K9 people are found by the offices that were attested by the knowledge day', () => {
  test('though the plan names days on which they have another', () => {
    const pieces = piecesOf([report({ span: toSpan(50) })]);
    for (const day of [10, 20, 39]) expect(officesOn(pieces, day)).toEqual(['Deputy']);
    for (const day of [10, 39]) expect(officeBy(person, toSpan(50), day)?.title.en).toBe('Deputy');
  });

  test('and by the later one from the day on which it is attested', () => {
    const pieces = piecesOf([report({ span: toSpan(50) })]);
    expect(officesOn(pieces, 40)).toContain('Minister');
    expect(officeBy(person, toSpan(50), 40)?.title.en).toBe('Minister');
  });

  test('of a report without a date of its own, by that of the day on which it named them', () => {
    expect(officesOn(piecesOf([report({})]), 100)).not.toContain('Minister');
  });

  test('when it is settled, though the only office is a later one', () => {
    const later = { ...person, offices: [{ title: words('Minister'), attested: toSpan(40, 60) }] };
    const pieces = piecesOf([report({ status: 'held', span: toSpan(8) })], { status: 'held', span: toSpan(8) }, [later]);
    for (const day of [8, 10, 39]) expect(officesOn(pieces, day)).toEqual([]);
  });
});
