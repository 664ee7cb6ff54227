/**
 * Names in a foreign file → ids: the corpus's where it has one of that name, else a new one of the set.
 *
 * Promises: one name is one id; case, accents' composition and outer spaces make no other name; aliases are names.
 */
import type { Context } from '../model/compile.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { PersonFile, PlaceFile, PublisherFile, TopicFile, Words } from '../model/schema.ts';

/** a country that nobody named (ISO 3166-1 leaves ZZ to its users; CLDR: unknown) */
const NO_COUNTRY = 'ZZ';

const fold = (name: string): string => name.normalize('NFC').trim().toLowerCase();
const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '');
/** The same in the three languages: a foreign file has one. */
export const toWords = (text: string): Words => ({ en: text, fr: text, ar: text });

function indexed(rows: readonly { id: string; name: Words | string; aliases?: readonly string[] | undefined }[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { id, name, aliases = [] } of rows) {
    for (const each of [...(typeof name === 'string' ? [name] : [name.en, name.fr, name.ar]), ...aliases]) if (!ids.has(fold(each))) ids.set(fold(each), id);
  }
  return ids;
}

/** What a set has of its own already. */
type Own = { people: readonly PersonFile[]; places: readonly PlaceFile[]; topics: readonly TopicFile[]; publishers: readonly PublisherFile[] };
const NOBODY: Own = { people: [], places: [], topics: [], publishers: [] };

/** Ids for the names of one file; what had to be made is in `made`. `own`: those of the set, after the corpus's. */
export function createNames({ id, site: context }: { id: string; site: Context }, own: Own = NOBODY) {
  const made = { people: [] as PersonFile[], places: [] as PlaceFile[], topics: [] as TopicFile[], publishers: [] as PublisherFile[] };
  const known = {
    people: indexed([...context.people, ...own.people]), places: indexed([...context.places, ...own.places]),
    topics: indexed([...context.topics, ...own.topics]), publishers: indexed([...context.publishers, ...own.publishers]),
  };
  const hosts = new Map(context.publishers.flatMap(({ id: publisher, site }) => (site === undefined ? [] : [[hostOf(site), publisher] as const])));

  function find(kind: keyof typeof known, name: string, make: (own: string) => void): string {
    const found = known[kind].get(fold(name));
    if (found !== undefined) return found;
    const own = `${id}-${kind}-${fingerprint(fold(name))}`;
    known[kind].set(fold(name), own);
    make(own);
    return own;
  }

  return {
    made,
    person: (name: string, told: Pick<PersonFile, 'side' | 'offices'> = { side: null, offices: [] }): string => find('people', name, (one) => made.people.push({ id: one, name: toWords(name), ...told })),
    topic: (name: string): string => find('topics', name, (own) => made.topics.push({ id: own, name: toWords(name) })),
    place: ({ name, at }: { name: string; at?: [number, number] }): string =>
      find('places', name, (own) => made.places.push({ id: own, name: toWords(name), country: NO_COUNTRY, at: at ?? null })),
    /** by the host of its page first: many a file names no publisher, or its own way */
    publisher(name: string | undefined, url: string | undefined, language: string): string {
      const host = url === undefined ? null : hostOf(url);
      const found = host === null ? undefined : hosts.get(host);
      if (found !== undefined) return found;
      return find('publishers', name ?? host ?? '—', (own) => made.publishers.push({ id: own, name: name ?? host ?? '—', country: null, language }));
    },
  };
}
