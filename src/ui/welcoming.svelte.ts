/**
 * What the site is, told on a first visit.
 *
 * Promises: it is shown of itself only where the page was opened at no view in particular and the browser's storage said
 * that it was never left before, or cannot be asked at all; once left, it comes back only when it is asked for.
 */
import type { Database } from '../store/database.ts';
import type { StorageState } from '../store/gate.ts';
import { keepWelcomed, wasWelcomed } from '../store/welcome.ts';

export class Welcoming {
  /** it is shown; `asked`: because the reader wanted it */
  state: 'hidden' | 'first' | 'asked' = $state('hidden');
  /** how often it was asked for */
  asks = $state(0);
  readonly #database: () => Database | null;
  /** of itself it may be shown, and nobody has said yet whether it is */
  #open: boolean;

  /** `plain`: the page was opened at no view in particular. */
  constructor(database: () => Database | null, plain: boolean) {
    this.#database = database;
    this.#open = plain;
  }

  /** To be told how the storage stands. */
  async meet({ kind, ...rest }: StorageState): Promise<void> {
    // a storage that is slow, held or of another version may well know the reader
    const refused = kind === 'memory' && 'reason' in rest && (rest.reason === 'missing' || rest.reason === 'denied');
    if (!this.#open || (kind !== 'ready' && !refused)) return;
    this.#open = false;
    const database = this.#database();
    const known = database === null ? !refused : await wasWelcomed(database).catch(() => true);
    if (!known && this.state === 'hidden') this.state = 'first';
  }

  ask(): void {
    this.#open = false;
    this.state = 'asked';
    this.asks += 1;
  }

  /** Skipped, or gone on from. What cannot be kept holds for this page. */
  leave(now: number): void {
    this.#open = false;
    this.state = 'hidden';
    this.keep(now);
  }

  /** It stays for this page, and is not shown on the next visit. */
  keep(now: number): void {
    const database = this.#database();
    if (database) void keepWelcomed(database, now).catch(() => undefined);
  }
}
