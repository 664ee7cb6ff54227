/** What the layout has to know of one event beyond its place: what it shows and how wide its words are. It is kept, for text is dear to measure. */
import type { Plot, Px, Seen } from '../scene.ts';
import { lookOf } from './marks.ts';
import { wrap, wrapWhole, type Wrapped } from './text.ts';

/** the widest line of a label, at the usual size of text */
const LINE: Px = 270;
/** a title shorter than this is not broken */
const UNBROKEN: Px = 120;

export class Detail {
  readonly event: Seen;
  readonly held: boolean;
  readonly title: string;
  readonly #means: Pick<Plot, 'words' | 'measure' | 'zoomOfText'>;
  #name: string | undefined;
  #more: { links: number; said: string } | undefined;
  #wide: Px | undefined;
  #date: { text: string; width: Px } | undefined;
  #broken: Wrapped | undefined;

  constructor(event: Seen, means: Pick<Plot, 'words' | 'measure' | 'zoomOfText'>) {
    this.event = event;
    this.held = lookOf(this.event) === 'held';
    this.title = means.words.title(this.event);
    this.#means = means;
  }

  /** headline, date and status in one sentence */
  get name(): string {
    return (this.#name ??= this.#means.words.name(this.event));
  }

  /** what else is seen of it, said of so many links */
  more(links: number): string {
    if (this.#more?.links !== links) this.#more = { links, said: this.#means.words.more(this.event, links) };
    return this.#more.said;
  }

  get width(): Px {
    return (this.#wide ??= this.#means.measure(this.title, 'title'));
  }

  get date(): { text: string; width: Px } {
    if (this.#date === undefined) {
      const text = this.#means.words.date(this.event);
      this.#date = { text, width: this.#means.measure(text, 'date') };
    }
    return this.#date;
  }

  /** Width of title and date in two lines; null where the title is too long for one. */
  get full(): Px | null {
    return this.brief === null ? null : Math.max(this.brief, this.date.width);
  }

  /** Width of the title in one line; null where it is too long. */
  get brief(): Px | null {
    return this.width <= LINE * this.#means.zoomOfText ? this.width : null;
  }

  /** The title in two lines of about the same length. */
  get broken(): Wrapped {
    if (this.#broken === undefined) {
      const { measure, zoomOfText } = this.#means;
      const tight = wrapWhole(this.title, 'title', Math.max(UNBROKEN * zoomOfText, this.width * 0.58), 2, measure);
      this.#broken = tight ?? wrap(this.title, 'title', LINE * zoomOfText, 2, measure);
    }
    return this.#broken;
  }

  /** Width of the title in two lines; null where it is too short for them. */
  get wrapped(): Px | null {
    return this.width < UNBROKEN * this.#means.zoomOfText ? null : this.broken.width;
  }
}
