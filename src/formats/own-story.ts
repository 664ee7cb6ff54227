/**
 * A story of the reader's own as a file: the form of `data/stories/`, with words in one language at least and any number
 * of steps.
 *
 * Promises: what is written is read back the same; a file is read whole or not at all, with all that is wrong by its paths.
 */
import { parseDay, toIsoDay } from '../model/day.ts';
import { parseJson } from '../model/json.ts';
import { hasWords, toStep } from '../model/own-tale.ts';
import { LARGEST_COLLECTION, LONGEST_CAPTION, LONGEST_NAME, list, maybe, record, text, type Check, type Collection, type Entry, type Remembered } from '../model/own.ts';
import type { Problem } from '../model/problem.ts';
import { shown } from '../model/shown.ts';
import type { SomeWords } from '../model/tale.ts';

/** What a collection that is told needs of a story. */
export type OwnStory = Pick<Collection, 'name' | 'events'> & { story: NonNullable<Collection['story']> };
export type OwnStoryReading = { ok: true; value: OwnStory } | { ok: false; problems: Problem[] };

interface StepInFile {
  view: { from: string; to: string; known?: string; event?: string };
  sentences: { text: SomeWords; events: string[] }[];
}
interface InFile {
  title: SomeWords;
  steps: StepInFile[];
}

/** A collection → the text of the file. */
export function writeOwnStory({ id, name, events, story }: Collection): string {
  const steps = events.map((entry) => {
    const { title, range: [from, to], known, selected, sentences } = toStep(entry);
    return { title, view: { from: toIsoDay(from), to: toIsoDay(to), ...(known === null ? {} : { known: toIsoDay(known) }), ...(selected === null ? {} : { event: selected }) }, sentences };
  });
  return `${JSON.stringify({ id, title: story && hasWords(story.title) ? story.title : { en: name }, description: {}, steps }, null, 2)}\n`;
}

const some = (longest: number): Check => (value, path) => {
  const flaws = record({ en: maybe(text(longest)), fr: maybe(text(longest)), ar: maybe(text(longest)) })(value, path);
  return flaws.length > 0 ? flaws : hasWords(value as SomeWords) ? [] : [{ path, expected: 'words in en, fr or ar', found: shown(value) }];
};
const day: Check = (value, path) => (typeof value === 'string' && parseDay(value) !== null ? [] : [{ path, expected: 'a day such as 2024-04-23', found: shown(value) }]);
const step = record({
  view: record({ from: day, to: day, known: maybe(day), event: maybe(text(LONGEST_NAME, 1)) }),
  // an event may stand without a word
  sentences: list(record({ text: record({ en: maybe(text(LONGEST_CAPTION)), fr: maybe(text(LONGEST_CAPTION)), ar: maybe(text(LONGEST_CAPTION)) }), events: list(text(LONGEST_NAME, 1)) })),
});
const form = record({ title: some(LONGEST_NAME), steps: list(step, LARGEST_COLLECTION) });

/** Text → a story. `find`: an event as it is now; null: there is none. */
export function readOwnStory(written: string, file: string, find: (id: string) => Remembered | null): OwnStoryReading {
  const reading = parseJson(written.replace(/^\ufeff/, ''));
  if ('fault' in reading) return { ok: false, problems: [{ code: 'json', file, path: '', ...reading.fault }] };
  const flaws = form(reading.value, '');
  if (flaws.length > 0) return { ok: false, problems: flaws.map((flaw) => ({ code: 'shape', file, ...flaw })) };
  const { title, steps } = reading.value as InFile;
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const events = steps.flatMap((each, index): Entry[] => {
    const path = `steps.${String(index)}`;
    const [from, to] = [parseDay(each.view.from)!, parseDay(each.view.to)!];
    if (from > to) problems.push({ code: 'date', file, path: `${path}.view.to`, expected: `a day not before ${each.view.from}`, found: shown(each.view.to) });
    const event = each.sentences.flatMap((sentence) => sentence.events)[0] ?? each.view.event;
    const about = event === undefined ? null : find(event);
    if (about === null) problems.push({ code: 'reference', file, path: `${path}.sentences`, expected: 'an event of the data', found: shown(event) });
    else if (seen.has(about.event)) problems.push({ code: 'duplicate', file, path: `${path}.sentences`, expected: 'an event once', found: shown(about.event) });
    if (about === null) return [];
    seen.add(about.event);
    const caption = join(each.sentences);
    const long = Object.values(caption).find((said) => said.length > LONGEST_CAPTION);
    if (long !== undefined) problems.push({ code: 'size', file, path: `${path}.sentences`, expected: `a text of at most ${String(LONGEST_CAPTION)} letters`, found: String(long.length) });
    return [{ ...about, ...(hasWords(caption) ? { caption } : {}), view: { range: [from, to], known: each.view.known === undefined ? null : parseDay(each.view.known), selected: each.view.event ?? null } }];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { name: [title.ar, title.fr, title.en].find((each) => each?.trim())!, events, story: { title } } };
}

/** Sentences of a step, one after the other, in each language that they have. */
function join(sentences: StepInFile['sentences']): SomeWords {
  const caption: SomeWords = {};
  for (const language of ['en', 'fr', 'ar'] as const) {
    const said = sentences.flatMap((sentence) => sentence.text[language] ?? []).join(' ');
    if (said !== '') caption[language] = said;
  }
  return caption;
}
