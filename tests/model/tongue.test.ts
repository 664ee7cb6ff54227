import { expect, test } from 'vitest';
import { fileLanguage, fileOfSet, tongueOf } from '../../src/model/tongue.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

const alike = { en: 'Visita', fr: 'Visita', ar: 'Visita' };

test.each([
  [{ en: 'Visit', fr: 'Visite', ar: 'زيارة' }, 'es', undefined],
  [{ en: 'Forum', fr: 'Forum', ar: 'منتدى' }, 'es', undefined],
  [alike, 'es', 'es'],
  [alike, 'und', ''],
  [alike, undefined, ''],
] as const)('%j of a file in %s: lang=%j', (words, told, lang) => expect(tongueOf(words, told)).toBe(lang));

test('an event is of the language of the file that brought it', () => {
  const articles = [{ id: fileOfSet('set-one'), publisher: 'x', language: 'es', published: null, set: 'set-one' }];
  const corpus = toCorpus(toFirst([toEvent('ours'), toEvent('theirs', { set: 'set-one' }), toEvent('form', { set: 'own-articles' })], [], { articles }));
  expect(['ours', 'theirs', 'form', 'nowhere'].map((id) => fileLanguage(corpus, id))).toEqual([undefined, 'es', undefined, undefined]);
});
