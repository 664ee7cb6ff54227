import { expect, test } from 'vitest';
import { read, readJsonOf, told } from './taken.ts';

test('items with their groups', () => {
  const { events, faults, format } = readJsonOf({
    groups: [{ id: 1, content: '<b>Visits</b>' }, { id: '1', content: 'Others' }],
    items: [
      { id: 7, content: 'A &amp; <i>B</i>', start: '2024-04-23', group: 1, title: 'More <a href="https://example.org/">of it</a>' },
      { id: '8', content: 'C', start: '2024-04-23T00:00:00', end: '2024-04-25T00:00:00', group: '1', type: 'range' },
      { content: 'D', start: '2021', end: '2023', type: 'background', group: 9 },
    ],
  });
  expect([format, faults]).toEqual(['vis-timeline', []]);
  expect(events).toEqual([
    { at: 'items.0', id: '7', title: 'A & B', text: 'More of it', date: '2024-04-23', groups: ['Visits'], sources: [{ at: 'items.0.title', url: 'https://example.org/', title: 'of it' }] },
    { at: 'items.1', id: '8', title: 'C', date: '2024-04-23/2024-04-25', groups: ['Others'] },
    { at: 'items.2', title: 'D', date: '2021/2023', groups: ['9'], era: true },
  ]);
});

test('milliseconds are the day in UTC, told once with their number', () => {
  const { events, remarks } = readJsonOf([{ content: 'a', start: 1713916799999 }, { content: 'b', start: 1713916800000, end: 1714003200000 }]);
  expect(events.map(({ date }) => date)).toEqual(['2024-04-23', '2024-04-24/2024-04-25']);
  expect(told(remarks)).toEqual(['changed 0.start: expected a day; of a number of milliseconds the day in UTC is taken, found read as 2024-04-23, and so 2 times']);
});

test('an instant written as text keeps its written day; the time is told', () => {
  const { events, remarks } = readJsonOf([{ content: 'a', start: '2013-04-20T22:00:00.000Z' }]);
  expect(events[0]?.date).toBe('2013-04-20');
  expect(told(remarks)).toEqual(['left 0.start: expected a day without a time, found read as 2013-04-20']);
});

test('edtf says the date, where an item has it', () => {
  expect(readJsonOf([{ content: 'a', start: '2024-04-01T00:00:00', end: '2024-04-30T00:00:00', edtf: '2024-04?' }]).events[0]?.date).toBe('2024-04?');
  expect(readJsonOf([{ content: 'a', start: '2024-04-01', edtf: 'soon' }])).toMatchObject({ events: [{ date: '2024-04-01' }], remarks: [{ path: '0.edtf' }] });
});

test.each([
  [{ content: 'a' }, 'date 0.start: expected a start, found none'],
  [{ content: 'a', start: {} }, 'date 0.start: expected a date as text, or milliseconds, found an object'],
  [{ content: 'a', start: 'whenever' }, 'date 0.start: expected a date such as 2024-04-23, 2024-04, 2024, 23/04/2024 or 23 April 2024, found "whenever"'],
  [{ content: '<p></p>', start: '2024' }, 'shape 0.content: expected a title, found none'],
  [{ content: 'a', start: '2024-04-25', end: '2024-04-23' }, 'date 0.end: expected an end not before the start, found from "2024-04-25" to "2024-04-23"'],
])('refused: %j', (item, fault) => {
  const { events, faults } = readJsonOf([item, { content: 'b', start: '2024' }]);
  expect(told(faults)).toEqual([fault]);
  expect(events).toHaveLength(1);
});

test('what is not read of an item is told once', () => {
  expect(told(read('[{"content":"a","start":"2024","className":"x"},{"content":"b","start":"2024","className":"y","style":"z"}]').remarks)).toEqual([
    'left 0.className: expected a key that is read here, which "className" is not, found "x", and so 2 times',
    'left 1.style: expected a key that is read here, which "style" is not, found "z"',
  ]);
});
