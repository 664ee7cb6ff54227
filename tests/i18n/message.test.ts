import { MessageFormat } from 'messageformat';
import { describe, expect, test, vi } from 'vitest';
import { createI18n, LANGUAGES, localeOf, type MessageKey } from '../../src/i18n/index.ts';
import { compileMessage } from '../../src/i18n/compile.ts';
import { MESSAGES } from '../../src/i18n/messages/index.ts';

const KEYS = Object.keys(MESSAGES.en) as MessageKey[];
const COUNTS = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 1000, 1_000_000];
/** Nothing but placeholders, or a name. */
const SAME: Record<'fr' | 'ar', MessageKey[]> = {
  fr: ['announce.mark', 'app.name', 'bring.column.date', 'change.moved', 'cite.version', 'embed.source', 'export.format', 'field.date', 'grade.leads', 'map.latitude', 'map.longitude', 'mark.held', 'picture.note', 'portfolio.justice', 'print.a4', 'publish.frame', 'publish.script'],
  ar: ['change.of', 'grade.leads', 'mark.held', 'picture.altOf', 'print.a4'],
};

const variablesOf = (source: string): string[] => [...new Set([...source.matchAll(/\{\$(\w+)/g), ...source.matchAll(/\.input \{\$(\w+)/g)].map(([, name]) => name!))].sort();
const samples = (source: string, count: number): Record<string, string | number> =>
  Object.fromEntries(variablesOf(source).map((name) => [name, name === 'count' ? count : `«${name}»`]));
/** What the reader sees of it. */
const visible = (text: string): string => text.replace(/[\u2066-\u2069\u200f]/g, '');

describe.each(LANGUAGES)('messages in %s', (language) => {
  test('every message compiles, and is said for every count without an error or a hole', () => {
    for (const key of KEYS) {
      const source = MESSAGES[language][key];
      for (const bidiIsolation of ['default', 'none'] as const) {
        const message = new MessageFormat(localeOf(language), source, { bidiIsolation });
        for (const count of variablesOf(source).includes('count') ? COUNTS : [0]) {
          const errors: unknown[] = [];
          const said = message.format(samples(source, count), (error) => errors.push(error));
          expect(errors, `${key} for ${count}`).toEqual([]);
          expect(said, `${key} for ${count}`).not.toMatch(/[{}$\ufffd]/);
          expect(said.trim(), key).not.toBe('');
        }
      }
    }
  });

  test('a message that counts has a form for every category of the language', () => {
    // the many of French begins at a million and may share the common form
    const categories = new Intl.PluralRules(localeOf(language)).resolvedOptions().pluralCategories.filter((category) => category !== 'other' && category !== 'zero');
    for (const key of KEYS) {
      const source = MESSAGES[language][key];
      if (!source.includes('.match $count')) continue;
      for (const category of categories) expect(source, key).toMatch(new RegExp(`(^|\\s)${category} \\{\\{`));
    }
  });

  test('has the variables of the English', () => {
    for (const key of KEYS) {
      expect(variablesOf(MESSAGES[language][key]), key).toEqual(variablesOf(MESSAGES.en[key]));
    }
  });

  test('no spaces at an end, no doubled spaces, no straight quotation marks', () => {
    for (const key of KEYS) {
      const said = new MessageFormat(localeOf(language), MESSAGES[language][key], { bidiIsolation: 'none' }).format(samples(MESSAGES[language][key], 3));
      expect(said, key).toBe(said.trim());
      expect(said, key).not.toMatch(/ {2}|["']/);
    }
  });
});

test('the same keys in every language', () => {
  for (const language of LANGUAGES) expect(Object.keys(MESSAGES[language]).sort()).toEqual([...KEYS].sort());
});

test.each(['fr', 'ar'] as const)('nothing is left in English: %s', (language) => {
  expect(KEYS.filter((key) => MESSAGES[language][key] === MESSAGES.en[key]).sort()).toEqual(SAME[language]);
});

test('French sets a narrow no-break space before : ; ! ? and inside « »', () => {
  for (const key of KEYS) {
    const source = MESSAGES.fr[key];
    const said = new MessageFormat('fr-FR', source, { bidiIsolation: 'none' }).format(Object.fromEntries(variablesOf(source).map((name) => [name, name === 'count' ? 3 : 'x'])));
    expect(said, key).not.toMatch(/[^\u202f][:;!?»]|«[^\u202f]/);
  }
});

test('Arabic speaks to the reader in the plural, as Moroccan public pages do, and writes no mark of tanwin', () => {
  for (const key of KEYS) {
    expect(MESSAGES.ar[key], key).not.toMatch(/(?:^|[\s'«{،.])(?:و|ف)?(?:احفظ|احذف|اختر|أضف|افتح|ابحث|حدد|خذ|نزّل|أعد|اجلب|غيّر|استورد|اعرض|ارسم|افحص|انظر|الصق|أفلت|أوقف|ألغ|أصلح|انتبه)(?=[\s'.،:]|ه |ها |$)/u);
    expect(MESSAGES.ar[key], key).not.toContain('\u064b');
    expect(MESSAGES.ar[key], key).not.toMatch(/(?:بيانات|عمل|ملاحظات|مجموعت|متصفح|نص)ك(?=[\s.،»':؛]|$)/u);
  }
});

test('Arabic has its own comma, semicolon and question mark, and Latin digits', () => {
  for (const key of KEYS) {
    expect(MESSAGES.ar[key].replace(/\{[^}]*\}/g, ''), key).not.toMatch(/[,;?\u0660-\u0669]/);
  }
});

test('six forms of Arabic', () => {
  const { plain } = createI18n('ar');
  expect([0, 1, 2, 3, 11, 100].map((count) => plain('count.events', { count }))).toEqual(['لا حدث', 'حدث واحد', 'حدثان', '3 أحداث', '11 حدثا', '100 حدث']);
});

test('French says zero in the singular, English in the plural', () => {
  expect(createI18n('fr').plain('count.events', { count: 0 })).toBe('0 événement');
  expect(createI18n('en').plain('count.events', { count: 0 })).toBe('0 events');
});

test('a Latin name in an Arabic sentence is isolated on the page, and is not in the picture', () => {
  const { t, plain } = createI18n('ar');
  expect(t('source.relays', { publisher: 'Le Monde' })).toBe('نقلا عن \u2068Le Monde\u2069');
  expect(plain('source.relays', { publisher: 'Le Monde' })).toBe('نقلا عن Le Monde');
});

test.each(LANGUAGES)('a compiled message says what MessageFormat says of its source: %s', (language) => {
  const i18n = createI18n(language);
  const sets = (source: string): Record<string, string | number>[] => [
    ...[...COUNTS, -1, 2.5, 1234.5].map((count) => samples(source, count)),
    Object.fromEntries(variablesOf(source).map((name) => [name, name === 'count' ? 0 : ''])),
    Object.fromEntries(variablesOf(source).map((name) => [name, 12_345])),
    Object.fromEntries(variablesOf(source).map((name) => [name, name === 'count' ? 1 : 'one'])),
    {},
  ];
  for (const key of KEYS) {
    const source = MESSAGES[language][key];
    for (const [say, bidiIsolation] of [[i18n.t, 'default'], [i18n.plain, 'none']] as const) {
      const message = new MessageFormat(localeOf(language), source, { bidiIsolation });
      for (const variables of sets(source)) expect(say(key, variables), `${key} ${JSON.stringify(variables)}`).toBe(message.format(variables, () => undefined));
    }
  }
});

test.each([
  ['a function in a text', '{$day :date}'],
  ['an option', '.input {$count :integer signDisplay=always}\n.match $count\n* {{x}}'],
  ['two selectors', '.input {$a :string}\n.input {$b :string}\n.match $a $b\n* * {{x}}'],
  ['markup', '{#b}x{/b}'],
])('what is not compiled is refused by its key: %s', (_, source) => {
  expect(() => compileMessage(source, 'some.key')).toThrow(/^some\.key: .*Expected: .*Found: /s);
});

test('a missing variable is seen, and throws nothing', () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  expect(visible(createI18n('en').t('source.relays'))).toBe('relays {$publisher}');
  vi.restoreAllMocks();
});

test('a problem of a file is said with and without a place in it', () => {
  const { plain } = createI18n('en');
  const problem = { file: 'articles/2024/x.json', expected: 'a day such as 2024-04-23', found: '"23 avril"' };
  expect(plain('problem.date', { ...problem, path: '' })).toBe('articles/2024/x.json: not a date that can be read. Expected: a day such as 2024-04-23. Found: "23 avril".');
  expect(plain('problem.date', { ...problem, path: 'reports.3.date' })).toMatch(/^articles\/2024\/x\.json, at reports\.3\.date: /);
});
