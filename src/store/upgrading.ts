/**
 * From the schema of any earlier version to this one's. Dexie compares with the tables that it finds, adds those that are
 * new, and leaves the others; what is written here is one transaction with that: all of it comes to pass, or nothing.
 *
 * Promise: pure work on rows; no network, no timer, nothing foreign awaited.
 */
import type { Transaction } from 'dexie';
import type { MetaRow } from './database.ts';

export const upgrade = (transaction: Transaction, schema: number): PromiseLike<unknown> => transaction.table<MetaRow>('meta').put({ key: 'schema', value: schema });
