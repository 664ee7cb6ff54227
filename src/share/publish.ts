/**
 * What a newsroom asks of an embed → its address: what is shown, how it looks, and whether it follows the corpus or
 * carries its events itself. Pure, but for the packing.
 *
 * Promises: what is asked comes back the same from `readFrame` and `decodeView`; what the reader alone has is never told
 * of by an address that would not find it elsewhere; whatever a title holds is text.
 */
import type { Language } from '../i18n/language.ts';
import type { Corpus, EventId } from '../model/corpus.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { KnownEvent } from '../model/known.ts';
import { LARGEST_COLLECTION } from '../model/own.ts';
import type { Tale } from '../model/tale.ts';
import { clampRange, isInSight, type Range } from '../timeline/range.ts';
import { CONTROLS, type Frame } from '../view/frame.ts';
import { encodeView } from '../view/url.ts';
import { defaultView, NO_FILTERS, type Filters, type View } from '../view/view.ts';
import { packParcel } from './parcel.ts';
import type { Parcel } from './parcel-read.ts';

export { CONTROLS };

/** How an embed is to look. */
export interface Looks extends Omit<Frame, 'language' | 'home' | 'carried'> {
  language: Language;
  /** time from right to left; null: as the language runs */
  mirrored: boolean | null;
}

/** What it is to show: events that were chosen, in these days. */
export interface Subject {
  of: 'view' | 'event' | 'collection' | 'story';
  /** the event's, the collection's or the story's */
  id: string;
  name: string;
  events: readonly KnownEvent[];
  range: Range;
  /** what chooses them in the corpus; null: they are named one by one */
  filters: Filters | null;
  /** it is told; `own`: by the reader, and exists here alone */
  story?: { tale: Tale; own: boolean };
}

/** characters of an address that site systems, mail and chat carry whole */
export const LONGEST_ADDRESS = 8000;
/** days of room beside what is shown, at least, and its share */
const [ROOM, SHARE] = [20, 0.08];

/** What is shown in the days in sight. A search is not made in an embed: there, what it found is named. */
export const toViewSubject = (filters: Filters, shown: readonly KnownEvent[], range: Range, name: string): Subject => ({
  of: 'view', id: '', name, range,
  events: shown.filter(({ span }) => isInSight(span, range)),
  filters: filters.query.trim() === '' ? filters : null,
});

/** Some events in all of their days, those that were planned before among them. `otherwise`: the days, where none has any. */
export function toChosenSubject(of: 'event' | 'collection', id: string, name: string, events: readonly KnownEvent[], limits: Range, otherwise: Range): Subject {
  const days = events.flatMap(({ span, plans }) => [span, ...plans.map((plan) => plan.span)].flatMap((each) => [each?.from, each?.to].filter((day) => day != null)));
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const room = Math.max(ROOM, Math.round((to - from) * SHARE));
  return { of, id, name, events, filters: null, range: days.length === 0 ? otherwise : clampRange([from - room, to + room], limits) };
}

/** A story from its first step on. One of the corpus is told among all events, one of the reader's own has its own alone. `known`: as known on the day. */
export function toStorySubject(tale: Tale, own: boolean, name: string, known: readonly KnownEvent[], otherwise: Range): Subject {
  const named = new Set(tale.steps.flatMap(({ selected, sentences }) => [...(selected === null ? [] : [selected]), ...sentences.flatMap(({ events }) => events)]));
  return { of: 'story', id: tale.id, name, events: known.filter(({ id }) => named.has(id)), range: tale.steps[0]?.range ?? otherwise, filters: own ? null : NO_FILTERS, story: { tale, own } };
}

/** Why it must carry its events; null: it may follow the corpus. */
export function whyFrozen({ events, filters, story }: Pick<Subject, 'events' | 'filters' | 'story'>, corpus: Pick<Corpus, 'eventById' | 'reportById' | 'articleById'>): 'own' | 'tale' | 'many' | null {
  const isOwn = (event: KnownEvent): boolean =>
    corpus.eventById.get(event.id)?.set !== undefined || event.reports.some((id) => corpus.articleById.get(corpus.reportById.get(id)?.article ?? '')?.set !== undefined);
  if (events.some(isOwn)) return 'own';
  if (story?.own) return 'tale';
  return filters === null && events.length > LARGEST_COLLECTION ? 'many' : null;
}

/** The view that is published: of the reader's own, what an embed shows. `frozen`: its events and its day are all that it has. */
export function toPublishedView(view: Pick<View, 'lanes' | 'quiet' | 'zero' | 'form' | 'known'>, { language, theme, mirrored }: Pick<Looks, 'language' | 'theme' | 'mirrored'>, { events, range, filters, story }: Pick<Subject, 'events' | 'range' | 'filters' | 'story'>, frozen: boolean): View {
  const { lanes, quiet, zero, form } = view;
  // a story begins as its first step was known
  const known = story ? (story.tale.steps[0]?.known ?? null) : frozen ? null : view.known;
  const only = (): EventId[] => events.map(({ id }) => id).slice(0, LARGEST_COLLECTION);
  return {
    ...defaultView(language),
    theme, range, mirrored, lanes, quiet, form,
    zero: !frozen || events.some(({ id }) => id === zero) ? zero : null,
    known,
    story: story ? { id: story.tale.id, step: 0, scroll: false } : null,
    filters: frozen ? NO_FILTERS : (filters ?? { ...NO_FILTERS, only: only() }),
  };
}

const OFTEN: Pick<Looks, 'title' | 'note' | 'controls' | 'line' | 'height' | 'accent'> = { title: '', note: '', controls: 'few', line: true, height: null, accent: null };

/** The part of the address after `?`. `home`: the whole timeline, where it is not above the embed; null: there. */
export function toQuery(looks: Looks, view: View, home: string | null = null): string {
  const asked = new URLSearchParams();
  const { title, note, controls, line, height, accent } = looks;
  if (title !== OFTEN.title) asked.set('title', title);
  if (note !== OFTEN.note) asked.set('note', note);
  if (controls !== OFTEN.controls) asked.set('controls', controls);
  if (!line) asked.set('line', 'off');
  if (height !== null) asked.set('height', String(height));
  if (accent !== null) asked.set('accent', accent);
  if (home !== null) asked.set('home', home);
  const said = [encodeView(view), asked.toString()].filter(Boolean).join('&');
  // listeners of some hosts look for a frame by a name in its address
  return `${said}&id=tl-${fingerprint(said).slice(0, 8)}`;
}

/** Where the embed is: beside the page, whatever folder that is in. */
export const embedBeside = (page: string): string => new URL('embed/', page.replace(/[?#].*$/, '')).href;
/** The page itself, without what it shows now. */
export const homeOf = (page: string): string => page.replace(/[?#].*$/, '');

/** The whole address. `packed`: the events that it carries; null: none. */
export const toAddress = (embed: string, query: string, packed: string | null): string => `${embed}?${query}${packed === null ? '' : `#d=${packed}`}`;

/** A parcel for an address: its words in the one language that is read there. */
export const packFor = (parcel: Parcel, language: Language): Promise<string> => packParcel(speakOnly(parcel, language));

/** What is said in three languages is said in one; the others stay silent. */
export function speakOnly<T>(value: T, language: Language): T {
  if (Array.isArray(value)) return value.map((each: unknown) => speakOnly(each, language)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const told = value as Record<string, unknown>;
  const { en, fr, ar } = told;
  // a foreign text is known by being the same in all three
  if (typeof en === 'string' && en === fr && fr === ar) return value;
  if (typeof en === 'string' && typeof fr === 'string' && typeof ar === 'string') return { en: '', fr: '', ar: '', [language]: told[language] } as T;
  return Object.fromEntries(Object.entries(told).map(([key, each]) => [key, speakOnly(each, language)])) as T;
}

/** WCAG 2: what can be told apart from its ground, as a graphic */
export const LEAST_CONTRAST = 3;

/** Two colours such as `#aa3300` → from 1 (the same) to 21. */
export function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
function luminanceOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A title → the name of a file, without its ending. */
export function toFileName(title: string, day: string): string {
  const words = title.toWellFormed().toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const named = words.join('-').slice(0, 60).replace(/-$/, '');
  return [...(named.startsWith('rapprochement') ? [] : ['rapprochement']), ...(named === '' ? [] : [named]), day].join('-');
}
