import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { blankDraft, blankReport } from '../../src/formats/blank.ts';
import { fieldOf, type Draft, type DraftReport } from '../../src/formats/draft.ts';
import { createI18n, LANGUAGES } from '../../src/i18n/index.ts';
import { toDay } from '../../src/model/day.ts';
import { putArticle } from '../../src/store/drafting.ts';
import { sayFault, toFaults } from '../../src/ui/faults.ts';
import { makeEdition, open } from '../store/edition.ts';

const { first: site } = makeEdition('base');
const words = (text: string) => ({ en: text, fr: text, ar: text });
const sides = [{ id: 'MA', name: words('M'), where: words('M') }, { id: 'FR', name: words('F'), where: words('F') }];
const clean = (text: string): string => text.replace(/[\u2066-\u2069]/gu, '');

async function keep(report: Partial<DraftReport>, part: Partial<Draft> = {}) {
  const draft: Draft = { ...blankDraft('fr'), reports: [{ ...blankReport(), ...report }], ...part };
  const database = await open(new IDBFactory());
  const put = await putArticle(database, draft, { name: 'Mine', context: site, site, sides, sets: [], today: toDay(2026, 11, 29) }, 1_000_000);
  database.close();
  if (put.ok) return 'kept';
  if (put.stale) throw new Error(put.stale);
  return toFaults(put.problems, put.drafted, draft, fieldOf).map(({ problem, field, report: nth }) => ({ field, nth, said: LANGUAGES.map((language) => clean(sayFault(problem, createI18n(language)))) }));
}
const event = (title: string): DraftReport['event'] => ({ ...blankReport().event, title });

describe('what is wrong with an article from the form', () => {
  it('a title that is left empty is told once, and as nothing', async () => {
    expect(await keep({ event: event(' '), status: 'held', date: '2024-04' })).toEqual([
      { field: 'event', nth: 0, said: ['المنتظر: نص. الموجود: لا شيء.', 'Attendu\u202f: un texte. Trouvé\u202f: rien.', 'Expected: some text. Found: nothing.'] },
    ]);
  });

  it('the whole form left empty: one thing, at its field', async () => {
    expect(await keep({})).toMatchObject([{ field: 'event', nth: 0 }]);
  });

  it('the date that is missing, in words that fit what was chosen', async () => {
    const [unsaid] = (await keep({ event: event('A visit') })) as { said: string[] }[];
    expect(unsaid!.said[2]).toBe('A new event needs a date, unless it is said to be only announced, planned, put off or called off: write the date (a month or a year will do), or change “What it says of it”.');
    const [held] = (await keep({ event: event('A visit'), status: 'held' })) as { said: string[] }[];
    expect(held!.said[1]).toBe('Ce qui a eu lieu a besoin d’une date\u202f: écrivez-la (un mois ou une année suffit), ou changez «\u202fCe qu’il en dit\u202f».');
    expect(await keep({ event: event('A visit'), status: 'announced' })).toBe('kept');
  });

  it('an article is kept without an address, a headline and a publisher: nothing is asked of them', async () => {
    expect(await keep({ event: event('A visit'), status: 'held', date: '2024-04' })).toBe('kept');
  });

  it('two things wrong with one field are both told', async () => {
    const faults = await keep({ about: 'event-0000', quote: '“Les mots” '.repeat(12).trim() });
    expect((faults as { field: string }[]).map(({ field }) => field)).toEqual(['quote']);
    const long = await keep({ about: 'event-0000', quote: `"${Array.from({ length: 22 }, (_, n) => `mot${String(n)}`).join(' ')}"` });
    expect((long as { field: string }[]).map(({ field }) => field)).toEqual(['quote', 'quote']);
  });
});
