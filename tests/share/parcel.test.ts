import { describe, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { parseDay } from '../../src/model/day.ts';
import { knownOn } from '../../src/model/known.ts';
import type { Tale, TaleStep } from '../../src/model/tale.ts';
import { packParcel, toParcel } from '../../src/share/parcel.ts';
import { readParcel, unpackParcel } from '../../src/share/parcel-read.ts';

const compiled = compileFolder(fileURLToPath(new URL('../../data', import.meta.url)));
if ('problems' in compiled) throw new Error('data/ has problems');
const { evidence } = compiled;
const corpus = toCorpus(compiled.first);
const today = parseDay('2026-11-28')!;
const YEAR = [parseDay('2024-01-01')!, parseDay('2024-12-31')!] as const;

const parcelOn = (day: number) => {
  const events = knownOn(corpus, day, today).filter(({ span }) => span?.from != null && span.from >= YEAR[0] && span.from <= YEAR[1]);
  return { events, parcel: toParcel({ corpus, evidence, events, day }) };
};

describe('a parcel', () => {
  test.each(['2024-01-20', '2024-04-23', '2024-09-15', '2024-10-29', '2026-11-28'])('reads on its day as the corpus does: %s', (text) => {
    const day = parseDay(text)!;
    const { events, parcel } = parcelOn(day);
    const again = toCorpus(structuredClone(parcel.first));
    expect(events.length).toBeGreaterThan(0);
    const plain = (known: typeof events) => known.map(({ id, status, span, settled, late, title, place, because, against, plans, people }) => ({ id, status, span, settled, late, title, place, because: because.date, against: against.date, plans, people: people.map(({ person }) => person) })).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(plain(knownOn(again, day, day))).toEqual(plain(events));
  });

  test('gives away nothing of the future', () => {
    const day = parseDay('2024-04-23')!;
    const { parcel } = parcelOn(day);
    for (const { known } of parcel.first.reports) expect(known ?? day).toBeLessThanOrEqual(day);
    const visit = parcel.first.events.find(({ id }) => id === '2024-10-28-macron-state-visit-rabat');
    expect(visit?.status ?? 'planned').not.toBe('held');
    expect(JSON.stringify(parcel)).not.toContain('28 October 2024');
    expect(parcel.evidence.prose.map(({ id }) => id)).not.toContain('2024-10-28-macron-state-visit-rabat');
  });

  test('names nothing that is not in it', () => {
    const { parcel } = parcelOn(today);
    const { first, evidence: behind } = parcel;
    const ids = new Set([first.people, first.places, first.topics, first.publishers, first.events, first.articles].flatMap((rows) => rows.map(({ id }) => id)));
    for (const event of first.events) for (const id of [...event.people.map(({ person }) => person), ...event.topics, ...(event.place === null ? [] : [event.place]), ...event.links.map(({ to }) => to)]) expect(ids).toContain(id);
    for (const report of first.reports) expect([ids.has(report.event), ids.has(report.article)]).toEqual([true, true]);
    expect(behind.bibliography.map(({ id }) => id).sort()).toEqual(first.articles.map(({ id }) => id).sort());
  });

  test('comes back from an address as it was', async () => {
    const { parcel } = parcelOn(today);
    const packed = await packParcel(parcel);
    expect(packed).toMatch(/^[\w-]+$/);
    expect(await unpackParcel(packed)).toEqual(JSON.parse(JSON.stringify(parcel)));
  });

  test('what is no parcel is none, whatever it is', async () => {
    const { parcel } = parcelOn(parseDay('2024-04-23')!);
    const packed = await packParcel(parcel);
    expect(await unpackParcel(packed.slice(0, -20))).toBeNull();
    expect(readParcel({ ...parcel, parcel: 2 })).toBeNull();
    expect(readParcel({ ...parcel, first: { ...parcel.first, events: {} } })).toBeNull();
    expect(readParcel({ ...parcel, evidence: { ...parcel.evidence, bibliography: [{ id: 'a', title: null, url: 'javascript:alert(1)' }] } })).toBeNull();
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string(), fc.base64String()), async (text) => {
      expect(await unpackParcel(text)).toBeNull();
    }), { numRuns: 100 });
    // a bomb
    expect(await unpackParcel(await packParcel({ ...parcel, first: { ...parcel.first, version: 'a'.repeat(5_000_000) } }))).toBeNull();
  });
});

describe('a story in a parcel', () => {
  const visit = '2024-10-28-macron-state-visit-rabat';
  const step = (known: number | null, ...events: string[]): TaleStep => ({ title: { ar: 'محطة' }, range: YEAR, known, selected: visit, sentences: events.map((id) => ({ text: { ar: id }, events: [id] })) });
  const [april, november] = [parseDay('2024-04-23')!, parseDay('2024-11-30')!];
  const tale: Tale = { id: 'mine', title: { ar: 'قصتي' }, description: {}, steps: [step(april, visit), step(november, visit), step(null, visit), step(null, '2024-04-21-darmanin-rabat', visit)] };
  const told = (day: number) => {
    const events = knownOn(corpus, day, today).filter(({ id }) => id === visit || id === '2024-04-21-darmanin-rabat');
    const parcel = toParcel({ corpus, evidence, events, day, story: tale });
    expect(readParcel(JSON.parse(JSON.stringify(parcel)))).toEqual(parcel);
    return parcel.evidence.stories[0]!.steps.map(({ known, sentences }) => [known, ...sentences.flatMap((sentence) => sentence.events)]);
  };

  test('comes back as it was, in its one language', () => {
    expect(told(today)).toEqual([[april, visit], [november, visit], [null, visit], [null, '2024-04-21-darmanin-rabat', visit]]);
  });

  test('tells on a past day no step of a later one, and of today only what was over', () => {
    expect(told(april)).toEqual([[april, visit], [null, '2024-04-21-darmanin-rabat']]);
  });
});
