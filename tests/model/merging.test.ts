import { describe, expect, it } from 'vitest';
import { toCorpus, type Evidence, type First } from '../../src/model/corpus.ts';
import { knownOn } from '../../src/model/known.ts';
import { layTogether, type OwnSet } from '../../src/model/merging.ts';
import { makeEdition } from '../store/edition.ts';

const base = makeEdition('base', 3);
/** a set whose ids begin with its name, but for those it shares */
function makeSet(id: string, count: number, change: (first: First, evidence: Evidence) => void = () => undefined): OwnSet {
  const text = JSON.stringify(makeEdition(`${id}.1`, count)).replaceAll('"event-', `"${id}-event-`).replaceAll('"article-', `"${id}-article-`);
  const { first, evidence } = JSON.parse(text) as { first: First; evidence: Evidence };
  change(first, evidence);
  return { id, name: id.toUpperCase(), first, evidence };
}
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

describe('the corpus and the reader’s sets, laid together', () => {
  it('without a set it is the corpus itself', () => {
    expect(layTogether(base, [])).toBe(base);
  });

  it('every event and article of a set knows whose it is, and none of the corpus does', () => {
    const { first } = layTogether(base, [makeSet('mine', 2), makeSet('other', 1)]);
    expect(first.events.map(({ set }) => set ?? null)).toEqual([null, null, null, 'mine', 'mine', 'other']);
    expect(first.articles.map(({ set }) => set ?? null)).toEqual([null, null, null, 'mine', 'mine', 'other']);
    expect(first.sets).toEqual([{ id: 'mine', name: 'MINE' }, { id: 'other', name: 'OTHER' }]);
  });

  it('of two things with one id the first stands, and nothing is drawn twice', () => {
    const mine: OwnSet = { id: 'mine', name: 'MINE', first: { ...makeEdition('mine.1', 4).first }, evidence: makeEdition('mine.1', 4).evidence };
    const { first, evidence } = layTogether(base, [mine]);
    expect(ids(first.events)).toEqual(ids(makeEdition('x', 4).first.events));
    expect(first.events.slice(0, 3)).toEqual(base.first.events);
    for (const table of [first.people, first.reports, evidence!.prose, evidence!.bibliography]) expect(new Set(ids(table)).size).toBe(table.length);
  });

  it('what a set says of an event of the corpus is said of that event', () => {
    const event = base.first.events[1]!.id;
    const mine = makeSet('mine', 1, (first) => {
      first.reports = [{ ...first.reports[0]!, event, known: 50 }];
      first.events = [];
    });
    const corpus = toCorpus(layTogether(base, [mine]).first);
    expect(corpus.reportsOf.get(event)!.map(({ article }) => corpus.articleById.get(article)?.set ?? null)).toContain('mine');
    expect(knownOn(corpus, 100, 100).map(({ id }) => id)).toEqual(ids(base.first.events));
  });

  it('the version names all that is in it', () => {
    const [mine, other] = [makeSet('mine', 1), makeSet('other', 1)];
    const versions = [[[]], [[mine]], [[mine, other]], [[other]], [[mine], false], [[], false]].map(([sets, drawn = true]) => layTogether(base, sets as OwnSet[], drawn as boolean).first.version);
    expect(new Set(versions).size).toBe(versions.length);
    expect(layTogether(base, [mine]).evidence!.version).toBe(versions[1]);
  });

  it('alone it opens with its own days and title, and without sides it stands above', () => {
    const mine = makeSet('mine', 2, (first) => {
      first.events = first.events.map((event) => ({ ...event, side: null }));
      first.dataset = { ...first.dataset, opening: [40, 60] };
    });
    const { first, evidence } = layTogether(base, [mine], false);
    expect(first.dataset.opening).toEqual([40, 60]);
    expect(first.events.map(({ side }) => side)).toEqual([first.dataset.sides[0]!.id, first.dataset.sides[0]!.id]);
    expect(ids(first.events)).toEqual(ids(mine.first.events));
    // what it may name of the corpus has still its name
    expect(ids(first.people)).toEqual(ids(base.first.people));
    expect(ids(evidence!.prose)).toEqual(ids(mine.evidence!.prose));
    expect(layTogether(base, [mine]).first.events.slice(3).map(({ side }) => side)).toEqual([null, null]);
  });

  it('while the evidence is on its way there is none', () => {
    expect(layTogether({ ...base, evidence: null }, [makeSet('mine', 1)]).evidence).toBeNull();
  });
});
