/**
 * The embed's first script: the page has its language, direction and colours before anything is seen, and as soon as
 * words and events are here the picture is painted. What answers to the hand comes after it (`rest.ts`) and finds here
 * what has been made.
 */
import { directionOf, preferredLanguage } from '../../i18n/language.ts';
import { speak, type I18n } from '../../i18n/speak.ts';
import { toCorpus, type Corpus, type Evidence } from '../../model/corpus.ts';
import { toDay } from '../../model/day.ts';
import { plotWhole } from '../../plot/plot.ts';
import { createNames } from '../../plot/wording.ts';
import { sketch } from '../../timeline/sketch.ts';
import { openFrame } from '../../view/frame.ts';
import { decodeView } from '../../view/url.ts';
import '../../cards/theme.css';
import '../../timeline/timeline.css';
import './embed.css';
import { followHeight } from '../height.ts';
import { readParcel, unpackParcel, type Parcel } from '../parcel-read.ts';
import { takeParts } from './parts.ts';
import { createLoader } from './script.ts';
import { heightOf, NARROW } from './size.ts';

const address = openFrame(window);
const { frame } = address;
const language = frame.language ?? preferredLanguage(navigator.languages);
const { documentElement } = document;
documentElement.lang = language;
documentElement.dir = directionOf(language);
documentElement.dataset['theme'] = frame.theme;
if (frame.accent !== null) documentElement.style.setProperty('--gold', frame.accent);

const loader = createLoader(document);
const now = new Date();

/** What `rest.ts` goes on with. */
export const here = {
  address,
  language,
  loader,
  /** the reader's own calendar day, whatever the hour elsewhere */
  today: toDay(now.getFullYear(), now.getMonth() + 1, now.getDate()),
  i18n: null as I18n | null,
  corpus: null as Corpus | null,
  evidence: null as Evidence | null,
  /** called when evidence comes */
  onevidence: null as ((evidence: Evidence) => void) | null,
  /** called when it comes and is of another edition */
  onmissing: null as (() => void) | null,
  /** it carries its events itself, as known on `today` */
  pinned: false,
  /** why there is no picture */
  fault: null as 'missing' | 'cut' | null,
  /** what answers to the hand, where its script is here already: a file holds it */
  enliven: null as (() => void) | null,
  /** the painted picture, until the live one is there */
  sketch: null as HTMLElement | null,
};

takeParts(globalThis, ({ spoken, first, evidence, parcel }) => {
  if (spoken) here.i18n = speak(spoken);
  if (parcel !== undefined) unwrap(readParcel(parcel));
  if (first) here.corpus = toCorpus(first);
  // of another edition, where the site changed meanwhile: its words are not about these reports
  if (evidence && (here.corpus === null || evidence.version === here.corpus.version)) {
    here.evidence = evidence;
    here.onevidence?.(evidence);
  } else if (evidence) here.onmissing?.();
  if ((spoken ?? first ?? parcel) && document.readyState !== 'loading') begin();
});
if (here.i18n === null) loader.load(language, () => fail('missing'));
if (frame.carried !== null) void unpackParcel(frame.carried).then(unwrap).then(begin);
else if (here.corpus === null) loader.load('corpus', () => fail('missing'));
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', open);
else open();

/** From now on its host is answered; of what is still empty nothing is said. */
function open(): void {
  followHeight(document.getElementById('embed')!, { id: address.id, address: address.src, window });
  begin();
}

/** It is pinned to its day: for it, that is today. */
function unwrap(parcel: Parcel | null): void {
  if (parcel === null) return fail('cut');
  here.corpus = toCorpus(parcel.first);
  here.evidence = parcel.evidence;
  here.today = parcel.day;
  here.pinned = true;
}

function begin(): void {
  const { i18n, corpus, today } = here;
  if (here.fault !== null) return tell();
  // what the address carries may be unpacked before the page has its place for it
  const page = document.getElementById('embed');
  if (i18n === null || corpus === null || here.sketch !== null || page === null) return;
  const view = decodeView(address.read(), language).view;
  const { plot, shown, lanesHeight } = plotWhole({ corpus, view, i18n, today, narrow: innerWidth < NARROW });
  const height = heightOf(frame, plot, shown, lanesHeight);

  // controls and sources follow: a frame that has room for them keeps it, and its host sees one height and not two
  page.style.minHeight = `${String(innerHeight)}px`;
  const figure = (here.sketch = page.appendChild(document.createElement('figure')));
  figure.className = 'graphic';
  if (frame.title !== '' || frame.note !== '') {
    const caption = figure.appendChild(document.createElement('figcaption'));
    if (frame.title !== '') caption.appendChild(document.createElement('h1')).textContent = frame.title;
    if (frame.note !== '') caption.appendChild(document.createElement('p')).textContent = frame.note;
  }
  sketch(figure, plot, height, createNames(i18n).known(plot.known, here.pinned ? Infinity : today));
  // when it has been seen
  requestAnimationFrame(() => setTimeout(() => (here.enliven ? here.enliven() : loader.load('rest'))));
}

function fail(fault: 'missing' | 'cut'): void {
  here.fault = fault;
  tell();
}

/** Without words or events there is no picture: it says so, and leads to the whole. Without words there is a name alone to say it in. */
function tell(): void {
  const page = document.getElementById('embed');
  if (!page || here.sketch !== null || here.fault === null) return;
  const line = document.createElement('p');
  line.setAttribute('role', 'alert');
  const link = line.appendChild(document.createElement('a'));
  link.href = address.hrefOf('');
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.textContent = 'Rapprochement';
  if (here.i18n) line.prepend(`${here.i18n.plain(`embed.${here.fault}`)} `);
  page.replaceChildren(line);
}
