import { expect, test } from 'vitest';
import { hasSamples, read, sample, told } from './taken.ts';

const HEADER = 'Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background';
const sheet = (...rows: string[]) => read([HEADER, ...rows].join('\n'), 'x.csv');

test('an empty month or day stays absent; the title is the title, a second one is told, an era is an era', () => {
  const { events, faults, remarks, title, format } = sheet(
    ',,,,,,,,,All,<p>Of it</p>,,,,,title,,',
    '2024,4,,,,,,,spring,A,<b>b</b>,https://example.org/,C,D,,,G,',
    '',
    '"2,024",,,,2025,,,,,E,,,,,,era,,',
    '2020,1,2,10:30,,,,,,F,,,,,,title,,#fff',
  );
  expect([format, title, faults]).toEqual(['timelinejs-sheet', 'All', []]);
  expect(events).toEqual([
    { at: 'row 3', title: 'A', text: 'b', date: '2024-04', words: 'spring', groups: ['G'], sources: [{ at: 'L3', url: 'https://example.org/', title: 'D', publisher: 'C' }] },
    { at: 'row 5', title: 'E', date: '2024/2025', era: true },
    { at: 'row 6', title: 'F', date: '2020-01-02' },
  ]);
  expect(told(remarks)).toEqual([
    'left R6: expected a column that is read here, which "background" is not, found "#fff"',
    'changed P6: expected one title; a second one is taken as an event, found "F"',
    'left A6: expected a day without a time, found read as 2020-01-02',
  ]);
});

test('faults are named by their cells', () => {
  expect(told(sheet(',,,10:30,,,,,,A,,,,,,,,', '20x,,,,,,,,,B,,,,,,,,', '2024,2,30,,,,,,,C,,,,,,,,', '2024,,,,2023,,,,,D,,,,,,,,', '2024,,,,,,,,,,,,,,,,,', ',,,,,,,,,E,,,,,,,,').faults)).toEqual([
    'date D2: expected a date with the time, found "10:30"',
    'date A3: expected a whole number as year, found "20x"',
    'date A4: expected a day in the calendar (2024-02 has 29 days), found "2024-2-30"',
    'date E5: expected an end not before the start, found from "2024" to "2023"',
    'shape J6: expected a title, found none',
    'date A7: expected a year, found none',
  ]);
});

test('the columns of version 1', () => {
  const { events } = read('Start Date;End Date;Headline;Text;Tag\n3/14/2011;;A;b;T\n2011;2012;B;c;', 'x.csv');
  expect(events).toEqual([{ at: 'row 2', title: 'A', text: 'b', date: '2011-03-14', groups: ['T'] }, { at: 'row 3', title: 'B', text: 'c', date: '2011/2012' }]);
});

test.skipIf(!hasSamples)('the template', () => {
  const { events, faults, title } = read(sample('tl3-template-sheet.csv'), 'my-own-timeline.csv');
  expect([events.length, faults, title]).toEqual([10, [], 'MY OWN CSV']);
  expect(events.map(({ date }) => date)).toEqual(['1815-12-10/1852-11-27', '1948-03-14', '1943-07/1946', '1943-06-05', '1951', '1952', '1956/1962', '1958', '1972', '1985']);
});
