/** The reader's place, as state that the page derives everything from. */
import { decodeView, encodeView, type Address } from './url.ts';
import { defaultView, type Filters, type View } from './view.ts';

/** The parts of a view, each followed on its own: while days pan, nobody is asked again who only wants to know the language. */
function toParts(read: () => View): View {
  const keys = Object.keys(defaultView('en')) as (keyof View)[];
  const part = (key: keyof View): PropertyDescriptor => {
    const value = $derived(read()[key]);
    return { enumerable: true, get: () => value };
  };
  return Object.defineProperties({}, Object.fromEntries(keys.map((key) => [key, part(key)]))) as View;
}

export class Session {
  #whole: View = $state.raw() as View;
  readonly view: View = toParts(() => this.#whole);
  #address: Address;
  #language: View['language'];
  /** the place that Back would leave was made by the search */
  #searching = false;
  /** keys of the address that could not be read, or that nothing here has */
  ignored: readonly string[] = $state.raw([]);

  /** `language`: used where the address names none. Touches the address bar, nothing else. */
  constructor(address: Address, language: View['language']) {
    this.#address = address;
    this.#language = language;
    this.#read();
  }

  #read(): void {
    const { view, ignored } = decodeView(this.#address.read(), this.#language);
    this.#whole = view;
    this.ignored = ignored;
    this.#searching = false;
  }

  /** Follows Back, Forward and edits of the address; returns how to stop. */
  follow(): () => void {
    return this.#address.onChange(() => this.#read());
  }

  /** A navigation: Back undoes it. */
  go(change: Partial<View>): void {
    this.#set(change, 'push');
  }

  /** A movement under the hand (dragging, panning): the address follows, Back does not count its steps. */
  slide(change: Partial<View>): void {
    this.#set(change, 'replace');
  }

  filter(change: Partial<Filters>): void {
    this.#set({ filters: { ...this.#whole.filters, ...change } }, 'push');
  }

  /** What is looked for, written letter by letter: Back undoes all of it at once. */
  search(query: string): void {
    const wrote = this.#set({ filters: { ...this.#whole.filters, query } }, this.#searching ? 'replace' : 'push');
    this.#searching ||= wrote;
  }

  /** The file that the address asks to be drawn; null: none. */
  get data(): string | null {
    return this.#address.data();
  }

  /** The address names no view in particular: at most a language and colours, and no file. */
  get plain(): boolean {
    const { language, theme } = this.#whole;
    return this.data === null && encodeView(this.#whole) === encodeView({ ...defaultView(language), theme });
  }

  /** The address of this view, to be copied. */
  get href(): string {
    return this.#address.hrefOf(encodeView(this.#whole));
  }

  /** What follows the `#` of the address of this view with some of it otherwise. */
  hashOf(change: Partial<View>): string {
    return encodeView({ ...this.#whole, ...change });
  }

  /** Goes to a view that was kept, in the language and the colours of now. */
  open(hash: string): void {
    const { language, theme } = this.#whole;
    this.#set({ ...decodeView(hash, language).view, language, theme }, 'push');
  }

  /** The address of this view with some of it otherwise. */
  hrefOf(change: Partial<View>): string {
    return this.#address.hrefOf(encodeView({ ...this.#whole, ...change }));
  }

  /** Whether that made another place. */
  #set(change: Partial<View>, mode: 'push' | 'replace'): boolean {
    const next = { ...this.#whole, ...change };
    const hash = encodeView(next);
    if (hash === encodeView(this.#whole)) return false;
    this.#whole = next;
    this.ignored = [];
    if (mode === 'push') this.#searching = false;
    this.#address.write(hash, mode);
    return true;
  }
}
