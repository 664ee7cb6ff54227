/** A collection of the reader's as the story that it tells: a step for each event, in the reader's order. Pure. */
import type { Day } from './day.ts';
import type { Collection, Entry } from './own.ts';
import type { SomeWords, Tale, TaleStep } from './tale.ts';

/** days about an event, where the reader has pointed at none */
const ABOUT = 180;

/** null: it is not told as a story */
export function toTale({ id, name, events, story }: Collection): Tale | null {
  return story ? { id, title: hasWords(story.title) ? story.title : { en: name }, description: {}, steps: events.map(toStep) } : null;
}

export function toStep({ event, title, span, day, caption = {}, view }: Entry): TaleStep {
  return { title, range: view?.range ?? about(span?.from ?? span?.to ?? day, span?.to ?? span?.from ?? day), known: view?.known ?? null, selected: view ? view.selected : event, sentences: [{ text: caption, events: [event] }] };
}

const about = (from: Day, to: Day): [Day, Day] => [Math.min(from, to) - ABOUT, Math.max(from, to) + ABOUT];

/** Words with what was written in one language; nothing written: without it. */
export function withWords(words: SomeWords, language: keyof SomeWords, written: string): SomeWords {
  const { [language]: _before, ...others } = words;
  const text = written.trim().toWellFormed();
  return text === '' ? others : { ...others, [language]: text };
}

export const hasWords = (words: SomeWords): boolean => Object.values(words).some((text) => text.trim() !== '');
