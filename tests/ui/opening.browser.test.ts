/** An event that a day does not know of is opened on one that does. */
import { describe, expect, test, vi } from 'vitest';
import type { Sight } from '../../src/plot/sight.svelte.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { toSpan } from '../../src/model/span.ts';
import { Opening } from '../../src/ui/opening.ts';
import type { Session } from '../../src/view/session.svelte.ts';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

const TODAY = 100;
const corpus = toCorpus(toFirst([toEvent('early', { span: toSpan(5) }), toEvent('late', { span: toSpan(50) }), toEvent('to-come', { span: toSpan(500) })], []));

function at(known: number) {
  const go = vi.fn();
  const session = { view: { room: 'data' }, go } as unknown as Session;
  const opening = new Opening(session, { corpus, today: TODAY, known } as unknown as Sight, () => false);
  return { opening, go };
}

describe('an event that is opened from elsewhere', () => {
  test('on the knowledge day where that knows of it, else today', () => {
    const { opening, go } = at(20);
    opening.see('early');
    expect(go).toHaveBeenLastCalledWith({ room: 'timeline', selected: 'early', page: null, known: 20 });
    opening.see('late');
    expect(go).toHaveBeenLastCalledWith({ room: 'timeline', selected: 'late', page: null, known: null });
  });

  test('of the reader’s work: on the day of that, else today', async () => {
    const { opening, go } = at(20);
    await opening.openOn('late', 60);
    expect(go).toHaveBeenLastCalledWith({ selected: 'late', known: 60 });
    await opening.openOn('late', 40);
    expect(go).toHaveBeenLastCalledWith({ selected: 'late', known: null });
  });

  test('one that is known on neither day cannot be seen, nor one that is not there', () => {
    const { opening } = at(20);
    expect(['early', 'late', 'to-come', 'gone'].map((id) => opening.isSeen(id))).toEqual([true, true, false, false]);
  });
});
