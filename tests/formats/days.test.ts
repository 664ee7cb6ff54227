// A file says the same days wherever it is read.
import { afterAll, expect, test } from 'vitest';
import { hasSamples, read, readJsonOf, sample } from './taken.ts';

const ZONES = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Africa/Casablanca'];
const before = process.env['TZ'];
afterAll(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

const SAMPLES = hasSamples ? ['tl3-template-sheet.csv', 'tl3-all-media.json', 'simile-jfk.xml', 'simile-films-bom.json', 'storyteller-france-presidents.json'].map((name) => [name, sample(name)] as const) : [];
/** Midnights in each zone and clock changes among them. */
const INSTANTS = ['2024-03-10T00:00:00', '2024-03-10T23:59:59Z', '2024-04-14T02:30:00+00:00', '2013-04-20T22:00:00.000Z', '2024-12-31T23:30:00-11:00', 'Sat May 20 1961 00:00:00 GMT-0600', 'Sun Mar 31 2024 02:30:00 GMT+0100'];

function readAll(zone: string): unknown {
  process.env['TZ'] = zone;
  expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
  return [
    ...SAMPLES.map(([name, text]) => read(text, name)),
    readJsonOf(INSTANTS.map((start) => ({ content: start, start }))),
    readJsonOf([0, -1, 1713916799999, 1713916800000, 1710028799000].map((start) => ({ content: 'a', start }))),
    readJsonOf({ dateTimeFormat: 'Gregorian', events: INSTANTS.map((start) => ({ title: start, start })) }),
    read(['title,date', ...INSTANTS.map((start, index) => `e${index},${start}`), 'f,03/04/2024', 'g,1er avril 2024', 'h,31 مارس 2024'].join('\n'), 'x.csv'),
  ];
}

test('the same days in every time zone', () => {
  const [utc, ...others] = ZONES.map(readAll);
  for (const [index, other] of others.entries()) expect({ zone: ZONES[index + 1], read: other }).toEqual({ zone: ZONES[index + 1], read: utc });
});

test('which are those that are written', () => {
  process.env['TZ'] = 'Pacific/Auckland';
  expect(readJsonOf(INSTANTS.map((start) => ({ content: start, start }))).events.map(({ date }) => date)).toEqual(['2024-03-10', '2024-03-10', '2024-04-14', '2013-04-20', '2024-12-31', '1961-05-20', '2024-03-31']);
});
