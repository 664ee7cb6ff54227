/**
 * What one importer takes in: it hands over events as drafts, each part with its place, and they are taken or refused.
 *
 * Promises: an event is taken whole or is named in the faults; texts that are taken are clean and within their length,
 * addresses are http or https, ids stand once; what is left out or read otherwise is named in the remarks, once for
 * all things of which the same is true, with the first place and the number.
 */
import { safeUrl } from '../model/address.ts';
import type { Problem } from '../model/problem.ts';
import { below } from '../model/source.ts';
import { isDate, toInterval, type DateNote, type DateReading } from './foreign-date.ts';
import type { ForeignFormat, Incoming, IncomingArticle, IncomingEvent } from './incoming.ts';
import { MOST_MARKUP, toPlainText, type Link } from './plain-text.ts';
import { textFaults, tidyLine, tidyName, tidyText, toLineEnds } from './prose.ts';
import { shown, toStep } from '../model/shown.ts';

export const LONGEST_TITLE = 300;
export const LONGEST_TEXT = 5000;
const ADDRESS = 'an absolute http or https address';

/** A value and its place. */
export interface Said<T = unknown> {
  at: string;
  value: T;
}

/** An event of the file, in the file's own values; absent ones are undefined, null or empty. */
export interface Draft {
  at: string;
  id?: Said | undefined;
  title: Said;
  text?: Said | undefined;
  /** undefined: it cannot be read, which is told already; null: the file says that there is none */
  date: string | null | undefined;
  within?: boolean;
  words?: Said | undefined;
  groups?: Said[];
  people?: Said[];
  place?: { name: Said; at?: [number, number] | undefined } | undefined;
  sources?: IncomingArticle[];
  era?: boolean;
  kind?: IncomingEvent['kind'] | undefined;
  status?: IncomingEvent['status'] | undefined;
  language?: string | undefined;
}

export type Code = Problem['code'];

export interface Intake {
  incoming: Incoming;
  fault: (code: Code, at: string, expected: string, found: string) => void;
  remark: (code: 'left' | 'changed', at: string, expected: string, found: string) => void;
  /** a remark that many things share: told once */
  tally: (code: 'left' | 'changed', at: string, expected: string, found: string) => void;
  /** keys of an object that are not read are told, each once */
  rest: (at: string, value: Readonly<Record<string, unknown>>, known: ReadonlySet<string>) => void;
  /** plain text of one line, of several, or a name; '' where there is none, null where there is a fault */
  line: (said: Said | undefined, most?: number) => string | null;
  text: (said: Said | undefined) => string | null;
  name: (said: Said | undefined) => string | null;
  /** markup → plain text, and its links as sources */
  markup: (said: Said | undefined) => { said: Said<string> | undefined; sources: IncomingArticle[] };
  /** an address, or null with a remark */
  url: (said: Said) => string | null;
  /** the beginning and the end of something → EDTF; faults and notes are told */
  date: (start: Said<DateReading>, end?: Said<DateReading> | null) => string | undefined;
  /** takes it, or not */
  event: (draft: Draft) => boolean;
  /** the event of this id, if it is taken */
  taken: (id: string) => IncomingEvent | undefined;
  /** ends the tally; nothing may be added after it */
  close: () => Incoming;
}

const NOTES: Record<DateNote, { code: 'left' | 'changed'; expected: string; each: boolean }> = {
  time: { code: 'left', expected: 'a day without a time', each: false },
  epoch: { code: 'changed', expected: 'a day; of a number of milliseconds the day in UTC is taken', each: false },
  order: { code: 'changed', expected: 'a date in which day and month cannot be taken for each other, such as 2024-04-23', each: false },
  end: { code: 'left', expected: 'an end after the start; one in which the start lies is left out', each: true },
};

export function openIntake(format: ForeignFormat, file: string): Intake {
  const incoming: Incoming = { format, title: null, language: null, events: [], articles: [], faults: [], remarks: [] };
  const ids = new Map<string, { at: string; event?: IncomingEvent }>();
  const tallies = new Map<string, { problem: Problem; count: number }>();
  const { faults, remarks } = incoming;

  const fault: Intake['fault'] = (code, path, expected, found) => void faults.push({ code, file, path, expected, found });
  const remark: Intake['remark'] = (code, path, expected, found) => void remarks.push({ code, file, path, expected, found });
  const tally: Intake['tally'] = (code, path, expected, found) => {
    const before = tallies.get(expected);
    if (before) before.count += 1;
    else {
      const problem: Problem = { code, file, path, expected, found };
      remarks.push(problem);
      tallies.set(expected, { problem, count: 1 });
    }
  };

  const rest: Intake['rest'] = (at, value, known) => {
    for (const key of Object.keys(value)) {
      if (!known.has(key)) tally('left', below(at, toStep(key)), `a key that is read here, which ${shown(key)} is not`, shown(value[key]));
    }
  };

  function clean(said: Said | undefined, tidy: (text: string) => string, most: number): string | null {
    const { at, value } = said ?? { at: '', value: '' };
    if (value === undefined || value === null || value === '') return '';
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      fault('shape', at, 'a text', shown(value));
      return null;
    }
    const text = toLineEnds(String(value));
    if (text.length > most * 4 + 1000) {
      fault('size', at, `at most ${most} characters`, `${text.length}`);
      return null;
    }
    const wrong = textFaults(text);
    for (const { expected, found } of wrong) fault('text', at, expected, found);
    if (wrong.length > 0) return null;
    const tidied = tidy(text);
    if (tidied.length <= most) return tidied;
    fault('size', at, `at most ${most} characters`, `${tidied.length}`);
    return null;
  }
  const line: Intake['line'] = (said, most = LONGEST_TITLE) => clean(said, tidyLine, most);
  const text: Intake['text'] = (said) => clean(said, tidyText, LONGEST_TEXT);
  const name: Intake['name'] = (said) => clean(said, tidyName, LONGEST_TITLE);

  const url: Intake['url'] = ({ at, value }) => {
    const safe = typeof value === 'string' ? safeUrl(value) : null;
    if (safe === null) remark('left', at, ADDRESS, shown(value));
    return safe;
  };

  function toSource({ url: address, text: words }: Link, at: string): IncomingArticle {
    const title = textFaults(words).length === 0 ? tidyLine(words) : '';
    return { at, url: address, ...(title === '' || title.length > LONGEST_TITLE || safeUrl(title) !== null ? {} : { title }) };
  }

  const markup: Intake['markup'] = (said) => {
    if (said === undefined || typeof said.value !== 'string') return { said: said as Said<string> | undefined, sources: [] };
    const { at, value } = said;
    // so long that nothing taken of it could be short enough: told by its length
    if (value.length > MOST_MARKUP) return { said: { at, value }, sources: [] };
    const plain = toPlainText(value);
    if (plain.deep) fault('size', at, 'markup nested less deeply', 'more than 200 levels');
    for (const address of plain.refused) remark('left', at, ADDRESS, shown(address));
    return { said: { at, value: plain.text }, sources: plain.links.map((link) => toSource(link, at)) };
  };

  const date: Intake['date'] = (start, end = null) => {
    for (const { at, value } of end === null ? [start] : [start, end]) if (!isDate(value)) fault('date', at, value.expected, value.found);
    if (!isDate(start.value) || (end !== null && !isDate(end.value))) return undefined;
    const reading = end === null ? start.value : toInterval(start.value, end.value as typeof start.value);
    const at = end === null ? start.at : end.at;
    if (!isDate(reading)) {
      fault('date', at, reading.expected, reading.found);
      return undefined;
    }
    for (const note of reading.notes) {
      const { code, expected, each } = NOTES[note];
      const found = note === 'end' && end !== null ? `from ${shown(start.value.edtf)} to ${shown((end.value as typeof start.value).edtf)}` : `read as ${reading.edtf}`;
      (each ? remark : tally)(code, at, expected, found);
    }
    return reading.edtf;
  };

  /** '' : none; null: a fault */
  function toId(said: Said | undefined, event: string): string | null {
    if (said === undefined || said.value === undefined || said.value === null || said.value === '') return '';
    const { at, value } = said;
    if (typeof value === 'number' && !Number.isSafeInteger(value)) {
      fault('shape', at, 'an id that is a text or a whole number', shown(value));
      return null;
    }
    const id = clean(said, tidyLine, LONGEST_TITLE);
    if (id === null || id === '') return id;
    if (/[\p{Cf}]/u.test(id)) {
      fault('text', at, 'an id without direction or invisible characters', shown(id));
      return null;
    }
    const before = ids.get(id);
    if (before === undefined) {
      ids.set(id, { at: event });
      return id;
    }
    fault('duplicate', at, 'an id that no other event has', `${shown(id)}, which ${before.at} has`);
    return null;
  }

  const event: Intake['event'] = (draft) => {
    const before = faults.length;
    const some = <T>(said: Said[] | undefined, read: (said: Said) => T | null): T[] => (said ?? []).flatMap((each) => read(each) ?? []);
    const id = toId(draft.id, draft.at);
    const title = line(draft.title);
    if (title === '') fault('shape', draft.title.at, 'a title', 'none');
    const prose = text(draft.text);
    const words = line(draft.words);
    const groups = [...new Set(some(draft.groups, name))].filter((each) => each !== '');
    const people = [...new Set(some(draft.people, name))].filter((each) => each !== '');
    const place = draft.place === undefined ? '' : name(draft.place.name);
    if (draft.date === undefined || faults.length > before || title === null || id === null) {
      return false;
    }
    const taken: IncomingEvent = { at: draft.at, title, date: draft.date };
    if (id !== '') {
      taken.id = id;
      ids.set(id, { at: draft.at, event: taken });
    }
    if (prose) taken.text = prose;
    if (draft.within && draft.date !== null) taken.within = true;
    if (words) taken.words = words;
    if (draft.era) taken.era = true;
    if (draft.kind) taken.kind = draft.kind;
    if (draft.status) taken.status = draft.status;
    if (groups.length > 0) taken.groups = groups;
    if (people.length > 0) taken.people = people;
    if (place) taken.place = { name: place, ...(draft.place?.at === undefined ? {} : { at: draft.place.at }) };
    if (draft.language) taken.language = draft.language;
    const sources = once(draft.sources ?? []);
    if (sources.length > 0) taken.sources = sources;
    incoming.events.push(taken);
    return true;
  };

  const close = (): Incoming => {
    for (const { problem, count } of tallies.values()) if (count > 1) problem.found = `${problem.found}, and so ${count} times`;
    return incoming;
  };

  return { incoming, fault, remark, tally, rest, line, text, name, markup, url, date, event, taken: (id) => ids.get(id)?.event, close };
}

/** Of sources with one address the first, with what the others add to it. */
function once(sources: IncomingArticle[]): IncomingArticle[] {
  if (sources.length < 2) return sources;
  const byUrl = new Map<string, IncomingArticle>();
  return sources.filter((source) => {
    if (source.url === undefined) return true;
    const before = byUrl.get(source.url);
    if (before === undefined) byUrl.set(source.url, source);
    else Object.assign(before, { ...source, ...before });
    return before === undefined;
  });
}
