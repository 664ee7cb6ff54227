/**
 * Slides → a file of TimelineJS 3, which `timelinejs.ts` reads back.
 *
 * Promises: everything is escaped, and only http and https are linked; a date that TimelineJS can say (a day, a month,
 * a year, from one to another) is written as it is, any other as its bounds with the date in words beside them; what
 * comes from such a file goes back with its ids, partial dates, groups and eras.
 */
import { safeUrl } from '../model/address.ts';
import { daysInMonth, toCivil, type Day } from '../model/day.ts';
import type { Span } from '../model/span.ts';
import { SOURCES_CLASS } from './plain-text.ts';

/** One event as it is shown to readers of TimelineJS, in one language, in plain text. */
export interface Slide {
  id: string;
  title: string;
  /** paragraphs parted by empty lines */
  text?: string;
  span: Span;
  /** the date in words, for where TimelineJS cannot say it; `always`: there too where it can */
  words: string;
  always?: boolean;
  group?: string;
  /** a period behind the events: besides its slide, or in its place */
  era?: 'also' | 'only';
  sources: { title: string; url?: string; publisher?: string }[];
}

export interface DateParts {
  year: number;
  month?: number;
  day?: number;
}

/** A title, a text and slides → the file. */
export function toTimelineJs(slides: readonly Slide[], title?: { headline: string; text?: string }): string {
  const events = slides.filter(({ era }) => era !== 'only').map(toEvent);
  const eras = slides.filter(({ era }) => era !== undefined).map(toEra);
  const file = {
    ...(title === undefined ? {} : { title: { text: { headline: escape(title.headline), ...(title.text === undefined ? {} : { text: toParagraphs(title.text) }) } } }),
    events,
    ...(eras.length === 0 ? {} : { eras }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function toEvent(slide: Slide): object {
  const { start, end, says } = toBounds(slide.span);
  return {
    unique_id: slide.id,
    start_date: start,
    ...(end === null ? {} : { end_date: end }),
    ...(says && slide.always !== true ? {} : { display_date: escape(slide.words) }),
    ...toBody(slide),
  };
}

function toEra(slide: Slide): object {
  const { start, end } = toBounds(slide.span);
  return { ...(slide.id === '' ? {} : { unique_id: slide.id }), start_date: start, end_date: end ?? start, ...(slide.era === 'only' ? toBody(slide) : { text: { headline: escape(slide.title) } }) };
}

function toBody({ title, text, group, sources }: Slide): object {
  const body = `${toParagraphs(text ?? '')}${toList(sources)}`;
  return { text: { headline: escape(title), ...(body === '' ? {} : { text: body }) }, ...(group === undefined ? {} : { group: escape(group) }) };
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

const toParagraphs = (text: string): string =>
  text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '').map((paragraph) => `<p>${escape(paragraph).replaceAll('\n', '<br>')}</p>`).join('');

function toList(sources: Slide['sources']): string {
  if (sources.length === 0) return '';
  const items = sources.map(({ title, url, publisher }) => {
    const address = url === undefined ? null : safeUrl(url);
    const name = escape(title === '' ? (address ?? publisher ?? '') : title);
    const link = address === null ? name : `<a href="${escape(address)}">${name}</a>`;
    return `<li>${link}${publisher === undefined || publisher === title ? '' : ` (${escape(publisher)})`}</li>`;
  });
  return `<ul class="${SOURCES_CLASS}">${items.join('')}</ul>`;
}

const toParts = (day: Day): DateParts => toCivil(day);

/** The year, the month or the day that begins and ends with these days; null: none does. */
function toUnit(from: Day, to: Day): DateParts | null {
  if (from === to) return toParts(from);
  const [a, b] = [toCivil(from), toCivil(to)];
  if (a.year !== b.year || a.day !== 1 || b.day !== daysInMonth(b.year, b.month)) return null;
  if (a.month === b.month) return { year: a.year, month: a.month };
  return a.month === 1 && b.month === 12 ? { year: a.year } : null;
}

/** A span → its bounds, and whether they say all that it says. */
export function toBounds({ from, to, core, window, doubt }: Span): { start: DateParts; end: DateParts | null; says: boolean } {
  const certain = doubt === 'none';
  if (from === null || to === null) return { start: toParts(from ?? to ?? 0), end: null, says: false };
  if (core === null) {
    const unit = toUnit(from, to);
    if (unit !== null) return { start: unit, end: null, says: certain };
    return { start: toParts(from), end: toParts(to), says: false };
  }
  if (from === to) return { start: toParts(from), end: null, says: certain && !window };
  const [first, last] = core[0] <= core[1] ? [core[0] === to ? toParts(from) : toUnit(from, core[0]), core[1] === from ? toParts(to) : toUnit(core[1], to)] : [null, null];
  return { start: first ?? toParts(from), end: last ?? toParts(to), says: certain && first !== null && last !== null };
}
