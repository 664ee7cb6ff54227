import { describe, expect, test } from 'vitest';
import { blankDraft, blankReport, blankThing } from '../../src/formats/blank.ts';
import type { Draft } from '../../src/formats/draft.ts';
import { readManuscript, writeManuscript } from '../../src/store/manuscript.ts';
import type { Memory } from '../../src/store/tally.ts';

/** A memory of so many letters. */
function memoryOf(most = Infinity): Memory & { held: string | null } {
  return {
    held: null,
    read() {
      return this.held;
    },
    write(text) {
      if (text.length > most) throw new DOMException('full', 'QuotaExceededError');
      this.held = text === '' ? null : text;
    },
  };
}

const draft: Draft = {
  ...blankDraft('fr'),
  title: 'Visite reportée',
  reports: [
    { ...blankReport(), about: 'visit', people: [{ id: '', name: 'Une ministre', side: 'fr', office: 'Culture' }], topics: [blankThing()], links: [{ type: 'prepares', to: 'other', note: { en: 'a note', fr: 'une note', ar: 'ملاحظة' } }] },
    { ...blankReport(), dateless: true },
  ],
};
const again: Draft = { ...draft, origin: { set: 'mine', id: 'a', was: '{"title":null,"url":null,"reports":[]}' } };

describe('what was on its way through the form', () => {
  test.each([draft, again])('is read as it was left', (each) => {
    const memory = memoryOf();
    const left = { draft: each, text: 'Le texte.', opened: '' };
    writeManuscript(memory, left);
    expect(readManuscript(memory)).toEqual(left);
    writeManuscript(memory, null);
    expect(memory.held).toBeNull();
    expect(readManuscript(memory)).toBeNull();
  });

  test('a text that is too long for the memory is left out, the form is not', () => {
    const memory = memoryOf(5000);
    writeManuscript(memory, { draft, text: 'x'.repeat(5000), opened: '' });
    expect(readManuscript(memory)).toEqual({ draft, text: '', opened: '' });
  });

  test('where nothing can be kept, nothing fails', () => {
    const denied: Memory = {
      read: () => {
        throw new DOMException('denied', 'SecurityError');
      },
      write: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    expect(() => writeManuscript(denied, { draft, text: '', opened: '' })).not.toThrow();
    expect(readManuscript(denied)).toBeNull();
  });

  const { title: _title, ...untitled } = draft;
  const [first] = draft.reports;
  const { links: _links, ...linkless } = first!;
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'draft'],
    ['without a field', { draft: untitled, text: '', opened: '' }],
    ['with a number for a text', { draft: { ...draft, url: 7 }, text: '', opened: '' }],
    ['without a statement', { draft: { ...draft, reports: [] }, text: '', opened: '' }],
    ['a statement without a list', { draft: { ...draft, reports: [linkless] }, text: '', opened: '' }],
    ['a person without a side', { draft: { ...draft, reports: [{ ...first, people: [blankThing()] }] }, text: '', opened: '' }],
    ['opened again from nowhere', { draft: { ...again, origin: { ...again.origin, was: 'not JSON' } }, text: '', opened: '' }],
  ])('what is not of its form is not taken: %s', (_, found) => {
    const memory = memoryOf();
    memory.held = JSON.stringify(found);
    expect(readManuscript(memory)).toBeNull();
  });

  test('nor what is no JSON', () => {
    const memory = memoryOf();
    memory.held = '{"draft":';
    expect(readManuscript(memory)).toBeNull();
  });
});
