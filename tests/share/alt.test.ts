/** A picture in words: the days, the counts and the turning point, in three languages, of the real corpus and no later than the knowledge day. */
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/i18n/index.ts';
import type { Plan } from '../../src/model/known.ts';
import { toSpan } from '../../src/model/span.ts';
import { datesBefore, toAlt, turningPoint } from '../../src/share/alt.ts';
import { toKnownEvent } from '../fixtures/plots.ts';
import { toWanted } from './pictured.ts';

const STATE_VISIT = { en: 'state visit to Morocco', fr: 'Visite d’État de Macron au Maroc', ar: 'زيارة الدولة لماكرون إلى المغرب' };
const plain = (text: string): string => text.replace(/[\u2066-\u2069\u200f]/g, '').replaceAll("'", '’');

describe.each(LANGUAGES)('in %s', (language) => {
  test.each([undefined, '2024-04-23', '2024-09-30'])('known on %s, it names the days, every count and the state visit', (known) => {
    const { alt: raw, events, i18n, plot, corpus } = toWanted({ language, ...(known === undefined ? {} : { known }) });
    const alt = plain(raw);
    expect(alt).toContain(plain(i18n.dates.range(...plot.range, 'long')));
    expect(alt).toContain(i18n.dates.day(plot.known));
    expect(alt).toContain(String(events.length));
    for (const { id, where } of corpus.dataset.sides) expect(alt).toMatch(new RegExp(`${i18n.words(where)}\u202f?: ${String(events.filter(({ side }) => side === id).length)}\\.`));
    expect(alt).toContain(STATE_VISIT[language]);
    const visit = events.find(({ title }) => plain(title[language]).includes(STATE_VISIT[language]))!;
    expect(alt).toContain(plain(i18n.dates.span(visit.span, 'long')));
    const [first, count] = [datesBefore(visit)[0]!, datesBefore(visit).length];
    expect(alt).toContain(plain(i18n.dates.span(first, 'long')));
    expect(alt).toContain(String(count));
    expect(alt).not.toMatch(/undefined|[{}$]/);
  });

  test('nothing of what came later is in it', () => {
    const { alt, i18n } = toWanted({ language, known: '2024-04-23' });
    expect(alt).not.toContain(i18n.dates.range(20_024, 20_026, 'long'));
  });

  test('of nothing it says that there is nothing', () => {
    const { alt } = toWanted({ language, events: [] });
    expect(alt).toMatch(language === 'ar' ? /لا حدث/ : /\b0 /);
  });
});

describe('the turning point', () => {
  const plan = (from: number, learned: number | null, fate: Plan['fate'] = 'moved'): Plan => ({ span: toSpan(from), status: 'planned', learned, reports: [], ruled: true, fate });
  const visit = (id: string, kind: 'state-visit' | 'official-visit' | 'working-visit', from: number, plans: Plan[] = [], fields = {}) => toKnownEvent(id, { kind, span: toSpan(from), plans, ...fields });

  test('is the weightiest visit, then the one that moved most, then the latest', () => {
    const moved = visit('moved', 'official-visit', 10, [plan(1, 0), plan(2, 0)]);
    const still = visit('still', 'official-visit', 99);
    expect(turningPoint([still, moved, visit('work', 'working-visit', 200, [plan(1, 0), plan(2, 0), plan(3, 0)])])?.id).toBe('moved');
    expect(turningPoint([still, moved, visit('state', 'state-visit', 5)])?.id).toBe('state');
    expect(turningPoint([visit('old', 'state-visit', 5), visit('young', 'state-visit', 50)])?.id).toBe('young');
    expect(turningPoint([visit('b', 'state-visit', 5), visit('a', 'state-visit', 5)])?.id).toBe('a');
  });
  test('is none that was called off, and no call', () => {
    expect(turningPoint([visit('off', 'state-visit', 5, [], { status: 'cancelled' }), toKnownEvent('call', { kind: 'call' })])).toBe(null);
  });
  test('dates before it are counted once each, its own and undated reports not at all', () => {
    expect(datesBefore(visit('x', 'state-visit', 50, [plan(1, 0), plan(2, 1), plan(1, 3), plan(50, 4, 'kept'), plan(7, null)])).map(({ from }) => from)).toEqual([1, 2]);
  });
  test('a visit that never moved says no more than its date', () => {
    const { i18n, corpus, plot } = toWanted();
    expect(toAlt({ events: [visit('Visit', 'state-visit', 20_000)], corpus, range: plot.range, known: plot.known, i18n })).toMatch(/Turning point: Visit \(4 October 2024\)\.$/);
  });
});
