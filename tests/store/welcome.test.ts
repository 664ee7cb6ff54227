import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { keepEdition } from '../../src/store/shelf.ts';
import { keepWelcomed, wasWelcomed } from '../../src/store/welcome.ts';
import { makeEdition, open } from './edition.ts';

describe('a reader who has been told what the site is', () => {
  test('is remembered for good, from the first time on, whatever else is kept', async () => {
    const factory = new IDBFactory();
    const database = await open(factory);
    expect(await wasWelcomed(database)).toBe(false);
    await keepWelcomed(database, 1_000);
    await keepWelcomed(database, 2_000);
    const { first, evidence } = makeEdition('one', 3);
    await keepEdition(database, first, evidence, { now: () => 3_000 });
    database.close();
    const again = await open(factory);
    expect(await wasWelcomed(again)).toBe(true);
    expect(await again.meta.get('welcomed')).toEqual({ key: 'welcomed', value: 1_000 });
    expect((await again.meta.get('schema'))?.key).toBe('schema');
    again.close();
  });
});
