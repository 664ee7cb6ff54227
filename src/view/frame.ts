/**
 * The address of an embed: what a journalist asked for stands before the `#`, where the reader of the article is after it.
 *
 *   embed/?lang=fr&from=2024-01-01&to=2024-12-31&controls=few&line=off&title=…#event=2024-10-28-macron-state-visit
 *
 * Promises: any address at all opens; ampersands that a CMS wrote as `&amp;`, `&#038;` or `;` are ampersands; what is not
 * understood is left; nothing is stored, and an address brings no code and no data but its own.
 */
import { PAUSE_MS, type Address } from './url.ts';

export const CONTROLS = ['all', 'few', 'none'] as const;

/** What only an embed is asked. */
export interface Frame {
  /** null: the reader's browser decides */
  language: 'ar' | 'fr' | 'en' | null;
  theme: 'system' | 'light' | 'dark';
  title: string;
  note: string;
  controls: (typeof CONTROLS)[number];
  /** the knowledge line can be moved */
  line: boolean;
  /** pixels: height of the picture; null: as it has room */
  height: number | null;
  /** a colour of the newsroom's own, such as `#aa3300`; null: ours */
  accent: string | null;
  /** the whole site, where it is not above the embed; null: there */
  home: string | null;
  /** data that the address carries itself; null: the corpus of the site */
  carried: string | null;
}

/** longer ones are cut: no title, and no note, needs more */
const MOST_WORDS = 400;
/** pixels of a picture's height */
export const HEIGHTS = { least: 240, most: 4000 } as const;

/** `&amp;`, `&#038;`, `&#x26;` and a bare `;` between two parts, as they come out of a CMS, even twice. */
const mend = (text: string): string => text.replace(/^[?#]/, '').replace(/&?(?:amp;|#0*38;|#x0*26;)+/gi, '&').replaceAll(';', '&');

function readAll(...texts: string[]): Map<string, string> {
  const read = new Map<string, string>();
  // where the reader is stands over what was asked for
  for (const text of texts) for (const [key, value] of new URLSearchParams(mend(text))) read.set(key, value);
  return read;
}

const oneOf = <T extends string>(value: string | undefined, allowed: readonly T[]): T | null => allowed.find((each) => each === value) ?? null;
/** A title or a note as an address carries it. */
export const toCarried = (words: string): string => words.toWellFormed().slice(0, MOST_WORDS).toWellFormed().trim();

function readHome(value: string | undefined): string | null {
  try {
    const { protocol, username, password, href } = new URL(value ?? '');
    return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '' ? href.replace(/[?#].*$/, '') : null;
  } catch {
    return null;
  }
}

/** What an address asks of the embed; of two texts the later one's word stands. Never throws. */
export function readFrame(...texts: string[]): Frame {
  const read = readAll(...texts);
  const height = Number(read.get('height') || Number.NaN);
  return {
    language: oneOf(read.get('lang'), ['ar', 'fr', 'en']),
    theme: oneOf(read.get('theme'), ['light', 'dark']) ?? 'system',
    title: toCarried(read.get('title') ?? ''),
    note: toCarried(read.get('note') ?? ''),
    controls: oneOf(read.get('controls'), CONTROLS) ?? 'few',
    line: read.get('line') !== 'off',
    height: Number.isFinite(height) ? Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, Math.round(height))) : null,
    accent: /^#[0-9a-f]{6}$/i.test(read.get('accent') ?? '') ? read.get('accent')! : null,
    home: readHome(read.get('home')),
    carried: read.get('d') ?? null,
  };
}

/** What is left out of a view's own address: the embed's. */
const OWN = new Set(['title', 'note', 'controls', 'line', 'height', 'accent', 'home', 'd', 'id', 'childId', 'resizer']);

/** The address of the frame that this page is in, as the session needs it. */
export function openFrame(page: Window): Address & { frame: Frame; id: string; src: string } {
  // a file that holds all of it says there what an address would
  const inside = page.document.documentElement.dataset['frame'];
  // there, an address says no more than where its reader is: it puts no words and no data of its own into the file
  const asked = inside === undefined ? [page.location.search] : [inside];
  const whole = readFrame(...asked, inside === undefined ? page.location.hash : '');
  const frame: Frame = inside === undefined ? { ...whole, home: null } : { ...whole, carried: null };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return {
    frame,
    // as the host wrote it: where the reader went since is not told
    id: readAll(page.location.search).get('id') ?? '',
    src: page.location.href.replace(/#.*$/, ''),
    read() {
      const read = readAll(...asked, page.location.hash);
      return new URLSearchParams([...read].filter(([key]) => !OWN.has(key))).toString();
    },
    data: () => null,
    write(hash) {
      clearTimeout(waiting);
      // the article's own Back is not the embed's to fill: no place is added to it
      waiting = setTimeout(() => {
        try {
          // what the address carries stays in it, so that loaded anew it is the same
          page.history.replaceState(null, '', `#${hash}${frame.carried === null ? '' : `&d=${frame.carried}`}`);
        } catch {
          // refused (a file, a sandbox): the view stands, only the address lags behind
        }
      }, PAUSE_MS);
    },
    hrefOf: (hash) => `${frame.home ?? new URL('../', page.location.href).href}#${hash}`,
    onChange(listener) {
      page.addEventListener('hashchange', listener);
      return () => page.removeEventListener('hashchange', listener);
    },
  };
}
