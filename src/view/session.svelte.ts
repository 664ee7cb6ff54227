/** The reader's place, as state that the page derives everything from. */
import { decodeView, encodeView, type Address } from './url.ts';
import type { Filters, View } from './view.ts';

export class Session {
  view: View = $state.raw() as View;
  #address: Address;
  #language: View['language'];

  /** `language`: used where the address names none. Touches the address bar, nothing else. */
  constructor(address: Address, language: View['language']) {
    this.#address = address;
    this.#language = language;
    this.view = decodeView(address.read(), language).view;
  }

  /** Follows Back, Forward and edits of the address; returns how to stop. */
  follow(): () => void {
    return this.#address.onChange(() => {
      this.view = decodeView(this.#address.read(), this.#language).view;
    });
  }

  /** A navigation: Back undoes it. */
  go(change: Partial<View>): void {
    this.#set(change, 'push');
  }

  /** A movement under the hand (dragging, panning): the address follows, Back does not count its steps. */
  slide(change: Partial<View>): void {
    this.#set(change, 'replace');
  }

  filter(change: Partial<Filters>, mode: 'push' | 'replace' = 'push'): void {
    this.#set({ filters: { ...this.view.filters, ...change } }, mode);
  }

  /** The address of this view, to be copied. */
  get href(): string {
    return this.#address.hrefOf(encodeView(this.view));
  }

  #set(change: Partial<View>, mode: 'push' | 'replace'): void {
    const next = { ...this.view, ...change };
    const hash = encodeView(next);
    if (hash === encodeView(this.view)) return;
    this.view = next;
    this.#address.write(hash, mode);
  }
}
