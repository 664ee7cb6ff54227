import { describe, expect, test } from 'vitest';
import { fold } from '../../src/model/fold.ts';
import { wordsOf } from '../../src/search/fold.ts';
import { keptUnder, soughtBy } from '../../src/search/stem.ts';

describe('fold puts aside what readers leave out', () => {
  test.each([
    ['أحمد إلى آخر ٱلمغرب', 'احمد الي اخر المغرب'],
    ['مؤتمر رئيس', 'موتمر رييس'],
    ['زِيَارَةٌ', 'زياره'],
    ['مـحـمـد', 'محمد'],
    ['موسى', 'موسي'],
    ['علی', 'علي'],
    ['Séjourné', 'sejourne'],
    ['ÇA VA', 'ça va'],
    ['ﬁn', 'fin'],
    ['\u200fRabat\u200e \u2068x\u2069', 'Rabat x'],
    ['ﺍﻟﻤﻐﺮﺏ', 'المغرب'],
    ['شُتنبر ٢٠٢٤', 'شتنبر 2024'],
    ['Œuvre, Æ', 'oeuvre, ae'],
  ])('%s as %s', (written, typed) => {
    expect(fold(written)).toBe(fold(typed));
  });

  test('and no more than that', () => {
    expect(fold('Rabat')).not.toBe(fold('Ribat'));
    expect(fold('زيارة')).not.toBe(fold('زيارات'));
    expect(fold('2024-10-28')).toBe('2024-10-28');
  });
});

test('words stand where they are in the text; apostrophes and hyphens part them, marks do not', () => {
  const text = 'l’Élysée, Saint-Denis; زيارةُ الرّباط \u2068(2024)\u2069';
  const words = wordsOf(text);
  expect(words.map(({ folded }) => folded)).toEqual(['l', 'elysee', 'saint', 'denis', 'زياره', 'الرباط', '2024']);
  expect(words.map(({ from, to }) => text.slice(from, to))).toEqual(['l', 'Élysée', 'Saint', 'Denis', 'زيارةُ', 'الرّباط', '2024']);
});

describe('an Arabic word is found by another form of it', () => {
  /** a question finds a text where one of its terms begins one of the text's */
  const meets = (question: string, text: string): boolean => {
    const kept = wordsOf(text).flatMap(({ folded }) => keptUnder(folded));
    return wordsOf(question).every(({ folded }) => soughtBy(folded).some((term) => kept.some((each) => each.startsWith(term))));
  };
  test.each([
    ['وزير', 'الوزير'], ['الوزير', 'وزير'], ['وزير', 'للوزير'], ['وزير', 'ووزير'], ['وزراء', 'الوزير'], ['المغرب', 'والمغرب'], ['المغرب', 'بالمغرب'], ['المغرب', 'للمغرب'], ['مغرب', 'المغرب'],
    ['زيارة', 'بزيارته'], ['زيارة', 'زيارتها'], ['زيارة', 'الزيارات'], ['فرنسا', 'وفرنسا'], ['الفرنسي', 'فرنسية'], ['رئيس', 'الرؤساء'], ['السفير', 'سفراء'],
  ])('%s finds %s', (question, text) => {
    expect(meets(question, text)).toBe(true);
  });

  test.each([['وزير', 'زيارة'], ['ملك', 'مالك'], ['رباط', 'رابط'], ['شتنبر', 'نونبر']])('%s does not find %s', (question, text) => {
    expect(meets(question, text)).toBe(false);
  });

  test('words of other scripts are left alone', () => {
    expect([soughtBy('visite'), keptUnder('visite'), keptUnder('2024')]).toEqual([['visite'], ['visite'], ['2024']]);
  });
});
