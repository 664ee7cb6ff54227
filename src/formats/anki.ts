/**
 * Notes as text that Anki imports: UTF-8, a note a line, its fields parted by tabs, and before them the header lines that say
 * so (Anki's manual, "Text files": "File headers").
 *
 * Promises: a field with a tab, a line break or a quotation mark, or one that begins like a comment, stands in quotation marks,
 * those within it doubled; a text that a spreadsheet would run as a formula has an apostrophe before it; nothing is markup;
 * a tag is one word; the same notes give the same text.
 */
import { guard } from './csv.ts';

export interface AnkiNote {
  /** by which Anki knows it again: a later import changes the note and keeps its dates */
  guid: string;
  front: string;
  /** line breaks stay */
  back: string;
  tags: readonly string[];
}

/** Notes and the names of both sides → the text of a file. */
export function toAnki(notes: readonly AnkiNote[], names: { front: string; back: string }): string {
  const header = ['#separator:tab', '#html:false', `#columns:${['GUID', names.front, names.back, 'Tags'].map(toName).join('\t')}`, '#guid column:1', '#tags column:4'];
  const lines = notes.map(({ guid, front, back, tags }) => [guid, toText(front), toText(back), tags.map(toTag).join(' ')].map(toField).join('\t'));
  return [...header, ...lines].map((line) => `${line}\n`).join('');
}

/** control characters but tab and line break are no text */
const toText = (text: string): string => guard(text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]/gu, ''));
const toName = (name: string): string => name.replace(/\s+/gu, ' ');
const toTag = (tag: string): string => tag.trim().replace(/[\s\p{Cc}]+/gu, '_');
const toField = (field: string): string => (/[\t\n"]|^[#\s]|\s$/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
