// MiniSearch as it comes, on the page: the same texts and the same folding, words met from their first letters; it
// knows of no day, no date, no Arabic endings and no misspelling, and an answer is one piece that has all words.

import MiniSearch from 'minisearch';
import type { SearchBench } from '../../search-drive.ts';
import { wordsOf } from '../../../../src/search/fold.ts';
import { serveAnswers } from '../texts.ts';

const ready = serveAnswers((pieces) => {
  const index = new MiniSearch({ fields: ['title', 'names', 'publisher', 'quote', 'prose'], storeFields: ['event'], tokenize: (text) => wordsOf(text).map(({ folded }) => folded), processTerm: (term) => term || null });
  index.addAll(pieces);
  return (query) => [...new Set(index.search(query, { prefix: true, combineWith: 'AND' }).map(({ event }) => event as string))];
});

Object.assign(window, { bench: { ready } satisfies SearchBench });
