import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleOf } from '../../src/formats/bundle-of.ts';
import { toSlides } from '../../src/formats/timelinejs-slides.ts';
import { toTimelineJs } from '../../src/formats/timelinejs-write.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { toDay } from '../../src/model/day.ts';
import { toEdtf } from '../../src/model/written.ts';
import { knownOn } from '../../src/model/known.ts';
import { layTogether, type OwnSet } from '../../src/model/merging.ts';
import { prepare, type Prepared, type Preparing } from '../../src/store/preparing.ts';
import { makeEdition } from './edition.ts';

const TODAY = toDay(2026, 11, 28);
const base = makeEdition('base');
const words = (text: string) => ({ en: text, fr: text, ar: text });
const asked = (text: string, more: Partial<Preparing> = {}): Preparing => ({
  bytes: new TextEncoder().encode(text), file: 'own.json', id: 'set-one', name: null, mapping: null, today: TODAY, context: base.first, site: base.first,
  sides: [{ id: 'MA', name: words('M'), where: words('M') }, { id: 'FR', name: words('F'), where: words('F') }], edition: 1, existing: null, ...more,
});
const bundle = ({ whole }: Prepared) => {
  const { version: _version, ...rest } = bundleOf(toCorpus(whole!.first), whole!.evidence);
  return rest;
};
const text = (value: unknown): string => JSON.stringify(value);

const FILE = text({
  title: { text: { headline: 'Old days', text: 'Of long ago' } },
  events: [
    { start_date: { year: 1999 }, unique_id: 'Année 1', text: { headline: 'A year', text: '<p>One <a href="https://journal.example/a">page</a></p>' }, group: 'Years' },
    { start_date: { year: 2001, month: 3 }, end_date: { year: 2002, month: 4, day: 5 }, unique_id: 'b', text: { headline: 'From a month' }, group: 'Months' },
    { start_date: { year: 2003, month: 3, day: 4 }, unique_id: 'c', text: { headline: 'A day' }, display_date: 'early in March' },
    { start_date: { year: 2031 }, unique_id: 'd', text: { headline: 'A plan' } },
  ],
  eras: [{ start_date: { year: 1990 }, end_date: { year: 1995 }, unique_id: 'e', text: { headline: 'An era' } }],
});

describe('a file of the reader’s own, prepared', () => {
  it('says what it would add, and the second time that all is as it is', async () => {
    const first = await prepare(asked(FILE));
    expect(first).toMatchObject({ format: 'timelinejs', name: 'Old days', counts: { added: 5, changed: 0, same: 0, removed: 0 }, faults: [] });
    const again = await prepare(asked(FILE, { existing: first.whole, edition: 2 }));
    expect(again.counts).toMatchObject({ added: 0, changed: 0, same: 5, removed: 0 });
    const other = await prepare(asked(FILE.replace('"A day"', '"Another day"').replace('"unique_id":"d"', '"unique_id":"new"'), { existing: first.whole, edition: 2 }));
    expect(other.counts).toMatchObject({ added: 1, changed: 1, same: 3, removed: 1 });
  });

  it('exported as our own JSON and brought again it exports the same', async () => {
    const first = bundle(await prepare(asked(FILE)));
    const whole = { ...first, version: 'x' };
    const second = await prepare(asked(text(whole), { id: 'set-two' }));
    expect([second.format, second.faults]).toEqual(['bundle', []]);
    expect(bundle(second)).toEqual(first);
  });

  it('drawn alone, and exported as what is shown, it can be brought again', async () => {
    const set: OwnSet = { id: 'set-one', name: 'x', ...(await prepare(asked(FILE))).whole! };
    const laid = layTogether(base, [set], false);
    const again = await prepare(asked(text(bundleOf(toCorpus(laid.first), laid.evidence!)), { id: 'set-two', context: { ...base.first, events: [], articles: [], reports: [] } }));
    expect([again.faults, again.counts.added]).toEqual([[], 5]);
    expect(again.whole!.first.events.map(({ side }) => side)).toEqual([null, null, null, null, null]);
  });

  it('what the corpus has already is told, and the corpus’s stands', async () => {
    const own = bundleOf(toCorpus(base.first), { ...base.evidence, stories: [], quotations: [] });
    const prepared = await prepare(asked(text({ ...own, dataset: { ...own.dataset, sides: [...base.first.dataset.sides, { id: 'FR', name: words('F'), where: words('F') }] } })));
    expect(prepared.faults).toEqual([]);
    expect(prepared.counts).toMatchObject({ 'in-corpus': base.first.events.length, added: 0 });
  });

  it('articles on their own speak of events of the corpus', async () => {
    const event = base.first.events[0]!.id;
    const article = { id: 'mine', title: 'T', publisher: 'paper', language: 'fr', published: '1970-01-09', url: null, reports: [{ event, status: 'held' }] };
    for (const form of [article, [article], { articles: [article] }]) {
      const prepared = await prepare(asked(text(form)));
      expect([prepared.format, prepared.faults, prepared.counts.articles]).toEqual(['articles', [], 1]);
      const set: OwnSet = { id: 'set-one', name: 'x', ...prepared.whole! };
      const corpus = toCorpus(layTogether(base, [set]).first);
      expect(corpus.reportsOf.get(event)!.some(({ article: id }) => id === 'mine')).toBe(true);
    }
    const lost = await prepare(asked(text({ ...article, reports: [{ event: 'no-such-event', status: 'held' }] })));
    expect(lost).toMatchObject({ whole: null, left: 1, faults: [{ code: 'reference', path: 'articles.0.reports.0.event' }] });
  });

  it.each([
    ['bytes that are no text', new Uint8Array([0xff, 0x41, 0x00, 0xfe])],
    ['nothing', new Uint8Array()],
    ['broken JSON', new TextEncoder().encode('{"events": [')],
    ['a backup', new TextEncoder().encode('{"backup": "rapprochement-backup"}')],
    ['lists without end', new TextEncoder().encode('['.repeat(100_000))],
  ])('%s is refused with a reason', async (_, bytes) => {
    const prepared = await prepare(asked('', { bytes }));
    expect(prepared.whole).toBeNull();
    expect(prepared.faults.length).toBeGreaterThan(0);
    for (const { expected, found, file } of prepared.faults) for (const each of [expected, found, file]) expect(each).not.toBe('');
  });
});

describe('through the whole house and out as TimelineJS', () => {
  /** TimelineJS → set → what is known today → TimelineJS → set: what is compared of each event. */
  const facts = async (file: string) => {
    const prepared = await prepare(asked(file));
    const { first, evidence } = layTogether(base, [{ id: 'set-one', name: 'x', ...prepared.whole! }], false);
    const corpus = toCorpus(first);
    const events = knownOn(corpus, TODAY, TODAY);
    const { slides } = toSlides({ events, corpus, evidence, words: ({ en }) => en, dateText: ({ words: said }) => said ?? 'about then', statusText: () => '' });
    const told = events.map((event) => ({
      id: corpus.eventById.get(event.id)?.foreignId, title: event.title.en, date: event.span && toEdtf(event.span), kind: event.kind, words: event.words,
      groups: event.topics.map((id) => corpus.topicById.get(id)?.name.en),
    }));
    return { told: told.sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1)), file: toTimelineJs(slides) };
  };

  it('ids, partial dates, groups and eras come back', async () => {
    const first = await facts(FILE);
    expect(first.told.map(({ id }) => id)).toEqual(['Année 1', 'b', 'c', 'd', 'e']);
    expect((await facts(first.file)).told).toEqual(first.told);
  });

  const sample = join('..', 'shared', 'samples', 'tl3-all-media.json');
  it.skipIf(!existsSync(sample))('of a real file too', async () => {
    const first = await facts(readFileSync(sample, 'utf8'));
    const again = (await facts(first.file)).told;
    // what had no id has one now
    const bare = (told: typeof again) => told.map(({ id: _id, ...rest }) => JSON.stringify(rest)).sort();
    expect(bare(again)).toEqual(bare(first.told));
    expect(again).toHaveLength(41);
    const ids = first.told.flatMap(({ id }) => id ?? []);
    expect(again.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });
});

describe('a word of two scripts', () => {
  const MIXED = 'P\u0430ris';
  const FOUND = '"P\u0430ris": U+0430 among Latin letters';

  it('of a foreign file is told at its place, once a text, and the file is taken whole', async () => {
    const file = text({ events: [
      { start_date: { year: 1999 }, text: { headline: `Visite à ${MIXED}`, text: 'x' }, group: MIXED },
      { start_date: { year: 2000 }, text: { headline: 'Sound' }, group: MIXED },
    ] });
    const { warnings, faults, counts } = await prepare(asked(file));
    expect(warnings.map(({ code, path, found }) => [code, path, found])).toEqual([['script', 'events.0', FOUND], ['script', 'events.0', FOUND]]);
    expect([faults, counts.added]).toEqual([[], 2]);
  });

  it('of our own form is told at its path, and the file is taken whole', async () => {
    const first = bundle(await prepare(asked(FILE)));
    const file = text({ ...first, version: 'x' }).replace('"early in March"', `"early in ${MIXED}"`).replace('"fr":"A plan"', `"fr":"${MIXED}"`);
    const { warnings, faults, counts } = await prepare(asked(file, { id: 'set-two' }));
    expect(warnings.map(({ path }) => path)).toEqual([expect.stringMatching(/^events\.\d+\.title\.fr$/), expect.stringMatching(/^(?:events|articles)\.\d+\.(?:reports\.\d+\.)?words$/)]);
    expect([faults, counts.added]).toEqual([[], 5]);
  });

  it('of articles is told, quotation and headline, and an address in such letters is kept in its plain form', async () => {
    const article = { id: 'set-one-a', title: MIXED, publisher: base.first.publishers[0]!.id, language: 'fr', published: '2024-04-23', url: 'https://\u0430\u0440\u0440le.com/a', reports: [{ event: base.first.events[0]!.id, quote: `${MIXED} vaut bien une messe` }] };
    const { warnings, faults, whole } = await prepare(asked(text([article])));
    expect(faults).toEqual([]);
    expect(warnings.map(({ path }) => path)).toEqual(['articles.0.title', 'articles.0.reports.0.quote']);
    expect(whole?.evidence.bibliography[0]?.url).toBe('https://xn--le-6kc8da.com/a');
  });

  it('stands in no text of a sound file', async () => {
    expect((await prepare(asked(FILE))).warnings).toEqual([]);
  });
});
