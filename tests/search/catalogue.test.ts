import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/build/corpus-files.ts';
import { toCorpus, type Corpus, type Evidence } from '../../src/model/corpus.ts';
import { parseDay, toIsoDay } from '../../src/model/day.ts';
import { knownEvent, knownOn } from '../../src/model/known.ts';
import { readDate } from '../../src/search/dates.ts';
import { Catalogue } from '../../src/search/catalogue.ts';
import { settledSince, toPieces } from '../../src/search/documents.ts';
import { wordsOf } from '../../src/search/fold.ts';
import { keptUnder } from '../../src/search/stem.ts';
import { TODAY, trio as corpus } from '../fixtures/trio.ts';

function catalogueOf(of: Corpus, evidence: Evidence | null = null): Catalogue {
  const catalogue = new Catalogue();
  catalogue.add([...toPieces(of, evidence)]);
  return catalogue;
}
const small = catalogueOf(corpus);
/** what is found and known, in the order of the corpus */
const finds = (query: string, day = 9): string[] => {
  const found = new Set(small.ask({ query, day, today: TODAY }).hits.map(({ event }) => event));
  return knownOn(corpus, day, TODAY).flatMap(({ id }) => (found.has(id) ? [id] : []));
};

describe('the query', () => {
  test('every word, in any order, each in any language', () => {
    expect(finds('rabat minister')).toEqual(['talks']);
    expect(finds('الوزير sejourne')).toEqual(['talks']);
    expect(finds('بوريطه defense')).toEqual(['signing']);
    expect(finds('الوزير bourita casablanca')).toEqual([]);
  });

  test('without accents, vowel signs or apostrophes', () => {
    expect(finds('L’ETAT')).toEqual(['talks']);
    expect(finds("à l'etat")).toEqual(['talks']);
    expect(finds('زيارة الرباط')).toEqual(['talks']);
  });

  test('the beginning of a word is enough', () => {
    expect(finds('bour')).toEqual(['talks', 'signing']);
  });

  test('one letter may be wrong in a longer word that nothing else begins with', () => {
    expect(finds('sejorne')).toEqual(['talks']);
    expect(finds('rabt')).toEqual([]);
  });

  test('the publishers of its reports', () => {
    expect(finds('le matin')).toEqual(['talks', 'called-off']);
  });

  test('other names of people', () => {
    expect(finds('chef de la diplomatie')).toEqual(['talks']);
  });

  test('other names of places, topics and publishers', () => {
    expect(finds('casa')).toEqual(['signing']);
    expect(finds('circulation')).toEqual(['talks']);
    expect(finds('لوماتان')).toEqual(['talks', 'called-off']);
  });
});

describe('K9 only what is known on the day is found', () => {
  test('by words', () => {
    expect(finds('sejourne', 1)).toEqual(['talks']);
    expect(finds('bourita', 1)).toEqual([]);
    expect(finds('visas', 4)).toEqual([]);
    expect(finds('visas', 5)).toEqual(['talks']);
    expect(finds('matin', 0)).toEqual([]);
  });
});

const compiled = compileFolder('data');
if ('problems' in compiled) throw new Error('The data has problems.');
const real = toCorpus(compiled.first);
const evidence = compiled.evidence;
const LAST = real.dataset.watchedUntil + 1;
const whole = catalogueOf(real, evidence);
const ask = (query: string, day = LAST) => {
  const known = new Set(knownOn(real, day, LAST).map(({ id }) => id));
  return whole.ask({ query, day, today: LAST }).hits.filter(({ event }) => known.has(event));
};
const idsOf = (query: string, day?: number): string[] => ask(query, day).map(({ event }) => event);
const STATE_VISIT = '2024-10-28-macron-state-visit-rabat';
const DARMANIN_2020 = '2020-10-15-darmanin-rabat';

describe('on the corpus, what a person would expect', () => {
  test('a name in Arabic and in French finds every event that the person attended, first of all', () => {
    const attended = real.events.filter(({ people, attemptOf }) => attemptOf === undefined && people.some(({ person }) => person === 'gerald-darmanin')).map(({ id }) => id);
    expect(attended.length).toBeGreaterThan(3);
    for (const query of ['دارمانان', 'darmanin', 'Gérald Darmanin', 'DARMANIN', 'دَارْمَانَان']) expect(new Set(idsOf(query).slice(0, attended.length)), query).toEqual(new Set(attended));
  });

  test('"Darmanin Rabat 2020": the meeting of October 2020 comes first', () => {
    expect(idsOf('Darmanin Rabat 2020')[0]).toBe(DARMANIN_2020);
    for (const id of idsOf('Darmanin Rabat 2020')) expect(JSON.stringify(real.reportsOf.get(id)!.map(({ span }) => span)) + id).toMatch(/2020|18[5-9]\d\d/);
  });

  test('"شتنبر 2024", "septembre 2024" and "September 2024" find what was or was planned in that month', () => {
    const found = idsOf('شتنبر 2024');
    expect(found).toContain(STATE_VISIT);
    const [from, to] = [parseDay('2024-09-01')!, parseDay('2024-09-30')!];
    const inMonth = real.events.filter(({ span, attemptOf }) => attemptOf === undefined && span !== null && (span.from ?? 1e9) <= to && (span.to ?? -1e9) >= from && (span.to ?? 1e9) - (span.from ?? -1e9) < 366);
    expect(inMonth.length).toBeGreaterThan(0);
    // what was in that month comes before what was once planned for it
    expect(new Set(found.slice(0, inMonth.length))).toEqual(new Set(inMonth.map(({ id }) => id)));
    for (const query of ['septembre 2024', 'September 2024', 'sept 2024', 'سبتمبر 2024', 'أيلول ٢٠٢٤', '2024-09']) expect(new Set(idsOf(query)), query).toEqual(new Set(found));
  });

  test('a day finds what was on that day', () => {
    for (const query of ['28 octobre 2024', '28 October 2024', '28 أكتوبر 2024', '2024-10-28']) expect(idsOf(query)).toContain(STATE_VISIT);
  });

  test('of two that answer alike, the one that is spoken of most comes first', () => {
    for (const query of ['Macron state', 'Macron state visit', 'visite état macron', 'زيارة الدولة ماكرون']) expect(idsOf(query, parseDay('2024-06-01')!)[0], query).toBe(STATE_VISIT);
  });

  test('a quotation finds its report', () => {
    const { id, quote } = evidence.quotations[0]!;
    const report = real.reportById.get(id)!;
    expect(ask(quote).map((hit) => hit.report)).toContain(report.id);
  });

  test('an index that was kept answers as it did', () => {
    const again = Catalogue.from(whole.toText());
    for (const query of ['darmanin', 'شتنبر 2024', 'visa', 'le monde']) expect(again.ask({ query, day: LAST, today: LAST })).toEqual(whole.ask({ query, day: LAST, today: LAST }));
    expect(() => Catalogue.from('{"half":')).toThrow();
  });

  test('nothing at all is an answer to nothing', () => {
    for (const query of ['', '   ', '…', '\u200f']) expect(whole.ask({ query, day: LAST, today: LAST })).toEqual({ hits: [], terms: [] });
  });
});

describe('K9 on the corpus', () => {
  test('it is settled from the day from which it is told so, and never before', () => {
    for (const event of real.events.filter(({ attemptOf }) => attemptOf === undefined)) {
      const since = settledSince(real, event);
      if (since === null) continue;
      expect(knownEvent(real, event, since, Infinity)?.settled, event.id).toBe(true);
      expect(knownEvent(real, event, since - 1, Infinity)?.settled ?? false, `${event.id} before ${toIsoDay(since)}`).toBe(false);
    }
  });

  test('nobody is found by an office that they had later', () => {
    const interior = real.personById.get('gerald-darmanin')!;
    expect(interior.offices.length).toBeGreaterThan(1);
    for (const piece of [...toPieces(real, evidence)].filter((each) => each.event === DARMANIN_2020)) expect(piece.names, piece.id).not.toMatch(/justice|sceaux|وزير العدل/i);
    const then = parseDay('2020-11-01')!;
    expect(idsOf('Darmanin interior', then)).toContain(DARMANIN_2020);
  });

  test('a summary is not found before its event is over', () => {
    for (const { id, summary } of evidence.prose) {
      const event = real.eventById.get(id)!;
      const since = event.attemptOf === undefined ? settledSince(real, event) : null;
      if (since === null) continue;
      const yesterday = knownEvent(real, event, since - 1, LAST);
      if (yesterday === null) continue;
      const before = new Set(yesterday.reports);
      // words that stand in the summary and in nothing else that was known the day before
      const said = new Set([...toPieces(real, evidence)].filter((piece) => piece.event === id && (piece.since === null || piece.since < since) && (piece.report === null || before.has(piece.report))).flatMap((piece) => wordsOf(`${piece.title} ${piece.names} ${piece.publisher} ${piece.quote}`).flatMap(({ folded }) => keptUnder(folded))));
      const word = wordsOf(summary.en).find((each) => each.folded.length > 6 && readDate([each]).date === null && ![...said].some((term) => term.startsWith(each.folded)));
      if (word === undefined) continue;
      const hits = whole.ask({ query: word.folded, day: since - 1, today: LAST });
      if (hits.terms.some((term) => term.startsWith(word.folded))) expect(hits.hits.map(({ event: found }) => found), `${word.folded} of ${id}`).not.toContain(id);
      expect(whole.ask({ query: word.folded, day: since, today: LAST }).hits.map(({ event: found }) => found)).toContain(id);
    }
  }, 60_000);
});
