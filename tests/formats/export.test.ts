// What is shown, in the formats of others, read by independent readers of each.

import { check } from '@placemarkio/check-geojson';
import { expand, toRDF } from 'jsonld';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { toEventsCsv } from '../../src/formats/events-csv.ts';
import { toGeojson } from '../../src/formats/geojson.ts';
import { toIcalendar } from '../../src/formats/icalendar.ts';
import { toJsonld } from '../../src/formats/jsonld.ts';
import { toReportsCsv } from '../../src/formats/reports-csv.ts';
import { toIso, voicesFor } from '../../src/formats/shown.ts';
import { LANGUAGES } from '../../src/i18n/index.ts';
import { toCorpus, type SettledEvent } from '../../src/model/corpus.ts';
import { toIsoDay } from '../../src/model/day.ts';
import { parseEdtf } from '../../src/model/edtf.ts';
import { placesOf } from '../../src/model/known.ts';
import { linksOn } from '../../src/model/links.ts';
import { toSpan } from '../../src/model/span.ts';
import { corpus, DAYS, evidence, first, shownOn, TODAY } from './shown.ts';

const STATE_VISIT = '2024-10-28-macron-state-visit-rabat';
const alone = (loader: string): Promise<never> => Promise.reject(new Error(`asked for ${loader}`));

/** K9 in any text: no words of what is not over, no article of a later day. */
function expectNothingOfTheFuture(day: string, text: string): void {
  const { events, day: known } = shownOn(day);
  expect(events.length).toBeGreaterThan(0);
  const over = new Set(events.flatMap(({ id, settled }) => (settled ? [id] : [])));
  for (const { id, summary } of evidence.prose) if (!over.has(id)) for (const words of Object.values(summary)) expect(text.includes(words), id).toBe(false);
  const counted = new Set(corpus.reports.filter((report) => (report.known ?? TODAY) <= known).map(({ article }) => article));
  const tokens = new Set(text.split(/[\s"]/));
  for (const { id, url } of evidence.bibliography) if (!counted.has(id)) expect(tokens.has(url!), id).toBe(false);
}

describe('the table', () => {
  const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });

  test.each(DAYS)('one row an event on %s, as the page shows it', (text) => {
    const shown = shownOn(text, { language: 'ar' });
    const { data, errors } = rowsOf(toEventsCsv(shown).text);
    expect(errors).toEqual([]);
    expect(data.map((row) => row['event'])).toEqual(shown.events.map(({ id }) => id));
    for (const [index, row] of data.entries()) {
      const event = shown.events[index]!;
      expect(row).toMatchObject({ title: event.title.ar, title_fr: event.title.fr, status: event.status, knowledge_day: text, corpus_version: corpus.version, voices: String(voicesFor(corpus, event)), reports: String(event.reports.length) });
      expect(row['date_first']).toBe(event.span?.from == null ? '' : toIsoDay(event.span.from));
      if (event.span && row['date'] !== '') expect(parseEdtf(row['date']!, { within: event.span.core === null && event.span.window })).toMatchObject({ from: event.span.from, to: event.span.to, doubt: event.span.doubt });
      expect(row['summary'] === '').toBe(!event.settled);
    }
    expectNothingOfTheFuture(text, toEventsCsv(shown).text);
  });

  test('says how it is to be read, once', () => {
    const { data } = rowsOf(toEventsCsv(shownOn('2026-11-28')).text);
    expect(data.filter((row) => row['note'] !== '').length).toBe(1);
    expect(data[0]!['note']).toContain('apostrophe');
  });
});

describe('the table of who says what', () => {
  const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });

  test.each(DAYS)('one row a report that counts on %s, with what it gives and nothing later', (text) => {
    const shown = shownOn(text, { language: 'ar' });
    const { text: csv, count } = toReportsCsv(shown);
    expect(csv.startsWith('\ufeff')).toBe(true);
    const { data, errors } = rowsOf(csv);
    expect(errors).toEqual([]);
    expect(count).toBe(data.length);
    expect(data.map((row) => row['report'])).toEqual(shown.events.flatMap(({ reports }) => reports));
    expect(new Set(data.map((row) => row['report'])).size).toBe(data.length);
    const quotes = new Map(evidence.quotations.map(({ id, quote }) => [id, quote]));
    for (const row of data) {
      const report = corpus.reportById.get(row['report']!)!;
      const event = shown.events.find(({ id }) => id === row['event'])!;
      expect(event.reports).toContain(report.id);
      expect(report.known ?? TODAY).toBeLessThanOrEqual(shown.day);
      expect(row).toMatchObject({ title: event.title.ar, status: report.status ?? '', says_no_date: String(report.span === null), voice: report.official ? 'official' : 'press', known: report.known === null ? '' : toIsoDay(report.known), knowledge_day: text });
      expect(row['date_first']).toBe(report.span?.from == null ? '' : toIsoDay(report.span.from));
      if (report.span && row['date'] !== '') expect(parseEdtf(row['date']!, { within: report.span.core === null && report.span.window })).toMatchObject({ from: report.span.from, to: report.span.to });
      expect(row['quotation']!.replace(/^'/, '')).toBe((quotes.get(report.id) ?? '').replace(/^'/, ''));
    }
    expectNothingOfTheFuture(text, csv);
  });

  test('a text that a spreadsheet would run is one no more', () => {
    const shown = shownOn('2026-11-28', { evidence: { ...evidence, bibliography: evidence.bibliography.map((each) => ({ ...each, title: '=1+1' })), quotations: evidence.quotations.map((each) => ({ ...each, quote: '@SUM(A1)' })) } });
    const { data } = rowsOf(toReportsCsv(shown).text);
    expect(new Set(data.map((row) => row['headline']))).toEqual(new Set(["'=1+1"]));
    expect(new Set(data.map((row) => row['quotation']).filter((quote) => quote !== ''))).toEqual(new Set(["'@SUM(A1)"]));
  });
});

describe('links between the events that are written', () => {
  const linked = (left: readonly { why: string; count: number }[]): number => left.find(({ why }) => why === 'linked')?.count ?? 0;
  const pairs = (text: string | undefined): string[] => (text ?? '').split('; ').filter((each) => each !== '');

  test.each(DAYS)('stand in the tables and on the map, or are counted as left out: %s', (text) => {
    const shown = shownOn(text);
    const links = linksOn(corpus, shown.events, shown.day, TODAY);
    const ids = links.map(({ id }) => id);
    const csv = toEventsCsv(shown);
    const rows = Papa.parse<Record<string, string>>(csv.text, { header: true, skipEmptyLines: true }).data;
    expect(rows.flatMap((row) => pairs(row['links']).map((link) => `${row['event']!} ${link}`)).toSorted()).toEqual(ids.toSorted());
    expect(linked(csv.left)).toBe(0);

    const reports = toReportsCsv(shown);
    const stated = Papa.parse<Record<string, string>>(reports.text, { header: true, skipEmptyLines: true }).data.flatMap((row) => pairs(row['links']).map((link) => [row['report'], link]));
    const byReport = new Set(stated.map(([report]) => report));
    for (const { because, type, to } of links) for (const report of because) if (byReport.has(report)) expect(stated).toContainEqual([report, `${type} ${to}`]);
    expect(linked(reports.left)).toBe(links.filter(({ because }) => !because.some((report) => byReport.has(report))).length);

    const map = toGeojson(shown);
    const properties = (JSON.parse(map.text) as { features: { properties: { event: string; links: { type: string; to: string }[] } }[] }).features.map((each) => each.properties);
    const drawn = new Set(properties.flatMap(({ event, links: own }) => own.map(({ type, to }) => `${event} ${type} ${to}`)));
    for (const id of drawn) expect(ids).toContain(id);
    expect(drawn.size + linked(map.left)).toBe(links.length);

    const calendar = toIcalendar(shown);
    expect((calendar.text.match(/^RELATED-TO/gm) ?? []).length + linked(calendar.left)).toBe(links.length);
    expect(linked(toJsonld(shown).left)).toBe(links.length);
  });

  test('one event is part of another in linked data where it is sure to lie in it, and that is its context', () => {
    const [outer, ...inner] = ['2023-09-08-earthquake-aid-row', '2023-09-15-colonna-visit-claim-denied', STATE_VISIT];
    const placed = (event: SettledEvent): SettledEvent => (event.id === outer ? { ...event, span: toSpan(100, 200), links: inner.map((to) => ({ type: 'context-of', to })) } : event.id === inner[0] ? { ...event, span: toSpan(150) } : event);
    const of = toCorpus({ ...first, reports: [], events: first.events.map((event) => placed({ ...event, links: [] })) });
    const { text, left } = toJsonld(shownOn('2026-11-28', { corpus: of }));
    const nodes = (JSON.parse(text) as { '@graph': { identifier?: string; superEvent?: string[]; subEvent?: string[] }[] })['@graph'];
    const node = (id: string) => nodes.find((each) => each.identifier === id)!;
    expect(node(inner[0]).superEvent).toEqual([expect.stringContaining(outer)]);
    expect(node(outer).subEvent).toEqual([expect.stringContaining(inner[0])]);
    expect(node(STATE_VISIT).superEvent).toBeUndefined();
    expect(linked(left)).toBe(1);
  });

  test('an article’s copy in an archive stands with it', () => {
    const copy = 'https://web.archive.org/web/2024/https://example.org/';
    const { text } = toJsonld(shownOn('2026-11-28', { only: (id) => id === STATE_VISIT, evidence: { ...evidence, bibliography: evidence.bibliography.map((each) => ({ ...each, archived: copy })) } }));
    expect(text).toContain(`"archivedAt": "${copy}"`);
  });
});

describe('linked data', () => {
  interface Node { [term: string]: unknown }
  const nodesOf = async (text: string): Promise<Node[]> => (await expand(JSON.parse(text), { documentLoader: alone }));
  const S = 'https://schema.org/';
  const value = (node: Node, term: string): unknown[] => ((node[S + term] ?? []) as { '@value'?: unknown; '@id'?: unknown }[]).map((each) => each['@value'] ?? each['@id']);

  test.each(DAYS)('is read without asking anybody, one event for each of %s', async (text) => {
    const shown = shownOn(text, { language: 'fr' });
    const { text: json } = toJsonld(shown);
    const nodes = await nodesOf(json);
    const events = nodes.filter((node) => (node['@type'] as string[]).includes(`${S}Event`));
    expect(events.map((node) => value(node, 'identifier')[0])).toEqual(shown.events.map(({ id }) => id));
    for (const [index, node] of events.entries()) {
      const event = shown.events[index]!;
      expect((node[`${S}name`] as object[])[0]).toEqual({ '@value': event.title.fr, '@language': 'fr' });
      expect(value(node, 'startDate')[0]).toBe(toIso(event.span)?.first);
      for (const date of [...value(node, 'startDate'), ...value(node, 'endDate'), ...value(node, 'previousStartDate')]) expect(date).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/);
      for (const status of value(node, 'eventStatus')) expect(status).toMatch(/^https:\/\/schema\.org\/Event(Scheduled|Rescheduled|Postponed|Cancelled)$/);
      expect(value(node, 'eventStatus').length).toBe(event.status === 'lapsed' ? 0 : 1);
      for (const article of (node[`${S}subjectOf`] ?? []) as Node[]) expect((value(article, 'url')[0] as string)).toMatch(/^https?:/);
    }
    expectNothingOfTheFuture(text, json);
  });

  test('it is RDF', async () => {
    const shown = shownOn('2024-04-23', { only: (id) => id.startsWith('2024') });
    const quads = await toRDF(JSON.parse(toJsonld(shown).text), { documentLoader: alone, format: 'application/n-quads' });
    expect(quads.split('\n').filter((line) => line.includes('<https://schema.org/Event>')).length).toBe(shown.events.length);
  });

  test('the state visit had been planned for other days before', async () => {
    const node = (await nodesOf(toJsonld(shownOn('2026-11-28')).text)).find((each) => value(each, 'identifier')[0] === STATE_VISIT)!;
    expect(value(node, 'eventStatus')).toEqual([`${S}EventRescheduled`]);
    expect(value(node, 'previousStartDate').length).toBeGreaterThan(3);
    expect([value(node, 'startDate')[0], value(node, 'endDate')[0], value(node, 'temporalCoverage')[0]]).toEqual(['2024-10-28', '2024-10-30', '2024-10-28/2024-10-30']);
  });

  test('K9 nobody has an office that is attested only later', () => {
    const shown = shownOn('2024-04-23');
    const titled = (since: number): string => {
      const offices = [{ title: { en: 'LATER', fr: 'LATER', ar: 'LATER' }, attested: toSpan(since, since + 9) }];
      return toJsonld({ ...shown, corpus: { ...corpus, personById: new Map(corpus.people.map((person) => [person.id, { ...person, offices }])) } }).text;
    };
    expect(titled(shown.day)).toContain('LATER');
    expect(titled(shown.day + 1)).not.toContain('LATER');
  });

  test('a date is as coarse as it is known', () => {
    const iso = (text: string, within = false) => toIso(parseEdtf(text, { within }));
    expect(iso('2024-09')).toEqual({ first: '2024-09', last: null });
    expect(iso('2024-10-21/2024-10-31', true)).toEqual({ first: '2024-10', last: null });
    expect(iso('2024-22')).toEqual({ first: '2024', last: null });
    expect(iso('2023-24')).toBeNull();
    expect(iso('2024-10-28/2024-10-30')).toEqual({ first: '2024-10-28', last: '2024-10-30' });
    expect(iso('2024-04-23?')).toEqual({ first: '2024-04-23', last: null });
    expect(iso('2023-04-20/..')).toEqual({ first: '2023-04-20', last: null });
    expect(iso('../2024-04-22')).toBeNull();
  });
});

describe('the map', () => {
  test.each(LANGUAGES)('is GeoJSON with a point for each place: %s', (language) => {
    for (const text of DAYS) {
      const shown = shownOn(text, { language });
      const { text: json, count, left } = toGeojson(shown);
      const { features } = check(json) as unknown as { features: { id: string; geometry: { coordinates: number[] }; properties: Record<string, unknown>; when?: { timespans: Record<string, Record<string, string>>[] } }[] };
      expect(features.map(({ id }) => id)).toEqual(shown.events.flatMap((event) => placesOf(event).map((place) => `${event.id}/${place}`)));
      expect(count + (left.find(({ why }) => why === 'unplaced')?.count ?? 0)).toBe(shown.events.length);
      for (const { geometry, id } of features) {
        const at = corpus.placeById.get(id.split('/')[1]!)!.at!;
        expect(geometry.coordinates).toEqual([at[1], at[0]]);
      }
      expectNothingOfTheFuture(text, json);
    }
  });

  test('days are said as Linked Places says them', () => {
    const on = (day: string) => (JSON.parse(toGeojson(shownOn(day, { only: (id) => id === STATE_VISIT })).text) as { features: { when: object }[] }).features[0]?.when;
    expect(on('2026-11-28')).toEqual({ timespans: [{ start: { in: '2024-10-28' }, end: { in: '2024-10-30' } }] });
    const [event] = shownOn('2024-09-30', { only: (id) => id === STATE_VISIT }).events;
    expect(event!.span!.window).toBe(true);
    if (event!.place !== null) expect(on('2024-09-30')).toEqual({ timespans: [{ start: { earliest: toIsoDay(event!.span!.from!) }, end: { latest: toIsoDay(event!.span!.to!) } }] });
  });
});
