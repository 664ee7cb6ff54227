// What the page calls a kind or a status is understood in a table, in every language, and so are our own ids.
import { describe, expect, test } from 'vitest';
import { kindOf, statusOf } from '../../src/formats/cell-words.ts';
import { languageOf } from '../../src/formats/reference-read.ts';
import { createI18n, LANGUAGES } from '../../src/i18n/index.ts';
import { EVENT_KINDS, STATUSES } from '../../src/model/schema.ts';

describe.each(LANGUAGES)('in %s', (language) => {
  const { plain } = createI18n(language);
  test('every kind', () => {
    for (const kind of EVENT_KINDS) expect([kindOf(kind), kindOf(plain(`kind.${kind}`)), kindOf(` ${plain(`kind.${kind}`).toUpperCase()} `)], kind).toEqual([kind, kind, kind]);
  });
  test('every status', () => {
    for (const status of STATUSES) expect([statusOf(status), statusOf(plain(`status.${status}`))], status).toEqual([status, status]);
    expect([statusOf(plain('status.underway')), statusOf(plain('status.lapsed'))]).toEqual(['held', 'planned']);
  });
  test('every language that has a name', () => {
    for (const each of LANGUAGES) expect(languageOf(plain(`language.${each}`)), each).toBe(each);
  });
});

test.each([['State-Visit', 'state-visit'], ['visite d\'Etat', 'state-visit'], ['VISITE D’ÉTAT', 'state-visit'], ['زيارةُ دولة', 'state-visit'], ['', null], ['visit of a cousin', null], ['constructor', null]])('%j is the kind %j', (text, kind) => {
  expect(kindOf(text)).toBe(kind);
});

test('no word is of two kinds or two statuses', () => {
  expect([kindOf('visite'), statusOf('annulé'), statusOf('annulée')]).toEqual(['working-visit', 'cancelled', 'cancelled']);
});
