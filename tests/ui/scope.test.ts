import { describe, expect, it } from 'vitest';
import { keyOf, scopeOf, toFilters, type Scope } from '../../src/ui/scope.ts';
import { NO_FILTERS } from '../../src/view/view.ts';

const story: Scope = { of: 'story', id: 'the-visit', name: 'The visit', events: ['a', 'b'] };
const topic: Scope = { of: 'topics', id: 'migration', name: 'Migration' };
const person: Scope = { of: 'people', id: 'migration', name: 'Of that name' };

describe('the scope of a review', () => {
  it('is what the filters are, whatever their order', () => {
    for (const scope of [story, topic, person]) expect(scopeOf(toFilters(scope), [story, topic, person])).toBe(keyOf(scope));
    expect(scopeOf({ ...NO_FILTERS, only: ['b', 'a'] }, [story])).toBe(keyOf(story));
  });
  it('is everything without filters, and something else with others', () => {
    expect(scopeOf(NO_FILTERS, [story])).toBe('');
    expect(scopeOf({ ...NO_FILTERS, query: ' ' }, [story])).toBe('');
    expect(scopeOf({ ...toFilters(topic), query: 'visa' }, [topic])).toBeNull();
    expect(scopeOf({ ...NO_FILTERS, only: ['a'] }, [story])).toBeNull();
  });
});
