import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Note, Work } from '../../src/model/own.ts';
import { layBeside } from '../../src/model/restoring.ts';
import { about, collection, note, view } from '../store/own.ts';

const work = (part: Partial<Work> = {}): Work => ({ notes: [], collections: [], views: [], ...part });
/** The work after the rows are written. */
function laid(present: Work, incoming: Work): Work {
  const next = { notes: [...present.notes], collections: [...present.collections], views: [...present.views] };
  for (const { table, row } of layBeside(present, incoming).writes) {
    const rows = next[table] as { id: string }[];
    const at = rows.findIndex(({ id }) => id === row.id);
    if (at < 0) rows.push(row);
    else rows[at] = row;
  }
  return next;
}
const texts = ({ notes }: Work): string[] => [...new Set(notes.map(({ event, text }) => `${event} ${text}`))].sort();

describe('a backup laid beside what is there', () => {
  test('adds what is missing and leaves what is the same', () => {
    const present = work({ notes: [note('a', 'a')], collections: [collection('c', ['x'])], views: [view('v')] });
    expect(layBeside(present, present)).toMatchObject({ writes: [], counts: { notes: { left: 1 }, collections: { left: 1 }, views: { left: 1 } } });
    expect(layBeside(work(), present).counts).toMatchObject({ notes: { added: 1 }, collections: { added: 1 }, views: { added: 1 } });
  });

  test.each([
    [1, 9, 'theirs', 'mine'],
    [9, 1, 'mine', 'theirs'],
  ])('of two texts of a note the later stands in its place and the earlier beside it', (mine, theirs, inPlace, beside) => {
    const next = laid(work({ notes: [note('a', 'mine', { changed: mine })] }), work({ notes: [note('a', 'theirs', { changed: theirs })] }));
    expect(next.notes.map(({ text }) => text).sort()).toEqual(['mine', 'theirs']);
    expect(next.notes.find(({ id }) => id === 'a')?.text).toBe(inPlace);
    expect(next.notes.find(({ id }) => id !== 'a')?.text).toBe(beside);
  });

  test('the same words about the same event, written elsewhere, are there once', () => {
    expect(layBeside(work({ notes: [note('a', 'same')] }), work({ notes: [note('b', 'same')] })).writes).toEqual([]);
  });

  test('a collection has the events of both, in the order of the later', () => {
    const next = laid(work({ collections: [collection('c', ['x', 'y'], { changed: 1, name: 'old' })] }), work({ collections: [collection('c', ['z', 'y'], { changed: 2, name: 'new' })] }));
    expect(next.collections[0]).toMatchObject({ name: 'new' });
    expect(next.collections[0]!.events.map(({ event }) => event)).toEqual(['z', 'y', 'x']);
  });

  const noteArb: fc.Arbitrary<Note> = fc
    .record({ id: fc.constantFrom('a', 'b', 'c'), event: fc.constantFrom('x', 'y'), text: fc.constantFrom('1', '2', '3'), changed: fc.integer({ min: 1, max: 4 }) })
    .map(({ event, ...part }) => ({ ...about(event), made: 0, ...part }));
  const workArb = fc.uniqueArray(noteArb, { selector: ({ id }) => id, maxLength: 3 }).map((notes) => work({ notes }));

  test('loses no text, whatever is laid on what, and changes nothing more the second time', () => {
    fc.assert(
      fc.property(workArb, workArb, (present, incoming) => {
        const next = laid(present, incoming);
        for (const text of [...texts(present), ...texts(incoming)]) expect(texts(next)).toContain(text);
        expect(new Set(next.notes.map(({ id }) => id)).size).toBe(next.notes.length);
        expect(layBeside(next, incoming).writes).toEqual([]);
      }),
      { numRuns: Number(process.env['RAPPROCHEMENT_FUZZ'] ?? 1000) },
    );
  });
});
