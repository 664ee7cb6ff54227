import { describe, expect, test } from 'vitest';
import { guessTable } from '../../src/formats/columns.ts';
import { guard, unguard } from '../../src/formats/csv.ts';
import { toEventsCsv } from '../../src/formats/events-csv.ts';
import { toReportsCsv } from '../../src/formats/reports-csv.ts';
import { citedFor } from '../../src/formats/shown.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { layTogether, type OwnSet } from '../../src/model/merging.ts';
import { toEdtf } from '../../src/model/written.ts';
import { prepare, type Preparing } from '../../src/store/preparing.ts';
import { corpus, evidence, first, shownOn, TODAY } from './shown.ts';
import { read, told } from './taken.ts';

const DAY = '2024-09-10';
const words = (text: string) => ({ en: text, fr: text, ar: text });
const asked = (text: string, more: Partial<Preparing> = {}): Preparing => ({
  bytes: new TextEncoder().encode(text), file: 'events.csv', id: 'set-one', name: null, mapping: null, today: TODAY, context: first, site: first,
  sides: [{ id: 'MA', name: words('M'), where: words('M') }, { id: 'FR', name: words('F'), where: words('F') }], edition: 1, existing: null, ...more,
});

describe('our own table of events, brought again', () => {
  test.each(['en', 'fr', 'ar'] as const)('each column is taken for what it is: %s', (language) => {
    const shown = shownOn(DAY, { language });
    const { events, faults, own } = read(toEventsCsv(shown).text, 'events.csv');
    expect([faults, own, events.length]).toEqual([[], true, shown.events.length]);
    for (const [index, event] of events.entries()) {
      const { id, title, kind, status, span, place, topics } = shown.events[index]!;
      const written = span && toEdtf(span);
      expect([event.id, event.title, event.kind, event.date, event.within ?? false]).toEqual([id, title[language].trim(), kind, written?.date ?? null, written?.within ?? false]);
      expect(event.status).toBe(status === 'underway' ? 'held' : status === 'lapsed' ? 'planned' : status);
      expect(event.place?.name).toBe(place === null ? undefined : corpus.placeById.get(place)?.name[language]);
      expect(event.groups ?? []).toHaveLength(topics.length);
      expect((event.sources ?? []).map(({ url, publisher }) => [url, publisher])).toEqual([...new Set(citedFor(shown, shown.events[index]!).flatMap(({ bibliography: { url } }) => (url === null ? [] : [url])))].map((url) => [url, undefined]));
    }
  });

  test('what does not come back is told, once for each column', () => {
    const { remarks } = read(toEventsCsv(shownOn(DAY)).text, 'events.csv');
    expect(told(remarks)[0]).toBe('left row 1: expected our own JSON, with which links, reports and titles in every language come back too, found a table of events that was exported here');
    expect(remarks.flatMap(({ path, expected, found }) => (expected === 'a column that is given a meaning' ? [[path, found]] : []))).toEqual([
      ['C1', '"title_en"'], ['D1', '"title_fr"'], ['E1', '"title_ar"'], ['H1', '"settled"'], ['J1', '"date_first"'], ['K1', '"date_last"'], ['S1', '"links"'],
      ['U1', '"reports"'], ['V1', '"voices"'], ['X1', '"address"'], ['Y1', '"knowledge_day"'], ['Z1', '"corpus_version"'], ['AA1', '"note"'],
    ]);
  });

  test('an event of the corpus stays the corpus’s, and nothing is said of it anew; another one is added', async () => {
    const { text, count } = toEventsCsv(shownOn(DAY));
    const same = await prepare(asked(text));
    expect([same.faults, same.counts]).toEqual([[], { added: 0, changed: 0, same: 0, 'in-corpus': count, removed: 0, articles: 0, loose: 0, said: 0 }]);
    const laid = layTogether({ first, evidence }, [{ id: 'set-one', name: 'x', ...same.whole! } satisfies OwnSet]);
    expect(laid.first.events).toEqual(first.events);
    expect(toCorpus(laid.first).reports).toEqual(corpus.reports);

    const [header, row] = text.split('\r\n');
    const added = await prepare(asked([header, row!.replace(/^"[^"]+"/, '"mine"'), row].join('\r\n')));
    expect([added.faults, added.counts]).toMatchObject([[], { added: 1, 'in-corpus': 1 }]);
    expect(added.whole!.first.reports.every(({ event }) => event.startsWith('set-one-'))).toBe(true);
    expect(added.whole!.first.events.find(({ id }) => id.startsWith('set-one-'))).toMatchObject({ foreignId: 'mine' });
  });

  test('the ids of another’s table are another’s', async () => {
    const prepared = await prepare(asked(`id,title,date\n${first.events[0]!.id},A,2024`));
    expect(prepared.counts).toMatchObject({ added: 1, 'in-corpus': 0 });
  });

  test('of several places the first is taken, and an apostrophe before what would be a formula goes', () => {
    const { events, remarks } = read('event,title,date,date_is_window,place,knowledge_day,corpus_version\na,\'=1+1,2024-04-01/2024-04-23,true,Rabat; Fès,2024-01-01,x\nb,\'t is,2024,true,Fès,,', 'x.csv');
    expect(events).toEqual([{ at: 'row 2', id: 'a', title: '=1+1', date: '2024-04-01/2024-04-23', within: true, place: { name: 'Rabat' } }, { at: 'row 3', id: 'b', title: '\'t is', date: '2024', place: { name: 'Fès' } }]);
    expect(told(remarks)).toContain('left E2: expected one place; the first is taken, found "Rabat; Fès"');
    for (const text of ['-5', '=1', 'a', '', '\'a', '+212']) expect(unguard(guard(text))).toBe(text);
  });
});

test('our own table of reports says that it is one, and no event is made of it', () => {
  const { events, faults } = read(toReportsCsv(shownOn(DAY)).text, 'reports.csv');
  expect([events, told(faults)]).toEqual([[], ['shape row 1: expected a table of events; reports come back with our own JSON, found a table of reports that was exported here']]);
});

describe('of any table', () => {
  test('a column of addresses is no publisher, whatever it is called; each address of a cell is a source', () => {
    const text = 'title,date,sources\nA,2024,https://example.org/a https://example.org/b\nB,2025,https://example.org/c';
    expect(guessTable(text).mapping.columns).toEqual({ title: 0, start: 1, link: 2 });
    expect(read(text, 'x.csv').events.map(({ sources }) => sources)).toEqual([[{ at: 'C2', url: 'https://example.org/a' }, { at: 'C2', url: 'https://example.org/b' }], [{ at: 'C3', url: 'https://example.org/c' }]]);
    expect(guessTable('title,date,source,link\nA,2024,Le Matin,https://example.org/a').mapping.columns).toEqual({ title: 0, start: 1, source: 2, link: 3 });
  });

  test('words among addresses are no list of them', () => {
    const { events, remarks } = read('title,date,link\nA,2024,see https://example.org/a', 'x.csv');
    expect([events[0]!.sources, told(remarks)]).toEqual([undefined, ['left C2: expected an absolute http or https address, found "see https://example.org/a"']]);
  });
});
