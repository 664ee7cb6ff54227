// The least that searching can be: every letter asks all texts, folded beforehand, whether they include the words.

import type { SearchBench } from '../../search-drive.ts';
import { wordsOf } from '../../../../src/search/fold.ts';
import { serveAnswers } from '../texts.ts';

const foldWords = (text: string): string[] => wordsOf(text).map(({ folded }) => folded);

const ready = serveAnswers((pieces) => {
  const texts = new Map<string, string>();
  for (const { event, title, names, publisher, quote, prose } of pieces) texts.set(event, [texts.get(event) ?? '', ...foldWords([title, names, publisher, quote, prose].join(' '))].join(' '));
  return (query) => {
    const words = foldWords(query);
    return [...texts].flatMap(([event, text]) => (words.every((word) => text.includes(word)) ? event : []));
  };
});

Object.assign(window, { bench: { ready } satisfies SearchBench });
