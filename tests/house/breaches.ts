// The rules of the house, asked of a tree of files. Pure: what is on the disk is an argument.

import { posix } from 'node:path';
import { read } from './source.ts';
import { direction, doors, kept, nameless, pure, table, topLevel, wordless } from './table.ts';
import type { Import } from './source.ts';
import type { Row } from './table.ts';

export interface File {
  path: string;
  text: string;
}
export interface Breach {
  rule: 'import' | 'package' | 'node' | 'purity' | 'door' | 'direction' | 'words' | 'name' | 'place';
  path: string;
  what: string;
}

const within = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`);
const isPackage = (from: string, name: string): boolean => from === name || from.startsWith(`${name}/`) || (name === 'd3' && /^d3-[a-z]+/.test(from));

export function breaches(files: File[]): Breach[] {
  return files.flatMap((file) => [...inPlace(file), ...(file.path.startsWith('src/') ? inSource(file) : [])]);
}

/** What the top level must have and has not. */
export function absent(files: Pick<File, 'path'>[]): string[] {
  return topLevel.filter((name) => !files.some(({ path }) => within(path, name)));
}

function inPlace({ path }: File): Breach[] {
  const top = path.split('/')[0] ?? '';
  return top.startsWith('.') || topLevel.includes(top) ? [] : [{ rule: 'place', path, what: `${top} has no place at the top level` }];
}

function inSource({ path, text }: File): Breach[] {
  const inside = path.slice('src/'.length);
  const breach = (rule: Breach['rule'], what: string): Breach => ({ rule, path, what });
  const row = rowOf(inside);
  if (!row) return [breach('place', 'belongs to no room')];
  const { imports, globals, strings, words } = read(path, text);
  const unique = [...new Set(globals)];
  return [
    ...inside.split('/').flatMap((part) => (nameless.includes(part.split('.')[0] ?? '') ? [breach('name', `${part} says nothing of what is inside`)] : [])),
    ...imports.flatMap((it) => wrong(it, inside, row).map(([rule, what]) => breach(rule, what))),
    ...(pure.some((room) => within(inside, room))
      ? unique.flatMap((it) => (['window', 'document', 'Date.now', 'new Date()', 'Math.random'].includes(it) ? [breach('purity', `${it} in ${row.room}`)] : []))
      : []),
    ...Object.entries(doors).flatMap(([door, places]) =>
      unique.includes(door) && !places.some((place) => within(inside, place)) ? [breach('door', `${door} outside ${places.join(', ')}`)] : [],
    ),
    ...(strings.includes('rtl') && !within(inside, 'build') && !direction.some((place) => within(inside, place)) ? [breach('direction', 'decides the direction of writing')] : []),
    ...(wordless.some((room) => within(inside, room)) ? words.map((it) => breach('words', it)) : []),
  ];
}

function rowOf(inside: string): Row | null {
  const rows = table.filter(({ room }) => within(inside, room));
  return rows.reduce<Row | null>((best, row) => (best && best.room.length >= row.room.length ? best : row), null);
}

function wrong({ from, typeOnly, address }: Import, inside: string, row: Row): [Breach['rule'], string][] {
  const how = typeOnly ? 'the types of ' : '';
  if (address && row.node) return []; // Node reads the disk by such addresses
  if (from.startsWith('.')) {
    const to = posix.join(posix.dirname(inside), from.replace(/[?#].*$/, ''));
    const may = [row.room, ...row.may, ...(typeOnly ? (row.types ?? []) : [])];
    if (may.some((room) => within(to, room))) return [];
    return [['import', `${row.room} may not import ${how}${to}`]];
  }
  if (from.startsWith('node:')) return row.node ? [] : [['node', `${row.room} may not import ${from}`]];
  const keeper = Object.entries(kept).find(([name]) => isPackage(from, name));
  if (keeper) return within(inside, keeper[1]) ? [] : [['package', `only ${keeper[1]} may import ${how}${from}`]];
  if (row.packages === 'any' || row.packages?.some((name) => isPackage(from, name))) return [];
  return [['package', `${row.room} may not import ${how}${from}`]];
}
