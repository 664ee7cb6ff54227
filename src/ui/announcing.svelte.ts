/** One polite sentence after the hand has come to rest. */
const REST_MS = 300;

export class Announcing {
  said = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(words: string): void {
    clearTimeout(this.#timer);
    // the same words are said again
    this.#timer = setTimeout(() => (this.said = this.said === words ? `${words}\u00a0` : words), REST_MS);
  }
}
