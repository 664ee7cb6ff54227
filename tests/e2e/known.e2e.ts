// What was known of the state visit, day by day; and that no day tells what came later.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { corpusOf, goTo, isOpen, mark, marks, panel, STATE_VISIT, useQuietBrowser, words } from './page.ts';

const browser = useQuietBrowser();

interface Expected {
  day: string;
  kind: string;
  date: string;
  look: 'planned' | 'lapsed' | 'underway' | 'held';
  /** what its mark says of the date */
  mark: string;
}
const days: Expected[] = [
  { day: '2022-09-01', kind: 'State visit · announced', date: 'announced for late October 2022', look: 'planned', mark: 'announced for late Oct 2022' },
  { day: '2022-12-20', kind: 'State visit · planned', date: 'planned for first quarter of 2023', look: 'planned', mark: 'planned for first quarter of 2023' },
  { day: '2023-06-01', kind: 'State visit · lapsed', date: 'was planned for March 2023 · Rabat', look: 'lapsed', mark: 'was planned for Mar 2023' },
  { day: '2024-04-23', kind: 'State visit · planned', date: 'planned for September 2024 · Rabat', look: 'planned', mark: 'planned for Sep 2024' },
  { day: '2024-05-15', kind: 'State visit · planned', date: 'planned for some time between 9 and 13 September 2024 · Rabat', look: 'planned', mark: 'between 9 and 13 Sep 2024' },
  { day: '2024-09-27', kind: 'State visit · announced', date: 'announced for late October 2024 · Rabat', look: 'planned', mark: 'announced for late Oct 2024' },
  { day: '2024-10-26', kind: 'State visit · announced', date: 'announced for Monday 28 – Wednesday 30 October 2024 · Rabat', look: 'planned', mark: 'announced for 28–30 Oct 2024' },
  { day: '2024-10-29', kind: 'State visit · under way', date: 'under way, Monday 28 – Wednesday 30 October 2024 · Rabat', look: 'underway', mark: 'under way, 28–30 Oct 2024' },
  { day: '2024-10-31', kind: 'State visit · took place', date: 'Monday 28 – Wednesday 30 October 2024 · Rabat', look: 'held', mark: '28–30 Oct 2024' },
];

/** Facts, and the day from which a reader could know them. */
const later: [from: string, ...facts: string[]][] = [
  ['2022-11-04', 'Nov–Dec 2022', 'November–December 2022', 'avortée en octobre'],
  ['2022-12-14', 'early Mar 2023', 'early March 2023'],
  ['2022-12-15', 'Catherine Colonna in Rabat', '15–16 Dec 2022'],
  ['2022-12-16', 'first quarter of 2023', 'premier trimestre 2023'],
  ['2023-02-03', '3 Feb 2023', 'put off, no date', 'n’a pas eu lieu'],
  ['2023-02-13', '20 Apr 2023', '20 April 2023', 'reportée pour après Ramadan'],
  ['2023-03-02', '2 Mar 2023'],
  ['2023-04-01', 'passed without any report that it was held'],
  ['2023-09-16', '16 Sep 2023'],
  ['2024-01-31', 'Jan–Apr 2024', 'Après de multiples reports'],
  ['2024-02-25', 'Séjourné in Rabat', '25–26 Feb 2024'],
  ['2024-02-29', 'Feb–Jun 2024', "avant l'été prochain"],
  ['2024-04-02', 'Apr–May 2024', 'dans les semaines à venir'],
  ['2024-04-04', 'Riester in Casablanca and Rabat', '4–5 Apr 2024'],
  ['2024-04-22', 'meets Laftit again', '21–22 Apr 2024'],
  ['2024-04-23', 'en septembre prochain'],
  ['2024-04-30', '9 and 13 September', '9 and 13 Sep', '9 و13 شتنبر'],
  ['2024-05-25', 'not before 11 August 2024', 'not before 11 Aug 2024'],
  ['2024-06-11', 'Oct 2024', 'October 2024', 'pour octobre 2024'],
  ['2024-07-30', 'letter on Western Sahara'],
  ['2024-07-31', 'second half of 2024', "d'ici la fin de l'année"],
  ['2024-09-26', 'Royal letter of invitation', '26–27 Sep 2024'],
  ['2024-09-27', 'late Oct 2024', 'late October 2024'],
  ['2024-10-21', '28–30 October', '28–30 Oct', 'Monday 28', '28 au mercredi 30'],
  ['2024-10-25', '28–31 October', '28–31 Oct', '28 و31 أكتوبر'],
  ['2024-10-28', 'Lecornu', 'accueillis en grande pompe'],
  ['2024-10-29', "partenariat d'exception"],
  ['2024-10-30', 'einforced exceptional partnership', 'food security at', 'sécurité alimentaire', 'dîner officiel', 'State visit invitation to the King', 'Taghrida Press gave', "Macron's state visit to Morocco, took place"],
];
const laterThan = (day: string): string[] => later.filter(([from]) => from > day).flatMap(([, ...facts]) => facts);
const told = (said: string, day: string): string[] => laterThan(day).filter((fact) => said.includes(fact));

/** Events that lead to the state visit, or that it led to. */
const AROUND = [
  STATE_VISIT, '2022-12-15-colonna-rabat', '2024-02-25-sejourne-rabat', '2024-04-04-riester-morocco', '2024-04-21-darmanin-rabat', '2024-07-03-attal-rabat-cancelled',
  '2024-07-30-macron-letter-western-sahara', '2024-07-31-king-invites-macron', '2024-09-26-royal-invitation-letter', '2024-10-28-reinforced-partnership-declaration',
];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** "28 Aug 2022" → "2022-08-28", with or without words of doubt; of a month or a year alone the first day. */
function toIso(date: string): string {
  const [, day, month, year] = /(?:(\d+) )?(?:([A-Z][a-z]{2})\w* )?(\d{4})(?: \(.*\))?$/.exec(date) ?? [];
  if (year === undefined) throw new Error(`${date} is no day`);
  return [year, String(month === undefined ? 1 : MONTHS.indexOf(month) + 1).padStart(2, '0'), (day ?? '1').padStart(2, '0')].join('-');
}

let page: Page;
beforeEach(async () => {
  page = await browser.open('lang=en&known=2022-09-01');
});
const at = async (day: string, event = STATE_VISIT): Promise<void> => {
  await goTo(page, `lang=en&known=${day}&event=${event}`);
  await isOpen(page, event);
};
/** The words of one part of the panel, on one line. */
const part = async (selector: string): Promise<string> => (await words(page, `.panel ${selector}`)).replace(/\s+/g, ' ');
/** The drawing of the state visit's own mark. */
const shape = () => page.locator('.mark.shape-shield.selected');

describe('the state visit as known on', () => {
  it.each(days)('$day: $kind, $mark', async ({ day, kind, date, look, mark: said }) => {
    await at(day);
    expect(await part('.kind')).toBe(kind);
    expect(await part('.date')).toBe(date);
    expect(await shape().getAttribute('class')).toContain(`look-${look}`);
    expect(await mark(page, STATE_VISIT).getAttribute('aria-label')).toContain(said);
    expect(await mark(page, STATE_VISIT).getAttribute('aria-label')).not.toContain(look === 'held' ? 'planned' : 'took place');
    expect(await part('h2')).toBe("Macron's state visit to Morocco");
    expect(await page.getByLabel('Known on').inputValue()).toBe(day);
  });

  it('2024-04-23: hollow, and the founding article is its source', async () => {
    await at('2024-04-23');
    const founding = panel(page).locator('.source', { hasText: 'AMDGJB' });
    expect(await founding.locator('blockquote').innerText()).toContain('prévue en septembre prochain');
    expect(await founding.locator('a').first().getAttribute('href')).toMatch(/^https?:\/\//);
    expect(await page.locator('.panel .ladder li.current').innerText()).toContain('AMDGJB');
    expect(await shape().evaluate((body) => getComputedStyle(body).strokeDasharray)).not.toBe('none');
  });

  it('2024-05-15: a report that names a new date withdraws nothing', async () => {
    await at('2024-05-15');
    const plans = await page.locator('.panel .ladder li').allInnerTexts();
    expect(plans.at(-1)).toContain('between 9 and 13 Sep 2024');
    expect(plans.filter((plan) => plan.includes('2024') && /put off, no date|called off/.test(plan))).toEqual([]);
  });

  it('2024-10-26: the outlier is named, and does not rule', async () => {
    await at('2024-10-26');
    expect(await part('.phrase')).toContain('du lundi 28 au mercredi 30 octobre 2024');
    const outlier = page.locator('.panel .ladder li', { hasText: 'Taghrida Press' });
    expect(await outlier.innerText()).toContain('28–31 Oct 2024');
    expect(await outlier.getAttribute('class')).toContain('overruled');
    const current = page.locator('.panel .ladder li.current');
    expect(await current.count()).toBe(1);
    expect(await current.innerText()).toContain('MAP Express');
  });

  it('2024-10-31: solid, with the trail of earlier plans', async () => {
    await at('2024-10-31');
    expect(await page.locator('.trail .ghost').count()).toBeGreaterThan(4);
    expect(await page.locator('.trail .trail-line').count()).toBeGreaterThan(3);
    expect(await part('.summary')).toContain('twenty-two agreements');
    const rungs = await page.locator('.panel .ladder li').allInnerTexts();
    expect(rungs.length).toBeGreaterThan(15);
    expect(rungs[0]).toContain('late Oct 2022');
  });

  it('the first of these days has no trail, and the trail only grows', async () => {
    const ladders: number[] = [];
    for (const { day } of days) {
      await at(day);
      ladders.push(await page.locator('.panel .ladder li').count());
    }
    expect(ladders[0]).toBe(1);
    expect(ladders).toEqual(ladders.toSorted((a, b) => a - b));
  });
});

describe('no day tells what came later', () => {
  it.each(days)('$day', { timeout: 60_000 }, async ({ day }) => {
    await goTo(page, `lang=en&known=${day}`);
    expect(told(await words(page), day)).toEqual([]);
    // of the years in sight, drawn or counted
    const ids = (await corpusOf(page)).events.map(({ id }) => id).filter((id) => id >= '2020-06').toSorted();
    const opened: string[] = [];
    // those around the visit, and every sixth of the others
    for (const id of ids.filter((each, index) => AROUND.includes(each) || index % 6 === 0)) {
      await goTo(page, `lang=en&known=${day}&event=${id}`);
      if ((await panel(page).count()) > 0) {
        opened.push(id);
        // the sources are here
        await panel(page).locator('.remark[role=status]').waitFor({ state: 'detached' });
        const more = panel(page).getByRole('button', { name: /^Show all/ });
        while ((await more.count()) > 0) await more.first().click();
      }
      expect(told(await words(page), day), `with ${id} asked for`).toEqual([]);
      // no source speaks before its day
      const spoke = await page.locator('.panel .learned button').allInnerTexts();
      expect(spoke.filter((date) => toIso(date) > day), `with ${id} asked for`).toEqual([]);
    }
    expect(opened).toContain(STATE_VISIT);
    expect(opened.length).toBeGreaterThan(3);
  });

  it('in counts and filters: they grow with the days', async () => {
    const counts: number[][] = [];
    for (const { day } of days) {
      await goTo(page, `lang=en&known=${day}`);
      const [events, reports, publishers] = [...(await page.locator('.counts').innerText()).matchAll(/\d+/g)].map(Number);
      // one by one, or counted
      const counted = await page.locator('.marks button:not([data-event])').evaluateAll((all) => all.map((each) => Number(/\d+/.exec(each.getAttribute('aria-label') ?? '')?.[0] ?? 0)));
      const sum = (await marks(page).count()) + counted.reduce((total, count) => total + count, 0);
      expect(sum).toBeGreaterThan(0);
      expect(sum).toBeLessThanOrEqual(events ?? 0);
      const people = await page.getByRole('group', { name: 'People', includeHidden: true }).locator('label').count();
      counts.push([events ?? 0, reports ?? 0, publishers ?? 0, people]);
    }
    for (let index = 1; index < counts.length; index += 1) {
      counts[index]!.forEach((count, which) => expect(count).toBeGreaterThanOrEqual(counts[index - 1]![which]!));
    }
    expect(counts[0]![0]).toBeLessThan(counts.at(-1)![0]!);
  });

  it('in search: what is found is what is known', async () => {
    await goTo(page, 'lang=en&known=2024-10-26&q=Lecornu');
    await page.getByText('No event known on this day meets these filters.').waitFor();
    expect(await mark(page, STATE_VISIT).count()).toBe(0);
    await goTo(page, 'lang=en&known=2024-10-31&q=Lecornu');
    await mark(page, STATE_VISIT).waitFor({ state: 'attached' });
  });

  it('in an address that names an event nobody had reported', async () => {
    await goTo(page, 'lang=en&known=2022-09-01&event=2024-02-25-sejourne-rabat');
    expect(await panel(page).count()).toBe(0);
    expect(told(await words(page), '2022-09-01')).toEqual([]);
  });
});
