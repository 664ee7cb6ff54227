// For pages that search: the same texts as ours, from the same two files, and a list for the answers.

import { toCorpus, type Evidence, type First } from '../../../src/model/corpus.ts';
import { toPieces, type Piece } from '../../../src/search/documents.ts';
import { fetchJson } from './contract.ts';

/** answers in the list, as in ours */
const MOST = 12;

export async function fetchPieces(): Promise<{ pieces: Piece[]; titles: Map<string, string> }> {
  const [first, evidence] = await Promise.all(['data', 'evidence'].map((name) => fetchJson<First & Evidence>(new URLSearchParams(window.location.search).get(name)!)));
  return { pieces: [...toPieces(toCorpus(first!), evidence!)], titles: new Map(first!.events.map(({ id, title }) => [id, title.en])) };
}

/** Makes what is searched, and from then on answers every letter. `make` → query → ids of events, best first. */
export async function serveAnswers(make: (pieces: Piece[]) => (query: string) => string[]): Promise<[number, number]> {
  const { pieces, titles } = await fetchPieces();
  const field = document.querySelector('input')!;
  const list = document.querySelector('ul')!;
  // a task of its own for the making
  await new Promise((done) => setTimeout(done));
  const from = performance.now();
  const ask = make(pieces);
  const to = performance.now();
  field.addEventListener('input', () => {
    const found = field.value.trim() === '' ? [] : ask(field.value);
    document.querySelector('p')!.textContent = String(found.length);
    list.replaceChildren(
      ...found.slice(0, MOST).map((id) => {
        const item = document.createElement('li');
        item.setAttribute('role', 'option');
        item.textContent = titles.get(id) ?? id;
        return item;
      }),
    );
  });
  return [from, to];
}
