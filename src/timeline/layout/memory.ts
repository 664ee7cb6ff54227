/**
 * What a layout keeps from one picture to the next, so that panning lays nothing anew. Confessed mutation: with an
 * empty memory the same plot gives the same scene.
 */
export class Memory {
  #shelves = new Map<string, { key: readonly unknown[]; value: unknown }>();

  /** The value kept under a name while its key stays the same, or a new one. */
  recall<T>(name: string, key: readonly unknown[], make: () => T): T {
    const kept = this.#shelves.get(name);
    if (kept?.key.length === key.length && kept.key.every((each, index) => Object.is(each, key[index]))) return kept.value as T;
    const value = make();
    this.#shelves.set(name, { key, value });
    return value;
  }
}
