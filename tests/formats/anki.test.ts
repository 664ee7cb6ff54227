import { describe, expect, test } from 'vitest';
import { toAnki, type AnkiNote } from '../../src/formats/anki.ts';

/** Reads the file as Anki's manual says that it is read: header lines first, quotation marks about fields, `#` for comments. */
function readAnki(text: string): { headers: Record<string, string>; rows: string[][] } {
  const headers: Record<string, string> = {};
  let rest = text;
  for (let line = /^#([^:\n]+):([^\n]*)\n/.exec(rest); line; line = /^#([^:\n]+):([^\n]*)\n/.exec(rest)) {
    headers[line[1]!] = line[2]!;
    rest = rest.slice(line[0].length);
  }
  const rows: string[][] = [];
  for (let at = 0; at < rest.length; ) {
    if (rest[at] === '#') {
      at = rest.indexOf('\n', at) + 1;
      continue;
    }
    const row: string[] = [];
    for (;;) {
      let field = '';
      if (rest[at] === '"') {
        at += 1;
        while (rest[at] !== '"' || rest[at + 1] === '"') {
          field += rest[at];
          at += rest[at] === '"' ? 2 : 1;
        }
        at += 1;
      } else while (rest[at] !== '\t' && rest[at] !== '\n') field += rest[at++];
      row.push(field);
      at += 1;
      if (rest[at - 1] === '\n') break;
    }
    rows.push(row);
  }
  return { headers, rows };
}

const note = (some: Partial<AnkiNote> = {}): AnkiNote => ({ guid: 'rapprochement.en.visit', front: 'Visit', back: '23 April 2024', tags: ['rapprochement'], ...some });
const write = (...notes: AnkiNote[]) => toAnki(notes, { front: 'Question', back: 'Answer' });

describe('text for Anki', () => {
  test('says in its header lines what it is, the separator before the columns', () => {
    expect(write().split('\n')).toEqual(['#separator:tab', '#html:false', '#columns:GUID\tQuestion\tAnswer\tTags', '#guid column:1', '#tags column:4', '']);
  });

  test.each([
    ['plain', 'Darmanin à Rabat · دارمانان'],
    ['a tab', 'a\tb'],
    ['line breaks', 'a\nb\n\nc'],
    ['quotation marks', 'he said "no", "never"'],
    ['what is marked as a comment', '# one'],
    ['markup', '<b>bold</b> & <script>alert(1)</script>'],
    ['spaces at an end', 'a '],
  ])('comes back letter by letter: %s', (_what, text) => {
    const { headers, rows } = readAnki(write(note({ front: text, back: text }), note({ guid: 'two' })));
    expect(headers).toMatchObject({ separator: 'tab', html: 'false', 'guid column': '1', 'tags column': '4' });
    expect(rows).toEqual([['rapprochement.en.visit', text, text, 'rapprochement'], ['two', 'Visit', '23 April 2024', 'rapprochement']]);
  });

  test('a formula is text to a spreadsheet', () => {
    for (const text of ['=1+1', '+1', '-1', '@a', '\u200b=1']) expect(readAnki(write(note({ front: text }))).rows[0]![1]).toMatch(/^'/);
  });

  test('control characters are left out, line breaks are of one kind', () => {
    expect(readAnki(write(note({ back: 'a\r\nb\rc\u0000\u0007d' }))).rows[0]![2]).toBe('a\nb\ncd');
  });

  test('a tag is one word', () => {
    expect(readAnki(write(note({ tags: ['rapprochement', 'state visit', ' a\tb '] }))).rows[0]![3]).toBe('rapprochement state_visit a_b');
  });
});
