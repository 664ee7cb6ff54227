import { expect, test } from 'vitest';
import { readJsonOf, told } from './taken.ts';

test('the form of versions 1 and 2', () => {
  const incoming = readJsonOf({
    timeline: {
      headline: 'Old &amp; gold', type: 'default', text: '<p>Intro</p>', asset: { media: 'x' },
      date: [
        { startDate: '2011,12,10', endDate: '2011,12,11,07,02', headline: 'A', text: '<p>B</p>', tag: 'T', asset: { media: 'https://example.org/v', credit: 'C', caption: 'D' } },
        { startDate: '2011,12', headline: 'M' },
        { startDate: '2011', headline: 'Y' },
        { startDate: 2012, headline: 'N' },
        { startDate: '3/4/2011', headline: 'US' },
        { startDate: '2011,2,30', headline: 'X' },
        { headline: 'Z' },
      ],
      era: [{ startDate: '2011,12,10', endDate: '2012,1', headline: 'Era' }],
    },
  });
  expect(incoming).toMatchObject({ format: 'timelinejs-2', title: 'Old & gold', text: 'Intro' });
  expect(incoming.events).toEqual([
    { at: 'timeline.date.0', title: 'A', text: 'B', date: '2011-12-10/2011-12-11', groups: ['T'], sources: [{ at: 'timeline.date.0.asset', url: 'https://example.org/v', title: 'D', publisher: 'C' }] },
    { at: 'timeline.date.1', title: 'M', date: '2011-12' },
    { at: 'timeline.date.2', title: 'Y', date: '2011' },
    { at: 'timeline.date.3', title: 'N', date: '2012' },
    { at: 'timeline.date.4', title: 'US', date: '2011-03-04' },
    { at: 'timeline.era.0', title: 'Era', date: '2011-12-10/2012-01', era: true },
  ]);
  expect(told(incoming.faults)).toEqual([
    'date timeline.date.5.startDate: expected a day in the calendar (2011-02 has 28 days), found "2011-2-30"',
    'date timeline.date.6.startDate: expected a start date, found none',
  ]);
  expect(incoming.remarks.map(({ path }) => path)).toEqual(['timeline.asset', 'timeline.date.0.endDate', 'timeline.date.4.startDate']);
});
