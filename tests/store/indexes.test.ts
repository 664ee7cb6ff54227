import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { keepIndex, readIndex } from '../../src/store/indexes.ts';
import { keepEdition } from '../../src/store/shelf.ts';
import { makeEdition, open } from './edition.ts';

it('an index is read under its own key, and a newer one takes its place', async () => {
  const database = await open(new IDBFactory());
  expect(await readIndex(database, 'one')).toBeNull();
  await keepIndex(database, 'one', ['words', ' of one']);
  expect(await readIndex(database, 'one')).toEqual(['words', ' of one']);
  expect(await readIndex(database, 'two')).toBeNull();
  await keepIndex(database, 'two', ['words of two']);
  expect([await readIndex(database, 'one'), await readIndex(database, 'two'), await database.indexes.count()]).toEqual([null, ['words of two'], 1]);
  database.close();
});

it('it stays while the corpus is replaced, and is of no edition but its own', async () => {
  const database = await open(new IDBFactory());
  await keepIndex(database, 'one', ['words of one']);
  const { first, evidence } = makeEdition('two');
  await keepEdition(database, first, evidence, { now: () => 1 });
  expect(await readIndex(database, 'one')).toEqual(['words of one']);
  database.close();
});

it('what an earlier version kept is one piece, and of one that is not whole nothing is read', async () => {
  const database = await open(new IDBFactory());
  await database.indexes.put({ id: 'catalogue', key: 'one', text: 'words of one' });
  expect(await readIndex(database, 'one')).toEqual(['words of one']);
  await keepIndex(database, 'two', ['a', 'b', 'c']);
  await database.indexes.delete('catalogue.1');
  expect(await readIndex(database, 'two')).toBeNull();
  database.close();
});
