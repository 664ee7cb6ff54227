/** Where a hatched band is named: once, beside its mark if it can be, else where in it or beside it nothing else stands. */
import type { Box, HatchedBand, Label, Plot, Px } from '../scene.ts';
import { isWithin } from './box.ts';
import { wrap, wrapWhole } from './text.ts';
import type { Taken } from './taken.ts';

const GAP: Px = 6;
const LEADING: Px = 14;
/** a name that was cut shorter than this says nothing */
const LEAST: Px = 60;
/** rows that are looked through, at most */
const MOST_ROWS = 48;

interface Block {
  lines: readonly string[];
  width: Px;
  height: Px;
}

/** Null: nothing is free; its mark still says what it is. */
export function toCaption(title: string, { box: band, mark, ref }: Pick<HatchedBand, 'box' | 'mark' | 'ref'>, area: Box, strait: Box, taken: Taken, plot: Pick<Plot, 'form' | 'measure' | 'zoomOfText'>): Label | null {
  const across = plot.form === 'across';
  const leading = LEADING * plot.zoomOfText;
  const toBlock = (lines: readonly string[], width: Px): Block => ({ lines, width, height: lines.length * leading });
  const whole = toBlock([title], plot.measure(title, 'word'));
  // down the page a side of the strait is as wide as words may be
  const rooms = (across ? [band] : [{ ...band, x: strait.x + strait.width, width: area.x + area.width - strait.x - strait.width }, { ...band, width: strait.x - band.x }]).map(shrink);
  const { box: at } = mark;
  const middle = at.y + at.height / 2;

  const place = (block: Block, x: Px, y: Px, align: 'left' | 'right'): Label => ({
    ref, hue: 'ink', x, align,
    lines: block.lines.map((text, index) => ({ text, kind: 'word' as const, y: y + leading * (index + 0.78) })),
    box: { x: align === 'left' ? x : x - block.width, y, width: block.width, height: block.height },
    leader: null,
  });
  const free = (label: Label, room: Box): Label | null => (isWithin(label.box, room) && !taken.meets(label.box) ? label : null);
  const beside = (block: Block, room: Box): Label | null => free(place(block, at.x + at.width + GAP, middle - block.height / 2, 'left'), room);
  /** from the mark's end of the band on, row by row, at either edge */
  const within = (block: Block, room: Box): Label | null => {
    const rows = Math.min(MOST_ROWS, Math.floor((room.height - block.height) / leading) + 1);
    for (let row = 0; row < rows; row += 1) {
      const y = across ? room.y + room.height - block.height - row * leading : room.y + row * leading;
      const found = free(place(block, room.x, y, 'left'), room) ?? free(place(block, room.x + room.width, y, 'right'), room);
      if (found !== null) return found;
    }
    return null;
  };
  /** row by row at the band's own edges, outside it */
  const along = (block: Block): Label | null => {
    for (let row = 0; row < MOST_ROWS; row += 1) {
      const y = band.y + band.height - block.height - 2 - row * leading;
      if (y < band.y) return null;
      const found = free(place(block, band.x + band.width + GAP, y, 'left'), area) ?? free(place(block, band.x - GAP, y, 'right'), area);
      if (found !== null) return found;
    }
    return null;
  };

  for (const room of rooms) {
    const found = beside(whole, room);
    if (found !== null) return found;
  }
  for (const most of [2, 3]) {
    for (const room of rooms) {
      const folded = wrapWhole(title, 'word', Math.min(room.width, room.x + room.width - (across ? at.x + at.width + GAP : room.x)), most, plot.measure);
      const block = folded && toBlock(folded.lines, folded.width);
      const found = block && (beside(block, room) ?? within(block, room));
      if (found !== null) return found;
    }
  }
  for (const room of rooms) {
    const found = within(whole, room);
    if (found !== null) return found;
  }
  if (!across) return null;
  // past its end or before its beginning, where it is narrower than its name
  const outside = beside(whole, area) ?? free(place(whole, at.x - GAP, middle - leading / 2, 'right'), area) ?? along(whole);
  const room = rooms[0]!.x + rooms[0]!.width - at.x - at.width - GAP;
  if (outside !== null || room < LEAST) return outside;
  const cut = wrap(title, 'word', room, 1, plot.measure);
  return beside(toBlock(cut.lines, cut.width), rooms[0]!);
}

const shrink = ({ x, y, width, height }: Box): Box => ({ x: x + 2, y: y + 2, width: width - 4, height: height - 4 });
