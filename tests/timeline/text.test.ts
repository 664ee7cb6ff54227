import { describe, expect, it } from 'vitest';
import { wrap, wrapWhole } from '../../src/timeline/layout/text.ts';

/** Every letter is ten pixels wide. */
const measure = (text: string): number => [...text].length * 10;

describe('a word wider than its column', () => {
  it('is broken into parts that fit, and no letter is lost', () => {
    expect(wrap('industrie et investissements', 'title', 110, 6, measure)).toEqual({ lines: ['industrie', 'et', 'investissem', 'ents'], width: 110 });
    expect(wrap('anticonstitutionnellement vu', 'title', 80, 6, measure).lines).toEqual(['anticons', 'titution', 'nelle', 'ment vu']);
  });
  it('is broken after its own hyphen, where it has one', () => {
    expect(wrap('et Dupond-Moretti à Paris', 'title', 120, 6, measure).lines).toEqual(['et Dupond-', 'Moretti à', 'Paris']);
  });
  it('leaves no part of less than four letters', () => {
    expect(wrap('abcdefghijk', 'title', 100, 6, measure).lines).toEqual(['abcdefg', 'hijk']);
  });
  it('is cut where there is no further line', () => {
    expect(wrap('investissements', 'title', 110, 1, measure).lines).toEqual(['investisse…']);
    expect(wrap('et investissements', 'title', 110, 2, measure).lines).toEqual(['et', 'investisse…']);
  });
  it('stays whole where its letters are joined', () => {
    expect(wrap('والاستثمارات', 'title', 80, 6, measure).lines).toHaveLength(1);
  });
  it('is no whole title', () => {
    expect(wrapWhole('industrie et investissements', 'title', 110, 6, measure)).toBeNull();
  });
});
