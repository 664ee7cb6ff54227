/** The set whose articles are listed, read as it is now: also one that is put away. */
import type { OwnSet } from '../model/merging.ts';
import type { Database } from '../store/database.ts';
import type { OwnSetsState } from '../store/own-sets.ts';
import { readSet, toVersion } from '../store/sets.ts';

export class Listing {
  /** its id; null: none is listed */
  set: string | null = $state(null);
  #whole: OwnSet | null = $state.raw(null);
  /** null: it is being read */
  readonly whole = $derived(this.#whole?.id === this.set ? this.#whole : null);
  /** why it cannot be read; null: it can */
  fault: 'damaged' | 'foreign' | 'unread' | null = $state(null);

  /** In a component: it follows the sets while that lives. */
  constructor(own: () => OwnSetsState, database: () => Database | null) {
    // what the database holds of a set that is not drawn
    $effect(() => {
      const { rows, read, held } = own();
      const id = this.set;
      this.fault = null;
      if (id === null) return;
      const row = rows?.find((each) => each.id === id);
      const there = held.find((each) => each.id === id) ?? read.find((each) => each.id === id && row && each.first.version === toVersion(row.id, row.edition));
      if (there) {
        this.#whole = there;
        return;
      }
      const open = database();
      if (!row || open === null) return;
      let over = false;
      void readSet(open, row)
        .catch(() => ({ ok: false as const, why: 'unread' as const }))
        .then((answer) => {
          if (over) return;
          if (answer.ok) this.#whole = answer.set;
          else [this.#whole, this.fault] = [null, answer.why];
        });
      return () => {
        over = true;
      };
    });
  }
}
