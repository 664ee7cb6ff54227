/**
 * TimelineJS 3, as JSON (https://timeline.knightlab.com/docs/json-format.html).
 *
 * Promises: absent parts of a date stay absent; its markup becomes plain text and its links sources; an era that has
 * the `unique_id` of an event is that event, not a second one; a file of cosmological dates is refused.
 */
import { below } from '../model/source.ts';
import { isDate, readParts, type DateReading } from './foreign-date.ts';
import type { Incoming, IncomingArticle } from './incoming.ts';
import { openIntake, type Intake, type Said } from './intake.ts';
import { takeMedia } from './media.ts';
import { anyOf, field, isAbsent, isRec, objectOf, objectsOf, toNumber, type Rec } from './record.ts';
import { shown } from '../model/shown.ts';

const FILE = new Set(['title', 'events', 'eras', 'scale', 'language']);
/** a setting of the page that shows it, which some keep in the file */
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/;
const SLIDE = new Set(['start_date', 'end_date', 'text', 'media', 'group', 'display_date', 'unique_id']);
const DATE = new Set(['year', 'month', 'day', 'display_date', 'display_text', 'hour', 'minute', 'second', 'millisecond', 'format']);
const MEDIA = new Set(['url', 'caption', 'credit', 'link']);
const TEXT = new Set(['headline', 'text']);
const CLOCK = ['hour', 'minute', 'second', 'millisecond'];
/** TimelineJS itself takes a file for cosmological from these years on, where `Date` ends. */
const [FIRST_YEAR, LAST_YEAR] = [-271_820, 275_759];

export function fromTimelineJs(value: unknown, file: string): Incoming {
  const intake = openIntake('timelinejs', file);
  const { fault } = intake;
  if (!isRec(value)) {
    fault('shape', '', 'an object with a list of events', shown(value));
    return intake.close();
  }
  const vast = findVast(value);
  if (vast !== null) {
    fault('format', vast.at, 'dates in years of the calendar; a cosmological timeline is not read', shown(vast.value));
    return intake.close();
  }
  intake.rest('', value, FILE);
  const { language } = value;
  if (typeof language === 'string' && LANGUAGE.test(language)) intake.incoming.language = language;
  else if (language !== undefined) intake.remark('left', 'language', 'a language tag such as ar, fr or en', shown(language));
  takeTitle(intake, field('', value, 'title'));
  for (const slide of objectsOf(intake, 'events', value['events'])) takeSlide(intake, slide);
  for (const era of objectsOf(intake, 'eras', value['eras'])) takeEra(intake, era);
  if (isAbsent(value['events'])) fault('shape', 'events', 'a list', 'none');
  return intake.close();
}

function findVast(file: Rec): Said | null {
  if (file['scale'] === 'cosmological') return field('', file, 'scale');
  if (!Array.isArray(file['events'])) return null;
  for (const [index, slide] of (file['events'] as unknown[]).entries()) {
    const date = isRec(slide) ? slide['start_date'] : null;
    const year = isRec(date) && (typeof date['year'] === 'string' || typeof date['year'] === 'number') ? Number(date['year']) : 0;
    if (year < FIRST_YEAR || year > LAST_YEAR) return { at: below('events', index, 'start_date', 'year'), value: (date as Rec)['year'] };
  }
  return null;
}

function takeTitle(intake: Intake, said: Said): void {
  const slide = objectOf(intake, said);
  if (slide === null) return;
  const words = objectOf(intake, field(said.at, slide, 'text'));
  if (words !== null) {
    const at = below(said.at, 'text');
    const title = intake.line(intake.markup(field(at, words, 'headline')).said);
    const text = intake.text(intake.markup(field(at, words, 'text')).said);
    if (title) intake.incoming.title = title;
    if (text) intake.incoming.text = text;
  }
  intake.rest(said.at, slide, new Set(['text']));
}

function takeSlide(intake: Intake, { at, value: slide }: Said<Rec>): void {
  intake.rest(at, slide, SLIDE);
  const { title, text, sources, words } = readSlide(intake, at, slide);
  intake.event({
    at,
    id: field(at, slide, 'unique_id'),
    title,
    text,
    date: readDates(intake, at, slide),
    words,
    groups: [intake.markup(field(at, slide, 'group')).said ?? field(at, slide, 'group')],
    sources,
  });
}

function readSlide(intake: Intake, at: string, slide: Rec): { title: Said; text: Said | undefined; sources: IncomingArticle[]; words: Said | undefined } {
  const place = below(at, 'text');
  const body = objectOf(intake, field(at, slide, 'text'));
  if (body !== null) intake.rest(place, body, TEXT);
  const headline = intake.markup(body === null ? undefined : field(place, body, 'headline'));
  const text = intake.markup(body === null ? undefined : field(place, body, 'text'));
  const media = objectOf(intake, field(at, slide, 'media'));
  const shownAt = below(at, 'media');
  if (media !== null) intake.rest(shownAt, media, MEDIA);
  const display = [[at, slide] as const, ...['start_date', 'end_date'].flatMap((key) => (isRec(slide[key]) ? [[below(at, key), slide[key]] as const] : []))];
  const words = display.flatMap(([where, rec]) => anyOf(where, rec, 'display_date', 'display_text') ?? []).at(0);
  return {
    ...titled(intake, headline.said ?? { at: below(place, 'headline'), value: '' }, text.said),
    sources: [
      ...headline.sources,
      ...text.sources,
      ...(media === null ? [] : takeMedia(intake, { at: shownAt, url: anyOf(shownAt, media, 'url', 'link') ?? field(shownAt, media, 'url'), caption: field(shownAt, media, 'caption'), credit: field(shownAt, media, 'credit') })),
    ],
    words: words && intake.markup(words).said,
  };
}

/** A slide without a headline goes by the first line of its text. */
export function titled(intake: Intake, title: Said, text: Said | undefined): { title: Said; text: Said | undefined } {
  const first = typeof text?.value === 'string' ? text.value.split('\n')[0]!.trim() : '';
  const empty = isAbsent(title.value) || (typeof title.value === 'string' && title.value.trim() === '');
  if (!empty || first === '' || first.length > 300) return { title, text };
  intake.tally('changed', title.at, 'a title; without one the first line of the text is taken', shown(first));
  return { title: { at: text!.at, value: first }, text };
}

function takeEra(intake: Intake, { at, value: era }: Said<Rec>): void {
  const date = readDates(intake, at, era);
  const id = era['unique_id'];
  const same = typeof id === 'string' && id !== '' ? intake.taken(id.trim().normalize('NFC')) : undefined;
  if (same !== undefined && !same.era) {
    // our own export gives a crisis both ways
    same.kind = 'crisis';
    if (date !== undefined && date !== null && date !== same.date) intake.remark('left', at, `the dates of the event of this id, ${same.date ?? 'none'}`, date);
    return;
  }
  intake.rest(at, era, SLIDE);
  const { title, text, sources, words } = readSlide(intake, at, era);
  intake.event({ at, id: field(at, era, 'unique_id'), title, text, date, words, groups: [field(at, era, 'group')], sources, era: true });
}

/** start_date and end_date → EDTF; undefined: a fault, which is told. */
function readDates(intake: Intake, at: string, slide: Rec): string | undefined {
  const [start, end] = [readOne(intake, at, slide, 'start_date'), readOne(intake, at, slide, 'end_date')];
  if (start !== null) return intake.date(start, end);
  intake.fault('date', below(at, 'start_date'), 'a start date', end === null ? 'none' : 'an end alone');
  return undefined;
}

function readOne(intake: Intake, at: string, slide: Rec, key: string): Said<DateReading> | null {
  const said = field(at, slide, key);
  const parts = objectOf(intake, said);
  if (parts === null) return null;
  intake.rest(said.at, parts, DATE);
  const reading = readParts(parts);
  if (reading === null) return null;
  const timed = CLOCK.some((name) => !isAbsent(parts[name]) && toNumber(parts[name]) !== 0);
  return { at: said.at, value: timed && isDate(reading) ? { ...reading, notes: [...reading.notes, 'time'] } : reading };
}
