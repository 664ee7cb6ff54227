/** The people, places, topics and publishers that a form suggests, by their names. Pure. */
import type { I18n } from '../i18n/index.ts';
import { officesBy } from '../model/office.ts';
import { fold } from '../model/fold.ts';
import type { Ground } from '../store/drafting.ts';

export interface Choice {
  id: string;
  name: string;
  /** other names that it is known by */
  also: readonly string[];
  /** side and office of a person */
  hint: string;
}
export type Choices = Record<'people' | 'places' | 'topics' | 'publishers', Choice[]>;

/** The corpus's and the set's own; those of other sets are that set's, and may be put away. */
export function toChoices({ site, context, sides, today }: Ground, set: string, i18n: I18n): Choices {
  const own = <T extends { id: string }>(theirs: readonly T[], all: readonly T[]): T[] => [...theirs, ...all.filter(({ id }) => id.startsWith(`${set}-`))];
  const named = (kind: 'people' | 'places' | 'topics', hint: (id: string) => string = () => ''): Choice[] =>
    own<{ id: string; name: { en: string; fr: string; ar: string }; aliases: string[] }>(site[kind], context[kind])
      .map(({ id, name, aliases }) => ({ id, name: i18n.words(name), also: [name.en, name.fr, name.ar, ...aliases], hint: hint(id) }))
      .sort((a, b) => a.name.localeCompare(b.name, i18n.locale));
  const persons = new Map(own(site.people, context.people).map((person) => [person.id, person]));
  const hintOf = (id: string): string => {
    const person = persons.get(id)!;
    const side = sides.find((each) => each.id === person.side);
    const office = officesBy(person, today).at(-1);
    return [...(side ? [i18n.words(side.name)] : []), ...(office ? [i18n.words(office.title)] : [])].join(' · ');
  };
  return {
    people: named('people', hintOf),
    places: named('places'),
    topics: named('topics'),
    publishers: own(site.publishers, context.publishers).map(({ id, name, aliases }) => ({ id, name, also: aliases, hint: '' })),
  };
}

/** The one that is called so; '': none is. */
export function idOf(name: string, choices: readonly Choice[]): string {
  const asked = fold(name).trim();
  if (asked === '') return '';
  const is = (each: string): boolean => fold(each).trim() === asked;
  return (choices.find((choice) => is(choice.name)) ?? choices.find(({ also }) => also.some(is)))?.id ?? '';
}
