import { describe, expect, test } from 'vitest';
import { hasSamples, read, readJsonOf, sample, told } from './taken.ts';

const json = (event: object) => readJsonOf({ dateTimeFormat: 'iso8601', events: [event] });
const xml = (attributes: string, content = '') => read(`<?xml version="1.0"?>\n<data>\n<event title="T" ${attributes}>${content}</event>\n</data>`, 'x.xml');

describe('an instant with an end is a window; in JSON isDuration says the opposite', () => {
  const days = { title: 'T', start: '2024-04-22', end: '2024-04-29' };
  test.each([
    [{}, undefined],
    [{ isDuration: true }, true],
    [{ isDuration: false }, undefined],
    [{ durationEvent: true }, undefined],
    [{ durationEvent: false }, true],
    [{ durationEvent: 'false' }, true],
  ])('JSON %j', (more, within) => expect(json({ ...days, ...more }).events).toEqual([{ at: 'events.0', title: 'T', date: '2024-04-22/2024-04-29', ...(within ? { within } : {}) }]));

  test.each([
    ['', true],
    ['isDuration="true"', undefined],
    ['isDuration="false"', true],
    ['durationEvent="true"', undefined],
  ])('XML %s', (more, within) => expect(xml(`start="2024-04-22" end="2024-04-29" ${more}`).events).toEqual([{ at: 'line 3', title: 'T', date: '2024-04-22/2024-04-29', ...(within ? { within } : {}) }]));
});

test('short names, links and descriptions', () => {
  const { events, faults } = json({ s: '2024-04-22', t: 'A &amp; B', d: '<p>One</p>', eid: 'x', link: 'https://example.org/' });
  expect(faults).toEqual([]);
  expect(events).toEqual([{ at: 'events.0', id: 'x', title: 'A & B', text: 'One', date: '2024-04-22', sources: [{ at: 'events.0.link', url: 'https://example.org/' }] }]);
});

test('inner bounds that fill a month or a year make it one; others are left out and told', () => {
  expect(json({ title: 'T', start: '2006-01-01', latestStart: '2006-01-31', earliestEnd: '2008-01-01', end: '2008-12-31', durationEvent: true }).events[0]?.date).toBe('2006-01/2008');
  const { events, remarks } = json({ title: 'T', start: '2006-01-03', latestStart: '2006-01-31', end: '2008-12-31', durationEvent: true });
  expect(events[0]?.date).toBe('2006-01-03/2008-12-31');
  expect(told(remarks)).toEqual(['left events.0.latestStart: expected one start; the earliest is taken, found "2006-01-31"']);
});

describe('faults', () => {
  test.each([
    [{ title: 'T' }, 'date events.0: expected a start, found none'],
    [{ title: 'T', start: '2024-02-30' }, 'date events.0.start: expected a day in the calendar (2024-02 has 29 days), found "2024-02-30"'],
    [{ start: '2024' }, 'shape events.0: expected a title, found none'],
    [{ title: 'T', start: '2024', latestStart: 'x' }, 'date events.0.latestStart: expected a date such as 2024-04-23, 2024-04, 2024, 23/04/2024 or 23 April 2024, found "x"'],
  ])('%j', (event, fault) => expect(told(json(event).faults)).toEqual([fault]));

  test('XML that breaks, with the line; what stood before it is kept', () => {
    const { events, faults } = read('<data>\n<event title="A" start="2024"/>\n<event title="B" start="2024">\n</data>', 'x.xml');
    expect(events.map(({ title }) => title)).toEqual(['A']);
    expect(told(faults)).toEqual([expect.stringMatching(/^shape line 4: expected well-formed XML, found ".*(?:tag|close).*"$/)]);
  });

  test('other XML', () => {
    expect(told(read('<x><data/></x>', 'x.xml').faults)).toEqual(['shape line 1: expected the element data, found "x"']);
  });
});

test('a bomb of entities stays small, and so does deep nesting', () => {
  const bomb = `<!DOCTYPE data [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"> <!ENTITY x SYSTEM "file:///etc/passwd">]><data><event title="&c;" start="2024"/><event title="B" start="2024">&x;</event></data>`;
  const { events, faults } = read(bomb, 'x.xml');
  expect(events).toEqual([]);
  expect(faults).toHaveLength(1);
  expect(told(read(`<data>${'<a>'.repeat(100_000)}`, 'x.xml').faults)).toEqual(['size line 1: expected at most 32 levels of nesting, found more']);
});

describe.skipIf(!hasSamples)('samples', () => {
  test('legacy dates keep their calendar day', () => {
    const { events, faults } = read(sample('simile-jfk.xml'), 'jfk.xml');
    expect(faults).toEqual([]);
    expect(events).toHaveLength(130);
    expect(events[0]).toEqual({ at: 'line 7', title: "'Bay of Pigs' Invasion", date: '1961-05-20' });
    expect(events[1]).toMatchObject({ date: '1963-05-01/1963-06-01', text: expect.stringContaining('Treachery in Dallas, p 320') as string });
  });
  test('JSON with a byte order mark', () => {
    const { events, faults } = read(sample('simile-films-bom.json'), 'films.json');
    expect([events.length, faults]).toEqual([100, []]);
    expect(events.every(({ date }) => /^2001-\d\d-\d\d$|^2001/.test(date ?? ''))).toBe(true);
  });
});
