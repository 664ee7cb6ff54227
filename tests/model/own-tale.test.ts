import { describe, expect, test } from 'vitest';
import { flawsOf, type Collection } from '../../src/model/own.ts';
import { hasWords, toTale, withWords } from '../../src/model/own-tale.ts';
import { collection } from '../store/own.ts';

const told: Collection = {
  ...collection('c', ['a', 'b']),
  story: { title: { ar: 'قصتي' } },
};
told.events[0] = { ...told.events[0]!, span: { from: 1000, to: 1004, core: null, window: false, doubt: 'none' }, caption: { ar: 'هنا' } };
told.events[1] = { ...told.events[1]!, view: { range: [5, 9], known: 7, selected: null } };

describe('a collection as a story', () => {
  test('has a step for each event, in the reader’s order, about it until the reader points elsewhere', () => {
    expect(toTale(told)).toMatchObject({
      id: 'c',
      title: { ar: 'قصتي' },
      steps: [
        { range: [820, 1184], known: null, selected: 'a', sentences: [{ text: { ar: 'هنا' }, events: ['a'] }] },
        { range: [5, 9], known: 7, selected: null, sentences: [{ text: {}, events: ['b'] }] },
      ],
    });
  });

  test('is none until it is told, and without a title has its name', () => {
    expect(toTale(collection('c', ['a']))).toBe(null);
    expect(toTale({ ...told, story: { title: {} } })?.title).toEqual({ en: 'c' });
  });

  test('is a row of its form; of another all that is wrong is told by its path', () => {
    expect(flawsOf.collections(told, '')).toEqual([]);
    const wrong = { ...told, story: { title: { fr: 3 } }, events: [{ ...told.events[0], caption: { ar: 'x'.repeat(2001) }, view: { range: [1], known: 'now', selected: null } }] };
    expect(flawsOf.collections(wrong, '').map(({ path }) => path)).toEqual(['events.0.caption.ar', 'events.0.view.range', 'events.0.view.known', 'story.title.fr']);
  });
});

test('words are written in one language and stay in the others; nothing written is none', () => {
  expect(withWords({ en: 'one' }, 'fr', ' deux ')).toEqual({ en: 'one', fr: 'deux' });
  expect(withWords({ en: 'one', fr: 'deux' }, 'en', '  ')).toEqual({ fr: 'deux' });
  expect([hasWords({}), hasWords({ ar: ' ' }), hasWords({ ar: 'نعم' })]).toEqual([false, false, true]);
});
