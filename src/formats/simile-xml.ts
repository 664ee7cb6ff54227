/**
 * SIMILE Timeline, as XML: `<data><event start="…" end="…" isDuration="true" title="…">text</event></data>`.
 *
 * Promises: read by a parser that needs no page and expands no entity of the file's own, so that a small file stays
 * small; where the XML breaks, the line and the column are told and what stood before it is kept; each event is named
 * by its line.
 */
import { SaxesParser } from 'saxes';
import type { Incoming } from './incoming.ts';
import { openIntake, type Said } from './intake.ts';
import { shown } from '../model/shown.ts';
import { SIMILE_NAMES, takeSimile, type SimileName } from './simile.ts';

const EVENT = new Set<string>([...SIMILE_NAMES.flatMap(([, names]) => names), 'isDuration', 'durationEvent']);
const ROOT = new Set(['date-time-format', 'wiki-url', 'wiki-section']);
const DEEPEST = 32;

interface Open {
  at: string;
  attributes: Record<string, string>;
  text: string;
}

export function readSimileXml(text: string, file: string): Incoming {
  const intake = openIntake('simile-xml', file);
  const parser = new SaxesParser();
  let depth = 0;
  let event: Open | null = null;
  /** closed, but by what follows it may turn out that it was not */
  let closed: Open | null = null;
  let broken = false;
  const settle = (): void => {
    if (closed !== null && !broken) take(closed);
    closed = null;
  };
  const stop = (code: 'shape' | 'size', expected: string, found: string): void => {
    if (!broken) intake.fault(code, `line ${parser.line}`, expected, found);
    broken = true;
  };
  parser.on('error', (error) => stop('shape', 'well-formed XML', shown(error.message)));
  parser.on('opentag', ({ name, attributes }) => {
    settle();
    depth += 1;
    if (broken) return;
    if (depth > DEEPEST) stop('size', `at most ${DEEPEST} levels of nesting`, 'more');
    if (depth === 1) intake.rest('', attributes, ROOT);
    if (depth === 1 && name !== 'data') stop('shape', 'the element data', shown(name));
    else if (depth === 2 && name === 'event') event = { at: `line ${parser.line}`, attributes, text: '' };
    else if (depth === 2) intake.remark('left', `line ${parser.line}`, 'the element event', shown(name));
    else if (depth > 2 && event !== null) event.text += ' ';
  });
  const add = (data: string): void => {
    if (event !== null && !broken) event.text += data;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    settle();
    if (depth === 2) {
      closed = event;
      event = null;
    }
    depth -= 1;
  });

  function take({ at, attributes, text: content }: Open): void {
    intake.rest(at, attributes, EVENT);
    const values: Partial<Record<SimileName, Said>> = {};
    for (const [name, keys] of SIMILE_NAMES) {
      const key = keys.find((each) => (attributes[each] ?? '').trim() !== '');
      if (key !== undefined) values[name] = { at: `${at}, ${key}`, value: attributes[key]!.trim() };
    }
    if (content.trim() !== '') values.description = { at, value: content };
    const said = attributes['durationEvent'] ?? attributes['isDuration'];
    takeSimile(intake, { at, values, instant: said !== 'true' });
  }

  // in pieces, so that what follows a break is not read
  for (let from = 0; from < text.length && !broken; from += 65_536) parser.write(text.slice(from, from + 65_536));
  if (!broken) parser.close();
  settle();
  if (!broken && text.trim() === '') intake.fault('shape', '', 'the element data', 'nothing');
  return intake.close();
}
