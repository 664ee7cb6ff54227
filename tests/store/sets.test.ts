import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { changeSet, listSets, readSet, removeSet, undoImport, writeSet } from '../../src/store/sets.ts';
import { makeEdition, open } from './edition.ts';

const SET = { id: 'mine', name: 'Mine', format: 'bundle', file: 'mine.json' };
const make = (version: string, count?: number) => {
  const { first, evidence } = makeEdition(version, count);
  return { first: { ...first, version }, evidence: { ...evidence, version } };
};
const only = async (database: Database) => {
  const [row] = await listSets(database);
  const read = await readSet(database, row!);
  return read.ok ? read.set : read.why;
};

describe('a set of the reader’s own', () => {
  it('is read back as it was written, whatever its size', async () => {
    const database = await open(new IDBFactory());
    const whole = make('mine.7', 1201);
    const told: [number, number][] = [];
    await writeSet(database, SET, whole, { now: 7, onProgress: (done, all) => told.push([done, all]) });
    expect(await only(database)).toEqual({ id: 'mine', name: 'Mine', ...whole });
    expect(told.at(-1)![0]).toBe(told.at(-1)![1]);
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b));
    expect(await listSets(database)).toMatchObject([{ id: 'mine', on: true, made: 7, changed: 7, edition: 7, counts: { events: 1201 } }]);
    database.close();
  });

  it('is what it was before, or gone, when its import is taken back', async () => {
    const database = await open(new IDBFactory());
    await writeSet(database, SET, make('mine.1', 3), { now: 1 });
    await writeSet(database, SET, make('mine.2', 9), { now: 2 });
    expect(await only(database)).toMatchObject({ first: { version: 'mine.2' } });
    await undoImport(database, 'mine');
    expect(await only(database)).toEqual({ id: 'mine', name: 'Mine', ...make('mine.1', 3) });
    await undoImport(database, 'mine');
    expect([await listSets(database), await database.parts.count()]).toEqual([[], 0]);
    database.close();
  });

  it('of the editions before the last import nothing is left', async () => {
    const database = await open(new IDBFactory());
    for (const edition of [1, 2, 3]) await writeSet(database, SET, make(`mine.${edition}`), { now: edition });
    expect(await database.parts.filter(({ edition }) => edition === 1).count()).toBe(0);
    await removeSet(database, 'mine');
    expect([await listSets(database), await database.parts.count()]).toEqual([[], 0]);
    database.close();
  });

  it('is written whole or not at all', async () => {
    const database = await open(new IDBFactory());
    await writeSet(database, SET, make('mine.1', 3), { now: 1 });
    for (const [place, poison] of [['first', 0], ['middle', 2500], ['last', 4999]] as const) {
      const whole = make('mine.2', 5000);
      // what no database can keep
      (whole.first.events[poison] as unknown as Record<string, unknown>)['faulty'] = () => place;
      await expect(writeSet(database, SET, whole, { now: 2 })).rejects.toThrow();
      expect(await only(database), place).toEqual({ id: 'mine', name: 'Mine', ...make('mine.1', 3) });
    }
    database.close();
  });

  it('with rows missing, or of another compiler, it is told and not drawn', async () => {
    const database = await open(new IDBFactory());
    const row = await writeSet(database, SET, make('mine.1', 3), { now: 1 });
    expect(await readSet(database, { ...row, compiler: row.compiler - 1 })).toEqual({ ok: false, why: 'foreign' });
    await database.parts.delete(['mine', 1, 0]);
    expect(await only(database)).toBe('damaged');
    database.close();
  });

  it('is renamed and switched without being touched', async () => {
    const database = await open(new IDBFactory());
    await writeSet(database, SET, make('mine.1', 3), { now: 1 });
    await changeSet(database, 'mine', { name: 'Other', on: false });
    expect(await listSets(database)).toMatchObject([{ name: 'Other', on: false, edition: 1 }]);
    expect(await only(database)).toMatchObject({ name: 'Other', first: make('mine.1', 3).first });
    database.close();
  });
});
