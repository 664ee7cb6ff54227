// What we write is read by ical.js, an independent reader.

import ICAL from 'ical.js';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { toIcalendar } from '../../src/formats/icalendar.ts';
import { LANGUAGES } from '../../src/i18n/index.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { parseDay, toIsoDay } from '../../src/model/day.ts';
import { toEvent } from '../fixtures/drawn.ts';
import { corpus, DAYS, evidence, first, shownOn } from './shown.ts';

const zone = process.env['TZ'];
afterAll(() => void (process.env['TZ'] = zone));

const read = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]);
const eventsOf = (text: string) => read(text).getAllSubcomponents('vevent').map((each) => ({ component: each, event: new ICAL.Event(each) }));
const octets = (line: string): number => new TextEncoder().encode(line).length;

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(DAYS)('every dated event of %s is read back, with its days; the end is the day after', (text) => {
    const shown = shownOn(text, { language });
    const { text: calendar, count, left } = toIcalendar(shown);
    const read = eventsOf(calendar);
    const dated = shown.events.filter(({ span }) => span !== null && span.from !== null);
    expect(read.length).toBe(dated.length);
    expect(count + (left.find(({ why }) => why === 'undated')?.count ?? 0)).toBe(shown.events.length);
    for (const [index, { component, event }] of read.entries()) {
      const known = dated[index]!;
      expect(event.uid).toBe(`${known.id}@rapprochement`);
      expect(event.startDate.isDate).toBe(true);
      expect(event.startDate.toString()).toBe(toIsoDay(known.span!.from!));
      if (known.span!.to !== null) expect(event.endDate.toString()).toBe(toIsoDay(known.span!.to + 1));
      expect(event.summary).toBe(known.title[language]);
      expect(component.getFirstProperty('summary')!.getParameter('language')).toBe(language);
      expect(component.getFirstPropertyValue('status')).toBe(known.status === 'cancelled' || known.status === 'postponed' ? 'CANCELLED' : (known.status === 'held' || known.status === 'underway') && !known.span!.window && known.span!.doubt === 'none' && known.span!.to !== null && known.span!.core?.[0] === known.span!.from && known.span!.core?.[1] === known.span!.to ? 'CONFIRMED' : 'TENTATIVE');
      expect(String(component.getFirstPropertyValue('dtstamp'))).toBe(`${text}T00:00:00Z`);
      expect(component.getFirstPropertyValue('url')).toBe(shown.addressOf(known.id));
    }
  });

  test('no line is longer than 75 octets, each ends with CRLF, and no letter is cut', () => {
    const { text } = toIcalendar(shownOn('2026-11-28', { language }));
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const lines = text.slice(0, -2).split('\r\n');
    for (const line of lines) {
      expect(octets(line), line).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n\ufffd]/);
    }
    expect(lines.filter((line) => line.startsWith('BEGIN:VEVENT')).length).toBe(lines.filter((line) => line === 'END:VEVENT').length);
  });
});

test('a month is tentative, as wide as it is, and says so', () => {
  const windows = DAYS.flatMap((text) => {
    const shown = shownOn(text);
    const read = new Map(eventsOf(toIcalendar(shown).text).map((each) => [each.event.uid, each]));
    return shown.events.filter(({ span, status }) => span?.window && span.from !== null && span.to !== null && status !== 'cancelled' && status !== 'postponed').map((known) => ({ known, ...read.get(`${known.id}@rapprochement`)! }));
  });
  expect(windows.length).toBeGreaterThan(10);
  for (const { known: { span }, component, event } of windows) {
    expect(component.getFirstPropertyValue('status')).toBe('TENTATIVE');
    expect(event.endDate.subtractDate(event.startDate).toSeconds() / 86_400).toBe(span!.to! - span!.from! + 1);
    expect(event.description).toContain('At some time within these days');
  }
});

test('what is not over has no summary of what happened', () => {
  const before = toIcalendar(shownOn('2024-10-29')).text.replace(/\r\n /g, '');
  const prose = evidence.prose.find(({ id }) => id.startsWith('2024-10-28-macron'))!;
  const escaped = prose.summary.en.replace(/[,;]/g, '\\$&');
  expect(before).not.toContain(escaped);
  expect(toIcalendar(shownOn('2024-11-28')).text.replace(/\r\n /g, '')).toContain(escaped);
});

test('the same text in every time zone', () => {
  const texts = ['UTC', 'America/New_York', 'Pacific/Auckland', 'Africa/Casablanca'].map((name) => {
    process.env['TZ'] = name;
    return toIcalendar(shownOn('2024-11-28')).text;
  });
  expect(new Set(texts).size).toBe(1);
});

test('events that prepare or follow one another say so, and only to entries that are there', () => {
  const all = eventsOf(toIcalendar(shownOn('2026-11-28')).text);
  const uids = new Set(all.map(({ event }) => event.uid));
  const related = all.flatMap(({ component }) => component.getAllProperties('related-to'));
  expect(related.length).toBeGreaterThan(20);
  for (const property of related) expect(uids).toContain(property.getFirstValue());
});

test('no text begins another line or property', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('a;b,c\\d', 'x\r\nEND:VEVENT\r\nSTATUS:CANCELLED', 'é'.repeat(80), '\u0000\u0007', 'زيارة '.repeat(30), '👩‍👩‍👧'.repeat(12)), (rest, text) => {
      const title = text + rest.toWellFormed();
      const words = { en: title, fr: title, ar: title };
      const event = toEvent('visit', { title: words, span: { from: parseDay('2024-04-23')!, to: parseDay('2024-04-24')!, core: [parseDay('2024-04-23')!, parseDay('2024-04-24')!], window: false, doubt: 'none' } });
      const shown = shownOn('2024-11-28', { corpus: toCorpus({ ...first, events: [event], reports: [], articles: [] }) });
      const { text: calendar } = toIcalendar(shown);
      for (const line of calendar.split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75);
      const [only, ...more] = eventsOf(calendar);
      expect(more).toEqual([]);
      expect(only!.event.summary.replace(/\s/gu, '')).toBe(title.replace(/[\p{Cc}\s]/gu, ''));
      expect(only!.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    }),
    { numRuns: 300 },
  );
  expect(corpus.events.length).toBeGreaterThan(1);
});
