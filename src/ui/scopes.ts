/** All that can be reviewed, by what it is: named in the reader's language. */
import { sayWords } from '../cards/say.ts';
import type { I18n } from '../i18n/index.ts';
import type { Corpus, Words } from '../model/corpus.ts';
import type { KnownEvent } from '../model/known.ts';
import type { Collection } from '../model/own.ts';
import type { Tale } from '../model/tale.ts';
import { countValues, UNDATED } from '../view/facets.ts';
import { isFiltered, type Filters } from '../view/view.ts';
import { keyOf, scopeOf, type Scope, type SCOPES } from './scope.ts';

export interface ScopeGround {
  /** null: not here yet */
  corpus: Corpus | null;
  i18n: I18n;
  /** all that is known on the knowledge day */
  events: readonly KnownEvent[];
  stories: readonly Tale[];
  /** stories of the reader's own, and collections */
  own: readonly Tale[];
  collections: readonly Collection[];
}

export function scopesOf({ corpus, i18n, events, stories, own, collections }: ScopeGround): Record<(typeof SCOPES)[number], Scope[]> {
  const ofTale = (tale: Tale): Scope => ({
    of: 'story',
    id: tale.id,
    name: sayWords(tale.title, i18n).text,
    events: [...new Set(tale.steps.flatMap(({ selected, sentences }) => [...(selected === null ? [] : [selected]), ...sentences.flatMap((each) => each.events)]))],
  });
  const valued = (of: 'decades' | 'topics' | 'people', name: (id: string) => string | null): Scope[] =>
    (corpus ? [...countValues(of, events, corpus).keys()] : []).flatMap((id) => {
      const known = name(id);
      return known === null ? [] : [{ of, id, name: known }];
    });
  const nameOf = (named: { name: Words } | undefined): string | null => (named ? i18n.words(named.name) : null);
  const byName = (scopes: Scope[]): Scope[] => scopes.toSorted((a, b) => a.name.localeCompare(b.name, i18n.language));
  return {
    story: [...stories, ...own].map(ofTale).filter((each) => each.events!.length > 0),
    collection: collections.filter((each) => each.story === undefined && each.events.length > 0).map((each) => ({ of: 'collection', id: each.id, name: each.name, events: each.events.map(({ event }) => event) })),
    decades: valued('decades', (id) => (id === UNDATED ? null : `${id}–${String(Number(id) + 9)}`)).toSorted((a, b) => Number(a.id) - Number(b.id)),
    topics: byName(valued('topics', (id) => nameOf(corpus?.topicById.get(id)))),
    people: byName(valued('people', (id) => nameOf(corpus?.personById.get(id)))),
  };
}

/** The name of what the filters leave: of everything, of one scope, or of what is shown. */
export function nameOfScope(filters: Filters, ground: ScopeGround): string {
  if (!isFiltered(filters)) return ground.i18n.plain('review.all');
  const scopes = Object.values(scopesOf(ground)).flat();
  const key = scopeOf(filters, scopes);
  return scopes.find((each) => keyOf(each) === key)?.name ?? ground.i18n.plain('review.shown');
}
