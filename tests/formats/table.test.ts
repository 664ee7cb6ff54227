import { describe, expect, test } from 'vitest';
import { guessTable } from '../../src/formats/columns.ts';
import { findSeparator, toCell } from '../../src/formats/rows.ts';
import { readForeign } from '../../src/formats/foreign.ts';
import { readTable } from '../../src/formats/table.ts';
import { checkIncoming, read, told } from './taken.ts';

const lines = (...rows: string[]): string => rows.join('\n');

test.each([
  [',', lines('a,b', '"x, y; z",2')],
  [';', lines('date;titre', '23/04/2024;Visite, officielle', '24/04/2024;Entretien, long')],
  ['\t', lines('a\tb', '1, 2\t3')],
  [null, lines('a', 'b')],
  [null, ''],
])('the separator is found: %j', (separator, text) => expect(findSeparator(text)).toBe(separator));

test('cells are named as spreadsheets name them', () => {
  expect([toCell(0, 0), toCell(25, 8), toCell(26, 9), toCell(701, 0), toCell(702, 0)]).toEqual(['A1', 'Z9', 'AA10', 'ZZ1', 'AAA1']);
});

describe('columns are guessed by their names in three languages', () => {
  test.each([
    [lines('Title,Start date,End date,Description,Category,Location,Lat,Lng,URL,ID', 'a,2024,,,,,,,,'), { title: 0, start: 1, end: 2, text: 3, groups: 4, place: 5, latitude: 6, longitude: 7, link: 8, id: 9 }],
    [lines('Intitulé;Date de début;Date de fin;Résumé;Thème;Lieu;Lien;Source', 'a;2024;;;;;;'), { title: 0, start: 1, end: 2, text: 3, groups: 4, place: 5, link: 6, source: 7 }],
    [lines('العنوان,التاريخ,المكان,الوصف,الرابط', 'زيارة,2024,الرباط,,'), { title: 0, start: 1, place: 2, text: 3, link: 4 }],
    [lines('Year\tMonth\tDay\tEvent', '2024\t4\t23\tVisit'), { year: 0, month: 1, day: 2, title: 3 }],
    [lines('Start date of it,Event title', '2024,a'), { start: 0, title: 1 }],
  ])('%s', (text, columns) => expect(guessTable(text)).toMatchObject({ mapping: { header: true, columns } }));

  test('and by what stands in them', () => {
    const { mapping, names, sample } = guessTable(lines('2024-04-23,Visit of a minister,https://example.org/a', '2024-10-28,State visit,https://example.org/b'));
    expect([mapping.header, mapping.columns, names, sample.length]).toEqual([false, { start: 0, title: 1, link: 2 }, [], 2]);
    expect(guessTable(lines('x,y', '2024-04-23,Visit', '2024-10-28,Other')).mapping).toMatchObject({ header: true, columns: { start: 0, title: 1 } });
  });
});

test('rows are events, by their row and their cells', () => {
  const { events, faults, remarks, format } = read(
    lines(
      'id;Titre;Début;Fin;Texte;Groupe;Personnes;Lieu;Latitude;Longitude;Lien;Source;Autre',
      'v1;Visite;23/04/2024;24/04/2024;"Deux ""lignes""\nen une";"Visites|Intérieur";"Laftit; Darmanin";Rabat;34,02;-6,83;https://example.org/a;Le Matin;x',
      '',
      'v2;Sans date;;;;;;;;;;;',
      'v3;Mois;octobre 2024;;;;;Paris;91;2;javascript:alert(1);;',
    ),
    'x.csv',
  );
  expect([format, faults]).toEqual(['table', []]);
  expect(events).toEqual([
    { at: 'row 2', id: 'v1', title: 'Visite', text: 'Deux "lignes"\nen une', date: '2024-04-23/2024-04-24', groups: ['Visites', 'Intérieur'], people: ['Laftit', 'Darmanin'], place: { name: 'Rabat', at: [34.02, -6.83] }, sources: [{ at: 'K2', url: 'https://example.org/a', publisher: 'Le Matin' }] },
    { at: 'row 4', id: 'v2', title: 'Sans date', date: null },
    { at: 'row 5', id: 'v3', title: 'Mois', date: '2024-10', place: { name: 'Paris' } },
  ]);
  expect(told(remarks)).toEqual([
    'left M1: expected a column that is given a meaning, found "Autre"',
    'left I5: expected degrees from -90 to 90, found "91"',
    'left K5: expected an absolute http or https address, found "javascript:alert(1)"',
  ]);
});

describe('of small numbers the day comes first, unless the file shows otherwise; what stays open is told', () => {
  test('told', () => {
    const { events, remarks } = read(lines('title,date', 'a,03/04/2024', 'b,23/04/2024'), 'x.csv');
    expect(events.map(({ date }) => date)).toEqual(['2024-04-03', '2024-04-23']);
    expect(told(remarks)).toEqual(['changed B2: expected a date in which day and month cannot be taken for each other, such as 2024-04-23, found read as 2024-04-03']);
  });
  test('shown', () => {
    const { events, remarks } = read(lines('title,date', 'a,03/04/2024', 'b,04/23/2024'), 'x.csv');
    expect(events.map(({ date }) => date)).toEqual(['2024-03-04', '2024-04-23']);
    expect(remarks).toHaveLength(1);
  });
});

test('faults are named by their cells, the rest is taken', () => {
  const { events, faults } = read(lines('title,date,end', 'a,2024-02-30,', ',2024,', 'c,2024,2023', 'd,,2024', `${'x'.repeat(301)},2024,`, 'f,2024,2025'), 'x.csv');
  expect(events.map(({ title }) => title)).toEqual(['f']);
  expect(told(faults)).toEqual([
    'date B2: expected a day in the calendar (2024-02 has 29 days), found "2024-02-30"',
    'shape A3: expected a title, found none',
    'date C4: expected an end not before the start, found from "2024" to "2023"',
    'date C5: expected a start with the end, found an end alone',
    'size A6: expected at most 300 characters, found 301',
  ]);
});

test('a table without titles or dates says so', () => {
  expect(told(readTable('a,b\n1,2', 'x.csv').faults)).toEqual(['shape : expected a column with titles, found none that is named or looks so', 'shape : expected a column with dates, found none that is named or looks so']);
});

describe('a first line that names the separator, as Excel writes it', () => {
  test.each([
    ['sep=;', ';'], ['SEP=;', ';'], ['"sep=;"', ';'], ['sep=\t', '\t'], ['sep=|', '|'], ['\ufeffsep=;', ';'],
  ] as const)('%j', (first, separator) => {
    const text = [first, ['titre', 'date', 'lieu'].join(separator), ['Visite, officielle, longue', '2024-01-02', 'Rabat'].join(separator), ['B', '2024-02-30', ''].join(separator)].join('\r\n');
    expect(guessTable(text)).toMatchObject({ names: ['titre', 'date', 'lieu'], mapping: { separator, header: true } });
    const { events, faults } = read(text, 'x.csv');
    expect(events).toEqual([{ at: 'row 3', title: 'Visite, officielle, longue', date: '2024-01-02', place: { name: 'Rabat' } }]);
    expect(faults.map(({ path }) => path)).toEqual(['B4']);
  });

  test('is no row where it names one that is not read, or another is chosen', () => {
    expect(read(lines('sep=:', 'title,date', 'A,2024'), 'x.csv').events).toEqual([{ at: 'row 3', title: 'A', date: '2024' }]);
    expect(readTable(lines('sep=;', 'title,date', 'A,2024'), 'x.csv', { separator: ',' }).events.map(({ at }) => at)).toEqual(['row 3']);
  });

  test('counts in the lines of a cell that is not closed, and stands before the sheet of TimelineJS too', () => {
    expect(read(lines('sep=;', 'title;date', 'A;2024', '"B;2025'), 'x.csv').faults.map(({ path }) => path)).toEqual(['line 4']);
    const sheet = read(lines('sep=;', 'Year;Headline;Text;Other', '2024;A;a;x'), 'x.csv');
    expect([sheet.format, sheet.events.map(({ at }) => at), sheet.remarks.map(({ path }) => path)]).toEqual(['timelinejs-sheet', ['row 3'], ['D2']]);
  });

  test('other empty lines before the header are passed over too', () => {
    const { events, remarks } = read(lines('', ',,', 'title,date,other', 'A,2024,x'), 'x.csv');
    expect([events.map(({ at }) => at), remarks.map(({ path }) => path)]).toEqual([['row 4'], ['C3']]);
  });
});

test.each([
  [lines('[Title],[Date]', 'A,2024-01-02', 'B,2024-02-03')],
  [lines('[Title;Date', 'A;2024-01-02', 'B;2024-02-03')],
  [lines('{Title}\tDate', 'A\t2024-01-02', 'B\t2024-02-03')],
  [lines('["Title"],Date', 'A,2024-01-02', 'B,2024-02-03')],
])('a table whose first cell begins with a bracket: %j', (text) => {
  expect(read(text, 'x').events.map(({ title, date }) => [title, date])).toEqual([['A', '2024-01-02'], ['B', '2024-02-03']]);
});

test('a mapping that was chosen is kept', () => {
  const foreign = readForeign(lines('2024;A;B'), 'x.txt', { separator: ';', header: false, order: 'day', columns: { start: 0, title: 2 } });
  if (!('incoming' in foreign)) throw new Error('none');
  checkIncoming(foreign.incoming);
  expect(foreign.incoming.events).toEqual([{ at: 'row 1', title: 'B', date: '2024' }]);
});

describe('kinds, statuses and languages', () => {
  const table = lines(
    'titre;date;genre;état;langue;lien',
    'a;2024-10-28;Visite d’État;a eu lieu;français;https://example.org/a',
    'b;2027;زيارة وزارية;مبرمجة;ar;',
    'c;;meeting;postponed;Klingonese;',
    'd;;letter;held;;',
    'e;2024;Quelque chose;peut-être;;',
    'f;2024;;;;',
  );

  test('are understood in three languages; what is not is left out, by its cell', () => {
    const { events, faults, remarks } = read(table, 'x.csv');
    expect(faults).toEqual([]);
    expect(events).toEqual([
      { at: 'row 2', title: 'a', date: '2024-10-28', kind: 'state-visit', status: 'held', language: 'fr', sources: [{ at: 'F2', url: 'https://example.org/a', language: 'fr' }] },
      { at: 'row 3', title: 'b', date: '2027', kind: 'ministerial-visit', status: 'planned', language: 'ar' },
      { at: 'row 4', title: 'c', date: null, kind: 'meeting', status: 'postponed' },
      { at: 'row 5', title: 'd', date: null, kind: 'letter' },
      { at: 'row 6', title: 'e', date: '2024' },
      { at: 'row 7', title: 'f', date: '2024' },
    ]);
    expect(told(remarks)).toEqual([
      'left E4: expected a language tag such as ar, fr or en, found "Klingonese"',
      'left D5: expected a date with what took place, found none',
      'left C6: expected a kind of event, such as state visit, meeting, call, statement, letter or agreement, found "Quelque chose"',
      'left D6: expected a status: announced, planned, postponed, cancelled or held, found "peut-être"',
    ]);
  });

  test('a column of that name whose words are others is a topic, or is not guessed', () => {
    const { columns } = guessTable(lines('title,date,type,state', 'a,2024,Economy,Ohio', 'b,2024,Sport,Maine')).mapping;
    expect(columns).toEqual({ title: 0, start: 1, groups: 2 });
  });
});

describe('how a table is parted can be chosen, and the rest is guessed of what it then is', () => {
  test('the separator', () => {
    const text = lines('date,titre|lieu', '2024-04-23,Visite|Rabat', '2024-10-28,Entretien|Fès');
    expect(guessTable(text).mapping.separator).toBe(',');
    expect(guessTable(text, { separator: '|' })).toMatchObject({ chosen: false, names: ['date,titre', 'lieu'], mapping: { separator: '|', columns: { place: 1 } } });
    expect(guessTable(text, { separator: ',' })).toEqual(guessTable(text));
  });

  test('whether the first row names the columns', () => {
    const text = lines('Date,Title', '2024-04-23,Visit', '2024-10-28,State visit');
    expect(readTable(text, 'x.csv').events.map(({ at }) => at)).toEqual(['row 2', 'row 3']);
    const { mapping, names, sample } = guessTable(text, { header: false });
    expect([mapping.header, mapping.columns, names, sample[0]]).toEqual([false, { start: 0, title: 1 }, [], ['Date', 'Title']]);
    expect(readTable(text, 'x.csv', { header: false }).faults.map(({ path }) => path)).toEqual(['A1']);
    const bare = lines('2024-04-23,Visit', '2024-10-28,State visit');
    expect(readTable(bare, 'x.csv', { header: true }).events.map(({ title }) => title)).toEqual(['State visit']);
  });

  test('columns that were chosen stay so', () => {
    const text = lines('Date,Title,Other', '2024-04-23,Visit,x');
    const columns = { start: 0, title: 2 };
    expect(guessTable(text, { header: false, columns })).toMatchObject({ chosen: true, mapping: { header: false, columns } });
  });
});
