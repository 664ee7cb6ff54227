/**
 * What the bytes of a file are, in pieces of our own form: a bundle, articles, or a foreign file made ours.
 * Promises: never throws; what it is not sure of it tells.
 */
import { toOwnDataset, toPieces, type Home } from '../formats/arrival.ts';
import { parseBundleValue } from '../formats/bundle.ts';
import { decode } from '../formats/decode.ts';
import { detect } from '../formats/detect.ts';
import { readForeign } from '../formats/foreign.ts';
import type { ForeignFormat } from '../formats/incoming.ts';
import { readTableHead, type TableHead, type TableMapping } from '../formats/table.ts';
import { toRecord } from '../formats/taking.ts';
import type { Pieces } from '../model/gathering.ts';
import type { Problem } from '../model/problem.ts';

export type Brought = ForeignFormat | 'bundle' | 'articles' | 'backup';

export interface Asked extends Omit<Home, 'name'> {
  bytes: Uint8Array;
  /** null: as the file calls itself */
  name: string | null;
  /** how the columns of a table are read; null: as they are guessed */
  mapping: TableMapping | null;
}

export interface Read {
  format: Brought | null;
  /** what the file calls itself */
  title: string | null;
  /** null: nothing can be taken */
  pieces: Pieces | null;
  faults: Problem[];
  remarks: Problem[];
  table: TableHead | null;
}

export async function readBrought(asked: Asked): Promise<Read> {
  const { file, bytes, mapping } = asked;
  const refuse = (format: Brought | null, faults: Problem[]): Read => ({ format, title: null, pieces: null, faults, remarks: [], table: null });
  const decoded = decode(bytes, file);
  if ('problems' in decoded) return refuse(null, decoded.problems);
  const detected = detect(decoded.text, file);
  if ('problems' in detected) return refuse(null, detected.problems);
  const { format, value } = detected;
  switch (format) {
    case 'bundle': {
      const parsed = parseBundleValue(value, file);
      if ('problems' in parsed) return refuse(format, parsed.problems);
      const { bundle: _kind, format: _format, version: _version, ...pieces } = parsed.bundle;
      return { format, title: titleOf(pieces.dataset), pieces, faults: [], remarks: [], table: null };
    }
    case 'articles': {
      const articles = Array.isArray(value) ? (value as unknown[]) : (toRecord(value)?.get('articles') ?? [value]);
      const { publishers, people, places, topics } = (Array.isArray(value) ? {} : value) as Record<string, unknown>;
      const title = asked.name ?? file.replace(/\.[^.]+$/, '');
      return { format, title: null, pieces: { dataset: toOwnDataset({ title }, [], asked), articles, ...(Array.isArray(publishers) ? { publishers, people, places, topics } : {}) }, faults: [], remarks: [], table: null };
    }
    case 'backup':
      return refuse(format, [{ code: 'shape', file, path: 'backup', expected: 'a file of events or articles; a backup is restored where it was made', found: 'a backup of your work' }]);
    default: {
      const incoming = await readForeign({ format, value }, decoded.text, file, mapping);
      const taken = incoming.events.length + incoming.articles.length > 0;
      return {
        format,
        title: incoming.title,
        pieces: taken ? toPieces(incoming, { ...asked, name: asked.name ?? incoming.title ?? file.replace(/\.[^.]+$/, '') }) : null,
        faults: incoming.faults,
        remarks: incoming.remarks,
        table: format === 'table' ? readTableHead(decoded.text, mapping) : null,
      };
    }
  }
}

const titleOf = (dataset: unknown): string | null => {
  const title = toRecord(toRecord(dataset)?.get('title'))?.get('en');
  return typeof title === 'string' ? title : null;
};
