import { expect, test } from 'vitest';
import { hasSamples, read, readJsonOf, sample, told } from './taken.ts';

test('dates stay as coarse as they are, category and facet are groups', () => {
  const { events, faults, format } = readJsonOf([
    { content_text: 'A', start_date: '1848', end_date: '1852-12', category: 'C', facet: 'F' },
    { content_text: 'B', start_date: 1852, category: '', facet: 'F' },
    { content_text: 'C', start_date: '1873-05-24', end_date: '1873-05-01' },
    { content_text: 'D' },
  ]);
  expect(format).toBe('storyteller');
  expect(events).toEqual([{ at: '0', title: 'A', date: '1848/1852-12', groups: ['C', 'F'] }, { at: '1', title: 'B', date: '1852', groups: ['F'] }]);
  expect(told(faults)).toEqual(['date 2.end_date: expected an end not before the start, found from "1873-05-24" to "1873-05-01"', 'date 3.start_date: expected a start, found none']);
});

test.skipIf(!hasSamples)('the presidents of France', () => {
  const { events, faults, remarks } = read(sample('storyteller-france-presidents.json'), 'p.json');
  expect([events.length, faults, remarks]).toEqual([26, [], []]);
  expect(events[0]).toEqual({ at: '0', title: 'Louis-Napoléon Bonaparte', date: '1848-12-20/1852-12-02', groups: ['Bonapartist', 'France'] });
  expect(events.at(-1)?.date).toMatch(/^\d{4}-\d\d-\d\d/);
});
