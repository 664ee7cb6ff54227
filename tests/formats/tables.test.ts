import { describe, expect, test } from 'vitest';
import { toDictionary, toTables } from '../../src/formats/tables.ts';
import { readSource } from '../../src/model/source.ts';
import { soundFiles, toFiles } from '../fixtures/broken/sound.ts';
import { readCsv } from './rows.ts';

const tables = toTables(readSource(toFiles(soundFiles())).source);
const rowsOf = (name: string): Record<string, string>[] => readCsv(tables.find((table) => table.name === name)!.csv).rows;

test('each event, report, link and person stands in one row', () => {
  expect(rowsOf('events').map(({ event }) => event)).toEqual(['attempt', 'letter', 'state-visit']);
  expect(rowsOf('reports').map(({ report }) => report)).toEqual(['announcement#0', 'announcement#1', 'welcome#0']);
  expect(rowsOf('links').map(({ from, type, to, report }) => [from, type, to, report])).toEqual([
    ['state-visit', 'follows', 'letter', ''],
    ['state-visit', 'follows', 'letter', 'announcement#0'],
  ]);
  expect(rowsOf('people').map(({ person }) => person)).toEqual(['bourita', 'macron']);
});

test('a date stands as written, and as its first and last day', () => {
  const [attempt, , visit] = rowsOf('events');
  expect(attempt).toMatchObject({ date: '2023-01', date_first: '2023-01-01', date_last: '2023-01-31', date_is_window: 'true' });
  expect(visit).toMatchObject({ date: '2024-10-28/2024-10-30', date_first: '2024-10-28', date_last: '2024-10-30', date_is_window: 'false' });
  const [announced, silent, welcome] = rowsOf('reports');
  expect(announced).toMatchObject({ published: '2024-09', published_first: '2024-09-01', published_last: '2024-09-30', date: '2024-10-21/2024-10-31', date_is_window: 'true', date_words: 'fin octobre' });
  expect(silent).toMatchObject({ date: '', date_first: '', says_no_date: 'false', topics: 'economy' });
  expect(welcome).toMatchObject({ published: '', published_first: '', headline: '', quotation: 'يوم الاثنين 28 أكتوبر' });
});

test('keys join', () => {
  const events = new Set(rowsOf('events').map(({ event }) => event));
  const people = new Set(rowsOf('people').map(({ person }) => person));
  for (const { event } of [...rowsOf('reports'), ...rowsOf('attendance')]) expect(events).toContain(event);
  for (const { person } of [...rowsOf('offices'), ...rowsOf('attendance')]) expect(people).toContain(person);
});

describe('the data dictionary', () => {
  const dictionary = readCsv(toDictionary(tables)).rows;

  test('tells every column of every table, in order, and no other', () => {
    expect(dictionary.map((row) => [row['table'], row['column']])).toEqual(tables.flatMap(({ name, csv }) => readCsv(csv).columns.map((column) => [`${name}.csv`, column])));
  });

  test('says of each what it means', () => {
    for (const row of dictionary) expect(row['meaning']?.length, `${row['table']} ${row['column']}`).toBeGreaterThan(5);
  });
});
