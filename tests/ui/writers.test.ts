/** What a format has no place for is told with what is written. */
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/i18n/index.ts';
import { linksOn } from '../../src/model/links.ts';
import { WRITERS } from '../../src/ui/writers.ts';
import { corpus, shownOn, TODAY } from '../formats/shown.ts';

const timelineJs = WRITERS.find(({ name }) => name === 'TimelineJS')!;

test.each(LANGUAGES)('TimelineJS has no links: those between the events that are written are counted as left out: %s', async (language) => {
  const shown = shownOn('2026-11-28', { language });
  const links = linksOn(corpus, shown.events, shown.day, TODAY);
  expect(links.length).toBeGreaterThan(10);
  const { left, text } = await timelineJs.make(shown);
  expect(left).toContainEqual({ why: 'linked', count: links.length });
  expect(text).not.toContain('leads-to');
  const said = shown.i18n.plain('export.linked', { count: links.length });
  expect(said).toContain(shown.i18n.number(links.length));

  // K9: links that were not known are not even counted
  const before = shownOn('2022-11-15', { language });
  const known = (await timelineJs.make(before)).left.find(({ why }) => why === 'linked')?.count ?? 0;
  expect(known).toBeLessThan(links.length);
  // alone, an event is linked to nothing that is written
  const { from } = links[0]!;
  expect((await timelineJs.make(shownOn('2026-11-28', { language, only: (id) => id === from }))).left.filter(({ why }) => why === 'linked')).toEqual([]);
});

test('no two writers are called alike, nor end alike', () => {
  for (const { t } of LANGUAGES.map((language) => shownOn('2024-04-23', { language, only: () => false }).i18n)) {
    expect(new Set(WRITERS.map(({ name, called }) => (called ? t(called) : name))).size).toBe(WRITERS.length);
  }
  expect(new Set(WRITERS.map(({ ending }) => ending)).size).toBe(WRITERS.length);
});
