/** Saving when the keys rest: each thing by its own clock, and all at once when the page is left. */
export class Resting {
  readonly #after: number;
  readonly #waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; save: () => void }>();

  /** `after`: milliseconds since the last key */
  constructor(after: number) {
    this.#after = after;
  }

  /** In the place of what was still to be saved of it. */
  put(id: string, save: () => void): void {
    clearTimeout(this.#waiting.get(id)?.timer);
    this.#waiting.set(id, { save, timer: setTimeout(() => this.now(id), this.#after) });
  }

  now(id: string): void {
    const held = this.#waiting.get(id);
    if (!held) return;
    clearTimeout(held.timer);
    this.#waiting.delete(id);
    held.save();
  }

  all(): void {
    for (const id of [...this.#waiting.keys()]) this.now(id);
  }
}
