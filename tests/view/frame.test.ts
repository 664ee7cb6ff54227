import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFrame } from '../../src/view/frame.ts';

const ASKED = { lang: 'fr', theme: 'dark', title: 'Une visite, huit dates', note: 'Ce qui était annoncé & quand', controls: 'all', line: 'off', height: '480', accent: '#aa3300', home: 'https://example.org/frise/' };
const query = (pairs: Record<string, string>, by = '&'): string => `?${new URLSearchParams(pairs).toString().replaceAll('&', by)}`;

describe('the address of an embed', () => {
  test.each(['&', '&amp;', '&#038;', '&#38;', '&#x26;', '&amp;amp;', ';'])('says the same with its parts apart by %s', (by) => {
    expect(readFrame(query(ASKED, by), '')).toEqual({
      language: 'fr', theme: 'dark', title: ASKED.title, note: ASKED.note, controls: 'all', line: false, height: 480, accent: '#aa3300', home: 'https://example.org/frise/', carried: null,
    });
  });

  test('what it does not name is as it is by default, and what cannot be read too', () => {
    const plain = { language: null, theme: 'system', title: '', note: '', controls: 'few', line: true, height: null, accent: null, home: null, carried: null };
    expect(readFrame('', '')).toEqual(plain);
    expect(readFrame('?lang=de&theme=pink&controls=every&height=tall&accent=red;&home=javascript:alert(1)', '')).toEqual(plain);
    expect(readFrame('?height=&home=https://a:b@example.org/', '')).toEqual(plain);
  });

  test('a height is kept within reason, a home without its query', () => {
    expect([readFrame('?height=1', '').height, readFrame('?height=1e9', '').height]).toEqual([240, 4000]);
    expect(readFrame('?home=https%3A%2F%2Fexample.org%2Fa%2F%3Fb%23c', '').home).toBe('https://example.org/a/');
  });

  test('where the reader is stands over what was asked for', () => {
    expect(readFrame('?lang=fr&title=a', '#lang=ar')).toMatchObject({ language: 'ar', title: 'a' });
  });

  test('any text at all is an address', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (search, hash) => void readFrame(search, hash)));
  });
});
