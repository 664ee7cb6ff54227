/**
 * What a layout keeps from one picture to the next, so that panning lays nothing anew. Confessed mutation: with an
 * empty memory the same plot gives the same scene.
 */
export class Memory {
  readonly #shelves = new Map<string, { key: readonly unknown[]; value: unknown }[]>();

  /** The value kept under a name and a key, or a new one; of one name, the `most` keys that were asked for last are kept. */
  recall<T>(name: string, key: readonly unknown[], make: () => T, most = 1): T {
    let shelf = this.#shelves.get(name);
    if (shelf === undefined) this.#shelves.set(name, (shelf = []));
    const at = shelf.findIndex((kept) => kept.key.length === key.length && kept.key.every((each, index) => Object.is(each, key[index])));
    const found = at < 0 ? { key, value: make() } : shelf[at]!;
    if (at !== 0) {
      if (at > 0) shelf.splice(at, 1);
      shelf.unshift(found);
      shelf.splice(most);
    }
    return found.value as T;
  }
}
