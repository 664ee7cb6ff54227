/**
 * Events of the SIMILE Timeline as XML.
 * Promises: as of its JSON; entities other than XML's own five are letters of the text, so that none can be made to grow.
 */
import { Parser } from 'htmlparser2';
import type { Incoming } from './incoming.ts';
import { takeEvent } from './simile.ts';
import { Taking } from './taking.ts';

/** Text of the file → what it brings. */
export function readSimileXml(text: string, file: string): Incoming {
  const taking = new Taking('simile-xml', file);
  const rows: { row: Map<string, unknown>; at: string }[] = [];
  let open: { row: Map<string, unknown>; at: string; text: string } | null = null;
  const lineOf = createLines(text);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (name !== 'event' || open !== null) return;
        open = { row: new Map(Object.entries(attributes)), at: `line ${String(lineOf(parser.startIndex))}`, text: '' };
      },
      ontext: (part) => {
        if (open) open.text += part;
      },
      onclosetag: (name) => {
        if (name !== 'event' || open === null) return;
        if (!open.row.has('description')) open.row.set('description', open.text);
        rows.push(open);
        open = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  if (rows.length === 0) taking.fault('', 'shape', 'events of a SIMILE timeline', 'none');
  for (const { row, at } of rows) {
    const said = [row.get('isDuration'), row.get('durationEvent')];
    takeEvent(taking, row, at, said.every((value) => value === undefined) || said.includes('false'));
  }
  return taking.done();
}

/** Lines are counted on from the last one asked for: a file has thousands of events. */
function createLines(text: string): (at: number) => number {
  let [from, line] = [0, 1];
  return (at) => {
    for (let index = text.indexOf('\n', from); index >= 0 && index < at; index = text.indexOf('\n', from)) {
      from = index + 1;
      line += 1;
    }
    return line;
  };
}
