import { describe, expect, test } from 'vitest';
import { tellsDate, tellsRank } from '../../src/review/clue.ts';

const words = (text: string) => ({ en: 'Talks', fr: text, ar: 'محادثات' });

describe('a title tells when it was', () => {
  test.each(['Sommet de 2024', 'Accord de 1963', 'accord du 3 mars', 'Visite d’août', 'Talks in September', 'attentats du 16/05', 'زيارة غشت', 'لقاء بشتنبر', 'قمة ٢٠٢٤', 'dans les années 1990', 'Ramadan: رمضان'])('%s', (text) => {
    expect(tellsDate(words(text))).toBe(true);
  });
  test.each(['La visite d’État', 'Hassan II à Paris', 'Résolution 2797', 'COP22 à Marrakech', 'قمة كوب 22', 'Marchés agricoles', 'مارسيليا', 'Une journée à Rabat', '10 000 emplois'])('%s does not', (text) => {
    expect(tellsDate(words(text))).toBe(false);
  });
  test('in any of the three languages: the reader may turn to another', () => {
    expect(tellsDate({ en: 'Talks of May', fr: 'Entretiens', ar: 'محادثات' })).toBe(true);
    expect(tellsDate({ en: 'Talks', fr: 'Entretiens', ar: 'محادثات نونبر' })).toBe(true);
  });
});

describe('a title tells which one of a series it was', () => {
  test.each(['Quatorzième réunion', '14e réunion', 'Fourth forum', '2nd forum', 'المنتدى البرلماني الرابع', 'أول زيارة رسمية'])('%s', (text) => expect(tellsRank(words(text))).toBe(true));
  test.each(['Réunion de haut niveau', 'Hassan II', 'TGV 360 km/h', 'Seconder'])('%s does not', (text) => expect(tellsRank(words(text))).toBe(false));
});
