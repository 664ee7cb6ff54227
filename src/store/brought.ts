/**
 * What the bytes of a file are, in pieces of our own form: a bundle, articles, or a foreign file made ours.
 * Promises: never throws; what it is not sure of it tells.
 */
import { leftOf, toOwnDataset, toPieces, type Home } from '../formats/arrival.ts';
import { parseBundle } from '../formats/bundle.ts';
import { guessTable, type TableChoice, type TableGuess } from '../formats/columns.ts';
import { decode } from '../formats/decode.ts';
import { detectText, isJsonText } from '../formats/detect.ts';
import { readForeign, type Foreign } from '../formats/foreign.ts';
import type { ForeignFormat } from '../formats/incoming.ts';
import { mixedIn } from '../formats/mixed.ts';
import { isRec } from '../formats/record.ts';
import type { Pieces } from '../model/gathering.ts';
import type { Problem } from '../model/problem.ts';
import { mixedScripts } from '../model/script.ts';

export type Brought = ForeignFormat | 'bundle' | 'articles' | 'backup';

export interface Asked extends Omit<Home, 'name'> {
  bytes: Uint8Array;
  /** null: as the file calls itself */
  name: string | null;
  /** how the columns of a table are read; null, or absent in it: as they are guessed */
  mapping: TableChoice | null;
}

export interface Read {
  format: Brought | null;
  /** what the file calls itself */
  title: string | null;
  /** null: nothing can be taken */
  pieces: Pieces | null;
  faults: Problem[];
  remarks: Problem[];
  /** what is taken as it stands, and may be taken for something else */
  warnings: Problem[];
  /** of a table: what its columns were taken to hold */
  table: TableGuess | null;
}

export async function readBrought(asked: Asked): Promise<Read> {
  const { file, bytes, mapping } = asked;
  const refuse = (format: Brought | null, faults: Problem[]): Read => ({ format, title: null, pieces: null, faults, remarks: [], warnings: [], table: null });
  const decoded = decode(bytes, file);
  if ('problem' in decoded) return refuse(null, [decoded.problem]);
  const { text } = decoded;
  const foreign = await read(text, file, mapping);
  if ('problems' in foreign) return refuse(null, foreign.problems);
  const bare = file.replace(/\.[^.]+$/, '');
  if ('incoming' in foreign) {
    const { incoming } = foreign;
    const taken = incoming.events.length + incoming.articles.length > 0;
    return {
      format: incoming.format,
      title: incoming.title,
      pieces: taken ? toPieces(incoming, { ...asked, name: asked.name ?? incoming.title ?? bare }) : null,
      faults: incoming.faults,
      remarks: [...incoming.remarks, ...leftOf(incoming, file)],
      warnings: mixedIn(incoming, file),
      table: incoming.format === 'table' ? guessTable(text, mapping ?? {}) : null,
    };
  }
  const { value } = foreign;
  switch (foreign.ours) {
    case 'bundle': {
      const parsed = parseBundle(value, file);
      if ('problems' in parsed) return refuse('bundle', parsed.problems);
      const { bundle: _kind, format: _format, version: _version, ...pieces } = parsed.bundle;
      return { format: 'bundle', title: titleOf(pieces.dataset), pieces, faults: [], remarks: [], warnings: mixedOf(pieces, file), table: null };
    }
    case 'article': {
      // one, a list of them, or a list with the events, publishers and people that they name
      const whole: Record<string, unknown> = isRec(value) && Array.isArray(value['articles']) ? value : { articles: Array.isArray(value) ? (value as unknown[]) : [value] };
      const { articles, publishers, people, places, topics, events } = whole;
      const pieces = { articles, publishers, people, places, topics, events };
      return { format: 'articles', title: null, pieces: { dataset: toOwnDataset({ title: asked.name ?? bare }, datedIn(events), asked), ...pieces }, faults: [], remarks: [], warnings: mixedOf(pieces, file), table: null };
    }
    case 'backup':
      return refuse('backup', [{ code: 'format', file, path: 'backup', expected: 'a file of events or articles; a backup is restored where it was made', found: 'a backup of your work' }]);
  }
}

/** What can be the date of an event, whatever else is wrong with it. */
const datedIn = (events: unknown): { date: string }[] => (Array.isArray(events) ? (events as unknown[]) : []).flatMap((event) => (isRec(event) && typeof event['date'] === 'string' ? [{ date: event['date'] }] : []));
const mixedOf = (pieces: Pieces, file: string): Problem[] => mixedScripts(pieces).map((mixed): Problem => ({ code: 'script', file, ...mixed }));

async function read(text: string, file: string, mapping: TableChoice | null): Promise<Foreign> {
  if (mapping === null && !isJsonText(text) && detectText(text, file) === 'bibtex') return { incoming: (await import('../formats/bibtex.ts')).readBibtex(text, file) };
  return readForeign(text, file, mapping ?? undefined);
}

function titleOf(dataset: unknown): string | null {
  const title = isRec(dataset) && isRec(dataset['title']) ? dataset['title']['en'] : null;
  return typeof title === 'string' ? title : null;
}
