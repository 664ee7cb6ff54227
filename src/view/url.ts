/**
 * The view in the address bar, after the `#`, where no server sees it.
 *
 *   #v=1&lang=fr&from=2020-01-01&to=2025-06-30&known=2024-04-23&event=2024-04-21-darmanin-rabat&page=person:rachida-dati&person=a,b&within=2020-10-01..2021-03-31
 *
 * Promises: decode(encode(view)) = view; any address at all opens the page: what can be read of it is used, the
 * rest is named and left; every form ever shipped still opens.
 */
import { parseDay, toIsoDay, type Day } from '../model/day.ts';
import type { Period } from '../model/period.ts';
import type { Facet } from './facets.ts';
import { parseSort, writeSort } from './sorting.ts';
import { defaultView, ROOMS, STUDIES, SUBJECTS, type Filters, type Page, type View } from './view.ts';

const URL_VERSION = 1;
/** longer ones are cut: no view that the page makes comes near it, not with the largest collection */
const MOST = 65_536;
/** events of a collection that an address names */
const MOST_ONLY = 500;
const LISTS = {
  person: 'people', topic: 'topics', place: 'places', kind: 'kinds', status: 'statuses',
  side: 'sides', decade: 'decades', publisher: 'publishers', source: 'languages', remark: 'remarks',
} as const satisfies Record<string, Facet>;
/** more steps than any story has */
const MOST_STEPS = 1000;
/** days from 1970 that a browser's calendar reaches on either hand; farther ones have no name */
const REACH = 99_999_999;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** View → the hash without `#`; what is as it is by default is left out. */
export function encodeView(view: View): string {
  const out = new URLSearchParams();
  out.set('v', String(URL_VERSION));
  out.set('lang', view.language);
  if (view.theme !== 'system') out.set('theme', view.theme);
  if (view.range !== null) {
    out.set('from', toIsoDay(view.range[0]));
    out.set('to', toIsoDay(view.range[1]));
  }
  if (view.known !== null) out.set('known', toIsoDay(view.known));
  if (view.other !== null) out.set('other', toIsoDay(view.other));
  if (view.selected !== null) out.set('event', view.selected);
  if (view.page !== null) out.set('page', `${view.page.of}:${view.page.id}`);
  if (view.story !== null) {
    out.set('story', view.story.id);
    if (view.story.step > 0) out.set('step', String(view.story.step + 1));
    if (view.story.scroll) out.set('told', 'scroll');
  }
  if (view.room !== 'timeline') out.set('show', view.room);
  if (view.study !== 'cards') out.set('study', view.study);
  if (view.bare) out.set('corpus', 'off');
  if (view.oldest) out.set('order', 'oldest');
  for (const [key, list] of Object.entries(LISTS)) if (view.filters[list].length > 0) out.set(key, view.filters[list].join(','));
  if (view.filters.within !== null) out.set('within', writePeriod(view.filters.within));
  if (view.filters.only.length > 0) out.set('only', view.filters.only.join(','));
  if (view.filters.query !== '') out.set('q', view.filters.query.toWellFormed());
  if (view.lanes !== 'side') out.set('lanes', view.lanes);
  if (view.quiet) out.set('quiet', 'compressed');
  if (view.zero !== null) out.set('align', view.zero);
  if (view.mirrored !== null) out.set('time', view.mirrored ? 'left' : 'right');
  if (view.form !== null) out.set('form', view.form);
  if (view.sort !== null) out.set('sort', writeSort(view.sort));
  if (view.inSight) out.set('rows', 'sight');
  // commas and colons need no escape after a #, and a reader can read them
  return out.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

export interface Decoded {
  view: View;
  /** keys whose values could not be read, and unknown ones */
  ignored: string[];
}

/** The hash, with or without `#` → a view. Never throws. `language` is used where the address names none. */
export function decodeView(hash: string, language: View['language']): Decoded {
  const read = new URLSearchParams(hash.replace(/^#/, '').slice(0, MOST));
  const view = defaultView(language);
  const filters: Filters = { ...view.filters };
  const ignored: string[] = [];
  const [from, to] = [read.get('from'), read.get('to')].map((text) => (text === null ? null : readDay(text)));
  if (from != null && to != null && from <= to) view.range = [from, to];
  const story = read.get('story');
  if (story !== null && ID.test(story)) view.story = { id: story, step: 0, scroll: false };
  for (const [key, value] of read) {
    if (!take(key, value)) ignored.push(key);
  }
  view.filters = filters;
  return { view, ignored };

  function take(key: string, value: string): boolean {
    switch (key) {
      case 'v':
        return value === String(URL_VERSION);
      case 'from':
      case 'to':
        return view.range !== null;
      case 'lang':
        return isOneOf(value, ['ar', 'fr', 'en'] as const) && ((view.language = value), true);
      case 'theme':
        return isOneOf(value, ['system', 'light', 'dark'] as const) && ((view.theme = value), true);
      case 'known':
      case 'other': {
        const day = readDay(value);
        return day !== null && ((view[key] = day), true);
      }
      case 'event':
        return ID.test(value) && ((view.selected = value), true);
      case 'page': {
        const page = readPage(value);
        return page !== null && ((view.page = page), true);
      }
      case 'story':
        return view.story?.id === value;
      case 'step': {
        const step = /^[1-9]\d{0,3}$/.test(value) ? Number(value) : 0;
        return view.story !== null && step > 0 && step <= MOST_STEPS && ((view.story.step = step - 1), true);
      }
      case 'told':
        return view.story !== null && isOneOf(value, ['scroll'] as const) && (view.story.scroll = true);
      case 'show':
        return isOneOf(value, ROOMS) && ((view.room = value), true);
      case 'study':
        return isOneOf(value, STUDIES) && ((view.study = value), true);
      case 'corpus':
        return isOneOf(value, ['off'] as const) && (view.bare = true);
      case 'order':
        return isOneOf(value, ['oldest'] as const) && (view.oldest = true);
      case 'lanes':
        return isOneOf(value, ['side', 'person', 'topic', 'kind', 'status'] as const) && ((view.lanes = value), true);
      case 'quiet':
        return isOneOf(value, ['compressed'] as const) && (view.quiet = true);
      case 'align':
        return ID.test(value) && ((view.zero = value), true);
      case 'time':
        return isOneOf(value, ['left', 'right'] as const) && ((view.mirrored = value === 'left'), true);
      case 'form':
        return isOneOf(value, ['across', 'down'] as const) && ((view.form = value), true);
      case 'sort': {
        const sort = parseSort(value);
        return sort !== null && ((view.sort = sort), true);
      }
      case 'rows':
        return isOneOf(value, ['sight'] as const) && (view.inSight = true);
      case 'only': {
        const ids = value.split(',').filter((id) => ID.test(id));
        filters.only = [...new Set(ids)].slice(0, MOST_ONLY);
        return ids.length > 0;
      }
      case 'within':
        filters.within = readPeriod(value);
        return filters.within !== null;
      case 'q':
        filters.query = value.slice(0, 200);
        return true;
      default: {
        const list = Object.hasOwn(LISTS, key) ? LISTS[key as keyof typeof LISTS] : undefined;
        if (list === undefined) return false;
        const ids = value.split(',').filter((id) => ID.test(id));
        filters[list] = [...new Set(ids)];
        return ids.length > 0;
      }
    }
  }
}

function readPage(text: string): Page | null {
  const [of, id, ...rest] = text.split(':');
  return of !== undefined && id !== undefined && rest.length === 0 && isOneOf(of, SUBJECTS) && ID.test(id) ? { of, id } : null;
}

const BETWEEN = '..';

const writePeriod = ({ from, to }: Period): string => [from, to].map((day) => (day === null ? '' : toIsoDay(day))).join(BETWEEN);

/** One that is open at both ends is none. */
function readPeriod(text: string): Period | null {
  const ends = text.split(BETWEEN);
  const [from, to] = ends.map((end) => (end === '' ? null : readDay(end)));
  if (ends.length !== 2 || from === undefined || to === undefined || (from === null && ends[0] !== '') || (to === null && ends[1] !== '')) return null;
  return (from === null && to === null) || (from !== null && to !== null && from > to) ? null : { from, to };
}

function readDay(text: string): Day | null {
  const day = parseDay(text);
  return day !== null && Math.abs(day) <= REACH ? day : null;
}

function isOneOf<T extends string>(value: string, allowed: readonly T[]): value is T {
  return (allowed as readonly string[]).includes(value);
}

export interface Address {
  /** what the address says now */
  read(): string;
  /** writes a new place to go back from, or replaces the present one */
  write(hash: string, mode: 'push' | 'replace'): void;
  /** the file that the address asks to be drawn: `?data=` before the `#`; null: none */
  data(): string | null;
  /** the whole address of a view, to be copied */
  hrefOf(hash: string): string;
  /** calls when the reader goes back or forward, or edits the address; returns how to stop */
  onChange(listener: () => void): () => void;
}

/** Least time between two replacements; Safari refuses more than a hundred in thirty seconds. */
export const PAUSE_MS = 400;

/** The browser's address bar. */
export function openAddress(page: Window): Address {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const put = (hash: string, mode: 'push' | 'replace'): void => {
    try {
      if (mode === 'push') page.history.pushState(null, '', `#${hash}`);
      else page.history.replaceState(null, '', `#${hash}`);
    } catch {
      // refused (a sandboxed frame, too many at once): the view stands, only the address lags behind
    }
  };
  return {
    read: () => page.location.hash,
    data: () => new URLSearchParams(page.location.search).get('data'),
    write(hash, mode) {
      clearTimeout(waiting);
      if (mode === 'push') put(hash, mode);
      else waiting = setTimeout(() => put(hash, mode), PAUSE_MS);
    },
    hrefOf: (hash) => `${page.location.href.replace(/#.*$/, '')}#${hash}`,
    onChange(listener) {
      const onGone = (): void => {
        // what was still to be written belongs to the place that was left
        clearTimeout(waiting);
        listener();
      };
      page.addEventListener('popstate', onGone);
      return () => page.removeEventListener('popstate', onGone);
    },
  };
}

/** Loads the page anew, at the address that it has. */
export function reload(): void {
  location.reload();
}
