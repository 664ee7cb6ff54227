/**
 * What the columns of an unknown table hold: guessed from their names in English, French and Arabic, and from what
 * stands in them. A guess is a proposal: whoever imports may change it.
 */
import { safeUrl } from '../model/address.ts';
import { fold } from '../model/fold.ts';
import { kindOf, statusOf } from './cell-words.ts';
import { isDate, readDateText, type Order } from './foreign-date.ts';
import { languageOf } from './reference-read.ts';
import { findSeparator, isBlank, toRows, type Separator } from './rows.ts';

export const ROLES = ['id', 'title', 'start', 'end', 'year', 'month', 'day', 'text', 'groups', 'people', 'place', 'latitude', 'longitude', 'link', 'source', 'words', 'kind', 'status', 'language'] as const;
export type Role = (typeof ROLES)[number];

export interface TableMapping {
  separator: Separator;
  /** whether the first row names the columns */
  header: boolean;
  /** which of two small numbers of a date is the day */
  order: Order;
  /** the column of each role, from 0 */
  columns: Partial<Record<Role, number>>;
}
/** What was chosen; the rest is guessed. */
export type TableChoice = Partial<TableMapping>;
export interface TableGuess {
  mapping: TableMapping;
  /** what the columns hold was chosen, and is no guess any more */
  chosen: boolean;
  /** the names of the columns; empty where they have none */
  names: string[];
  /** the first rows below the header */
  sample: string[][];
}

/** Names by role, folded; a column that begins with one counts where none is it. */
const NAMES: Record<Role, readonly string[]> = {
  id: ['id', 'unique id', 'uid', 'identifier', 'identifiant', 'key', 'cle', 'المعرف'],
  title: ['title', 'headline', 'event', 'name', 'label', 'titre', 'intitule', 'evenement', 'nom', 'libelle', 'العنوان', 'الحدث', 'عنوان', 'حدث', 'اسم'],
  start: ['start', 'start date', 'date', 'begin', 'begin date', 'from', 'start time', 'debut', 'date de debut', 'du', 'التاريخ', 'تاريخ', 'تاريخ البدايه', 'البدايه', 'من'],
  end: ['end', 'end date', 'to', 'until', 'end time', 'fin', 'date de fin', 'au', 'تاريخ النهايه', 'النهايه', 'الي'],
  year: ['year', 'annee', 'an', 'السنه', 'سنه', 'العام'],
  month: ['month', 'mois', 'الشهر', 'شهر'],
  day: ['day', 'jour', 'اليوم', 'يوم'],
  text: ['text', 'description', 'summary', 'details', 'note', 'notes', 'body', 'texte', 'resume', 'commentaire', 'الوصف', 'النص', 'نص', 'وصف', 'ملخص', 'تفاصيل'],
  groups: ['group', 'groups', 'category', 'categories', 'type', 'kind', 'tag', 'tags', 'topic', 'topics', 'theme', 'groupe', 'categorie', 'sujet', 'الفيه', 'فيه', 'النوع', 'نوع', 'الموضوع', 'موضوع', 'المجموعه'],
  people: ['people', 'person', 'persons', 'participants', 'who', 'personnes', 'personne', 'qui', 'الاشخاص', 'المشاركون', 'اشخاص'],
  place: ['place', 'location', 'city', 'where', 'venue', 'lieu', 'ville', 'endroit', 'المكان', 'مكان', 'المدينه', 'مدينه'],
  latitude: ['latitude', 'lat', 'خط العرض'],
  longitude: ['longitude', 'lon', 'lng', 'long', 'خط الطول'],
  link: ['link', 'url', 'source url', 'source link', 'website', 'web', 'lien', 'adresse', 'site', 'الرابط', 'رابط'],
  source: ['source', 'sources', 'publisher', 'media', 'newspaper', 'journal', 'editeur', 'المصدر', 'مصدر', 'الناشر'],
  // these count only where most of their cells are understood: a "type" may be anything
  kind: ['kind', 'event kind', 'kind of event', 'type', 'event type', 'genre', 'genre d evenement', 'type d evenement', 'nature', 'النوع', 'نوع', 'نوع الحدث', 'الصنف', 'صنف', 'صنف الحدث'],
  status: ['status', 'state', 'statut', 'etat', 'الحاله', 'حاله', 'الوضع', 'وضع', 'وضع الحدث'],
  language: ['language', 'lang', 'langue', 'اللغه', 'لغه'],
  words: ['display date', 'date text', 'date words', 'date affichee', 'نص التاريخ'],
};

/** Names of our own tables: that of events is read by its names alone. */
const OURS = ['event', 'knowledge day', 'corpus version'];
const OWN: Partial<Record<Role, string>> = {
  id: 'event', title: 'title', start: 'date', words: 'date words', kind: 'kind', status: 'status', place: 'place', latitude: 'latitude', longitude: 'longitude', people: 'people', groups: 'topics', text: 'summary', link: 'sources',
};

/** Which of our own tables has these headers; null: none. */
export function ownTable(headers: readonly string[]): 'events' | 'reports' | null {
  const names = headers.map(toName);
  if (!OURS.every((name) => names.includes(name))) return null;
  return names.includes('report') ? 'reports' : 'events';
}

/** Where the header of our own table stands that says whether a date is a window; -1: nowhere. */
export const windowColumn = (headers: readonly string[]): number => headers.map(toName).indexOf('date is window');

/** Rows looked at. */
const SEEN = 200;

/** Text → what its columns seem to be; what is chosen already is no guess. */
export function guessTable(text: string, choice: TableChoice = {}): TableGuess {
  const separator = choice.separator ?? findSeparator(text) ?? ',';
  const rows = toRows(text.slice(0, 400_000), separator).slice(0, SEEN).filter((row) => !isBlank(row));
  const first = (rows[0] ?? []).map((cell) => cell.trim());
  const named = nameColumns(first, rows.slice(1));
  const header = choice.header ?? (rows.length > 0 && first.every((cell) => cell !== '' || first.length > 1) && !first.some((cell) => isDateCell(cell) || safeUrl(cell) !== null) && (Object.keys(named).length > 0 || rows.slice(1).some((row) => row.some(isDateCell))));
  const body = header ? rows.slice(1) : rows;
  const columns = choice.columns ?? (header ? named : {});
  if (choice.columns === undefined) fillByContent(columns, body);
  return { mapping: { separator, header, order: choice.order ?? guessOrder(columns, body), columns }, chosen: choice.columns !== undefined, names: header ? first : [], sample: body.slice(0, 5) };
}

const toName = (header: string): string => fold(header.slice(0, 100)).replace(/[\s_\-.:[\]{}"*]+/gu, ' ').trim();

/** Columns that hold words of a list of ours → how each is understood. */
const UNDERSTOOD: Partial<Record<Role, (cell: string) => string | null>> = { kind: kindOf, status: statusOf, language: languageOf };

function nameColumns(header: readonly string[], body: readonly string[][]): Partial<Record<Role, number>> {
  const columns: Partial<Record<Role, number>> = {};
  const names = header.map(toName);
  if (ownTable(header) === 'events') return Object.fromEntries(Object.entries(OWN).flatMap(([role, name]) => (names.includes(name) ? [[role, names.indexOf(name)]] : [])));
  /** a list of addresses is no name of a publisher */
  const addressed = (at: number): boolean => isMostly(body.map((row) => row[at] ?? ''), isAddresses);
  const free = (index: number): boolean => !Object.values(columns).includes(index);
  for (const [role, read] of Object.entries(UNDERSTOOD) as [Role, (cell: string) => string | null][]) {
    const index = names.findIndex((name, at) => NAMES[role].includes(name) && isMostly(body.map((row) => row[at] ?? ''), (cell) => read(cell) !== null));
    if (index >= 0) columns[role] = index;
  }
  for (const exact of [true, false]) {
    for (const role of ROLES) {
      if (columns[role] !== undefined || UNDERSTOOD[role] !== undefined) continue;
      const index = NAMES[role].map((name) => names.findIndex((each, at) => free(at) && (exact ? each === name : name.length > 3 && each.startsWith(`${name} `)) && (role !== 'source' || !addressed(at)))).find((at) => at >= 0);
      if (index !== undefined) columns[role] = index;
    }
  }
  // a year beside a whole date says nothing more
  if (columns.start !== undefined) for (const role of ['year', 'month', 'day'] as const) delete columns[role];
  return columns;
}

/** of those that are not empty, and of one at least */
function isMostly(column: readonly string[], is: (cell: string) => boolean): boolean {
  const cells = column.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return cells.length > 0 && cells.filter(is).length > cells.length * 0.6;
}

/** One address, or several with spaces between them. */
const isAddresses = (cell: string): boolean => toAddresses(cell).length > 0;
/** The addresses of a cell that holds nothing else. */
export function toAddresses(cell: string): string[] {
  const parts = cell.split(/\s+/u).filter((part) => part !== '');
  return parts.every((part) => safeUrl(part) !== null) ? parts : [];
}

const isDateCell = (cell: string): boolean => cell.trim() !== '' && isDate(readDateText(cell));

/** Roles that no name gave, from what stands in the columns that are left. */
function fillByContent(columns: Partial<Record<Role, number>>, body: readonly string[][]): void {
  const width = Math.max(0, ...body.map((row) => row.length));
  const left = (): number[] => Array.from({ length: width }, (_, index) => index).filter((index) => !Object.values(columns).includes(index));
  const mostly = (index: number, is: (cell: string) => boolean): boolean => isMostly(body.map((row) => row[index] ?? ''), is);
  if (columns.start === undefined && columns.year === undefined) {
    const dates = left().filter((index) => mostly(index, isDateCell));
    if (dates[0] !== undefined) columns.start = dates[0];
    if (dates[1] !== undefined && columns.end === undefined) columns.end = dates[1];
  }
  if (columns.link === undefined) {
    const link = left().find((index) => mostly(index, isAddresses));
    if (link !== undefined) columns.link = link;
  }
  if (columns.title === undefined) {
    const title = left().find((index) => mostly(index, (cell) => /\p{L}{2}/u.test(cell) && cell.length <= 300));
    if (title !== undefined) columns.title = title;
  }
  if (columns.text === undefined) {
    const text = left().find((index) => mostly(index, (cell) => cell.length > 60));
    if (text !== undefined) columns.text = text;
  }
}

const SMALL = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}/;

/** Month first where some date is possible only so, and none only the other way. */
function guessOrder(columns: Partial<Record<Role, number>>, body: readonly string[][]): Order {
  let [day, month] = [false, false];
  for (const row of body) {
    for (const index of [columns.start, columns.end]) {
      const match = index === undefined ? null : SMALL.exec(row[index] ?? '');
      if (match && Number(match[1]) > 12) day = true;
      if (match && Number(match[2]) > 12) month = true;
    }
  }
  return month && !day ? 'month' : 'day';
}
