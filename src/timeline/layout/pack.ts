/**
 * Which lane each event of a group gets, and where its label stands, whatever the number of events.
 *
 * The axis is cut into tiles, counted from day 0 and not from the edge of the picture, and each tile takes the
 * foremost of its events: so panning changes no lane, and the cost is that of the tiles in sight. What is longer than
 * half a tile belongs to a coarser tiling; coarser tiles are laid first, and within a tiling those with an even number
 * before those with an odd one, so that a tile depends on its neighbours and on nothing beyond them:
 *
 *   level 1   |        0        |        1        |
 *   level 0   |   0    |   1    |   2    |   3    |      0 and 2 first, then 1 and 3 in what they left
 *
 * Promises: no two blocks in a lane overlap; an event is placed at most once, and its perch with it; what is not placed is left to be
 * counted; the same events at the same zoom are placed alike wherever one stands. Greedy by importance.
 */
import type { Day } from '../../model/day.ts';
import type { Census, Row } from '../census.ts';
import type { Px } from '../scene.ts';

/** What one event would take of a lane. */
export interface Candidate {
  row: Row;
  /** the mark */
  start: Px;
  end: Px;
  /** width of its label in each form; null: it has none in this form */
  full: Px | null;
  brief: Px | null;
  wrapped: Px | null;
  /** the earliest and latest ghost of its trail */
  ghosts: readonly [Px, Px] | null;
}

export type Hand = 'after' | 'before' | 'none';
/** title and date in two lines; the title in one line; the title in two lines */
export type LabelForm = 'full' | 'brief' | 'wrapped' | 'none';

export interface Placed {
  row: Row;
  /** the lowest lane that it takes, 0 nearest the strait, and how many */
  lane: number;
  lanes: number;
  hand: Hand;
  form: LabelForm;
  /** all that it takes of its lanes */
  from: Px;
  to: Px;
  /** the mark's own extent */
  start: Px;
  end: Px;
  /** its trail is drawn */
  trailed: boolean;
  /** among so many that a line to the strait would cross labels */
  crowded: boolean;
  /** no mark, but room kept for the words of one in the lanes beside it: the edge of the picture may be in their way */
  perch?: true;
}

export interface Ground {
  census: Census;
  group: number;
  lanes: number;
  /** days and pixels counted from day 0 */
  dayAt: (px: Px) => Day;
  pxPerDay: number;
  /** 1 at the usual size of text */
  em: number;
  /** labels stand beside their marks in the lanes; otherwise they are placed elsewhere and take no room here */
  labelled: boolean;
  /** most marks of a tile */
  most: number;
  /** drawn whatever the crowd, the first one first */
  pins: readonly Row[];
  /** what lies in the lanes already */
  obstacles: readonly Placed[];
  toCandidate: (row: Row) => Candidate;
}

/** What a tile was made of, and what it came to. */
interface Tile {
  rows: readonly Row[];
  obstacles: readonly Placed[];
  placed: Placed[];
}

export interface Packer {
  /** what it has laid so far, by level and index */
  readonly tiles: ReadonlyMap<string, Tile>;
  /** All that reaches into [from, to], in pixels counted from day 0; pinned ones that found no lane are not among it. */
  within(from: Px, to: Px): Placed[];
}

export const LABEL_GAP: Px = 8;
const TILE: Px = 640;
/** the widest label with its mark and gaps */
const WIDEST: Px = 310;
const BLOCK_GAP: Px = 10;
/** where marks alone take the lanes */
const MARK_GAP: Px = 3;
const CROSSING = 7;
const BEFORE = 0.6;
const UNLABELLED = 40;
/** of the room of a tile's lanes, what labels of two lines can be hoped to fill */
const FILL = 0.55;
/** so many lanes can spare one for a perch that is nobody's choice */
const ROOM_FOR_PERCH = 6;
/** a tile with more candidates than this share of the marks that it may have has no room for dates */
const ROOMY = 0.9;
const HANDS = ['after', 'before'] as const;
const NO_HAND = ['none'] as const;

/** `before`: another one on the same ground but for the knowledge day or the filter; its tiles that would be made of the same are taken over. */
export function createPacker(ground: Ground, before: Packer | null = null): Packer {
  const { census, group, lanes, pxPerDay, em } = ground;
  const tiles = new Map<string, Tile>();
  const size = (level: number): Px => TILE * em * 2 ** level;
  const levelOf = (each: number): number => {
    const reach = 2 ** each * pxPerDay + WIDEST * em;
    return Math.max(0, Math.ceil(Math.log2((2 * reach) / (TILE * em))));
  };
  const levels = new Map<number, [number, number]>();
  for (const each of census.classesOf(group)) {
    const level = levelOf(each);
    const [least, most] = levels.get(level) ?? [each, each + 1];
    levels.set(level, [Math.min(least, each), Math.max(most, each + 1)]);
  }
  const coarsest = [...levels.keys()].sort((a, b) => b - a);
  const pinned = new Set(ground.pins);

  function tile(level: number, index: number): Placed[] {
    const key = `${String(level)} ${String(index)}`;
    let made = tiles.get(key);
    if (made === undefined) {
      made = lay(level, index, before?.tiles.get(key));
      tiles.set(key, made);
    }
    return made.placed;
  }

  /** all that lies in the lanes before a tile is laid: coarser tiles, and its neighbours where it comes after them */
  function* ahead(level: number, index: number): Generator<Placed> {
    yield* ground.obstacles;
    const [from, to] = [(index - 0.5) * size(level), (index + 1.5) * size(level)];
    for (const coarser of coarsest) if (coarser > level) yield* reaching(coarser, from, to);
    if (index % 2 !== 0) {
      yield* tile(level, index - 1);
      yield* tile(level, index + 1);
    }
  }

  /** of one level, what reaches into [from, to] */
  function* reaching(level: number, from: Px, to: Px): Generator<Placed> {
    for (let index = Math.floor(from / size(level) - 0.5); index <= Math.floor(to / size(level) + 0.5); index += 1) {
      for (const each of tile(level, index)) if (each.to > from && each.from < to) yield each;
    }
  }

  function lay(level: number, index: number, old: Tile | undefined): Tile {
    const [from, to] = [ground.dayAt(index * size(level)), ground.dayAt((index + 1) * size(level))];
    const classes = levels.get(level)!;
    const wanted = level === 0 ? Math.ceil(ground.most * 1.5) : Math.max(4, lanes);
    const rows = census.foremost(group, from, to, classes, wanted);
    if (rows.length === 0) return NOTHING;
    const obstacles = [...ahead(level, index)];
    if (old !== undefined && isSame(old.rows, rows) && isSame(old.obstacles, obstacles)) return old;
    return { rows, obstacles, placed: place(level, rows, obstacles, from, to, classes) };
  }

  function place(level: number, rows: Row[], obstacles: Placed[], from: Day, to: Day, classes: readonly [number, number]): Placed[] {
    const candidates = rows.map(ground.toCandidate);
    const room = (lanes / 2) * (size(0) / (WIDEST * 0.75 * em)) * FILL;
    const crowded = rows.length > room;
    const fill = (ordered: readonly Candidate[]): Placed[] => {
      if (!ground.labelled) return packMarks(ordered, obstacles);
      if (crowded) return packBrief(ordered, obstacles, level);
      const full = packFull(ordered, obstacles);
      if (labelsOf(full) === ordered.length) return full;
      const brief = packBrief(ordered, obstacles, level);
      return labelsOf(brief) > labelsOf(full) ? brief : full;
    };
    // pinned ones go first only where they would find no lane otherwise, or none for their trails
    const pins = ground.pins.filter((row) => isWithin(row, from, to, classes)).map(ground.toCandidate);
    const plain = fill(candidates);
    const isPlaced = (placed: readonly Placed[], whole: boolean): boolean => pins.every(({ row, ghosts }) => placed.some((each) => each.row === row && (!whole || ghosts === null || each.trailed)));
    if (isPlaced(plain, true)) return plain;
    const first = fill([...pins, ...candidates.filter(({ row }) => !pinned.has(row))]);
    return isPlaced(plain, false) && !isPlaced(first, true) ? plain : first;
  }

  function isWithin(row: Row, from: Day, to: Day, [least, most]: readonly [number, number]): boolean {
    const middle = census.middleOf(row);
    const each = census.classOf(row);
    return census.groupOf(row) === group && middle !== null && middle >= from && middle < to && each >= least && each < most;
  }

  /** Title and date beside each mark, in the cheapest place; what finds none is left. */
  function packFull(candidates: readonly Candidate[], obstacles: readonly Placed[]): Placed[] {
    const laned = [...obstacles];
    const placed: Placed[] = [];
    const order = [...candidates.filter(({ ghosts }) => ghosts !== null), ...candidates.filter(({ ghosts }) => ghosts === null)];
    for (const candidate of order) {
      let best: Placed | null = null;
      let bestCost = Infinity;
      const form = candidate.full !== null ? 'full' : 'wrapped';
      for (let lane = 0; lane + 2 <= Math.max(2, lanes); lane += 1) {
        for (const hand of ['after', 'before', 'none'] as const) {
          const place = toPlaced(candidate, lane, Math.min(2, lanes), hand, hand === 'none' ? 'none' : form, true);
          const cost = place === null ? Infinity : costOf(place, laned);
          if (cost < bestCost) [best, bestCost] = [place, cost];
        }
      }
      if (best === null) continue;
      const kept = [best, ...perchOf(candidate, best, candidates[0]!, (perch) => laned.every((other) => !sharesLane(perch, other) || !meets(perch, other)))];
      placed.push(...kept);
      laned.push(...kept);
    }
    return placed;
  }

  /** For the foremost of a tile and for pinned ones with their trails, which leave their words one hand alone: the lane on this side of the trail, or on the other. */
  function perchOf(candidate: Candidate, place: Placed, foremost: Candidate, isFree: (perch: Placed) => boolean): Placed[] {
    if (!place.trailed || !(pinned.has(candidate.row) || (candidate === foremost && lanes >= ROOM_FOR_PERCH))) return [];
    const form = candidate.brief !== null ? 'brief' : 'wrapped';
    const deep = form === 'brief' ? 1 : 2;
    for (const lane of [place.lane - deep, place.lane + place.lanes]) {
      if (lane < 0 || lane + deep > lanes) continue;
      const perch = toPlaced(candidate, lane, deep, 'before', form, false);
      if (perch !== null && isFree(perch)) return [{ ...perch, crowded: true, perch: true }];
    }
    return [];
  }

  function costOf(place: Placed, laned: readonly Placed[]): number {
    let cost = (place.trailed ? lanes - 2 - place.lane : place.lane) / 2;
    if (place.hand === 'before') cost += BEFORE;
    if (place.hand === 'none') cost += UNLABELLED;
    const stem = (place.start + place.end) / 2;
    for (const other of laned) {
      if (sharesLane(place, other)) {
        if (meets(place, other)) return Infinity;
      } else if (other.lane < place.lane) {
        if (stem > other.from - 3 && stem < other.to + 3) cost += CROSSING;
      } else {
        const otherStem = (other.start + other.end) / 2;
        if (otherStem > place.from - 3 && otherStem < place.to + 3) cost += CROSSING;
      }
    }
    return cost;
  }

  /** Titles alone, each in the first lane that has room; then titles in two lines; then bare marks, as far as there may be as many. */
  function packBrief(candidates: readonly Candidate[], obstacles: readonly Placed[], level: number): Placed[] {
    const rows = shelve(obstacles);
    const placed: Placed[] = [];
    const bare: Candidate[] = [];
    // long ones keep to the outer lanes, so that the short ones find theirs
    const least = level > 0 && lanes > 5 ? Math.floor(lanes / 3) : 0;
    const put = (candidate: Candidate, form: LabelForm, trailed = false): boolean => {
      const deep = Math.min(lanes, form === 'wrapped' || form === 'full' ? 2 : 1);
      for (const hand of form === 'none' ? NO_HAND : HANDS) {
        const place = toPlaced(candidate, 0, deep, hand, form, trailed);
        if (place === null) continue;
        const lane = freeLane(rows, place, least, level > 0 || trailed);
        if (lane < 0) continue;
        const found = { ...place, lane, crowded: true };
        const take = (each: Placed): void => {
          placed.push(each);
          for (let taken = each.lane; taken < each.lane + each.lanes; taken += 1) rows[taken]!.push(each.from, each.to);
        };
        take(found);
        perchOf(candidate, found, candidates[0]!, (perch) => isFreeAt(rows, perch.lane, perch)).forEach(take);
        return true;
      }
      return false;
    };
    // the foremost keep their trails, as far as a third of the lanes goes; the others show theirs when they are chosen
    let trails = Math.max(1, Math.floor(lanes / 6));
    for (const candidate of candidates) {
      if (placed.length >= ground.most) break;
      const leads = candidate.ghosts !== null && (trails > 0 || pinned.has(candidate.row));
      // where two lanes have no room, one has some for a trail without its words, and for the name of what is pinned beside it
      if (leads && (put(candidate, candidate.full === null ? 'wrapped' : 'full', true) || put(candidate, 'brief', true) || (pinned.has(candidate.row) && put(candidate, 'none', true)))) {
        trails -= 1;
        continue;
      }
      const labelled = (candidate.brief !== null && put(candidate, 'brief')) || (candidate.wrapped !== null && put(candidate, 'wrapped'));
      if (!labelled) bare.push(candidate);
    }
    for (const candidate of bare) {
      if (placed.length >= ground.most) break;
      put(candidate, 'none');
    }
    return candidates.length > ground.most * ROOMY ? placed : promote(placed, candidates, obstacles);
  }

  /** Where the lane beside a title is free, its date finds room in it; the most important first. */
  function promote(placed: readonly Placed[], candidates: readonly Candidate[], obstacles: readonly Placed[]): Placed[] {
    const byRow = new Map(candidates.map((each) => [each.row, each]));
    const result = [...placed];
    for (const [index, each] of placed.entries()) {
      if (each.form !== 'brief' || each.perch) continue;
      for (const lane of [each.lane, each.lane - 1]) {
        if (lane < 0 || lane + 2 > lanes) continue;
        const larger = toPlaced(byRow.get(each.row)!, lane, 2, each.hand, 'full', each.trailed);
        const meetsAny = (others: readonly Placed[]): boolean => others.some((other) => other.row !== each.row && sharesLane(larger!, other) && meets(larger!, other));
        if (larger === null || meetsAny(obstacles) || meetsAny(result)) continue;
        result[index] = { ...larger, crowded: true };
        break;
      }
    }
    return result;
  }

  /** Marks alone, each in the first lane that has room; trails in the lane nearest the strait. */
  function packMarks(candidates: readonly Candidate[], obstacles: readonly Placed[]): Placed[] {
    const rows = shelve(obstacles);
    const placed: Placed[] = [];
    const put = (candidate: Candidate, first: number, last: number, trailed: boolean): boolean => {
      const place = toPlaced(candidate, 0, 1, 'none', 'none', trailed)!;
      for (let lane = first; lane <= last; lane += 1) {
        if (!isFree(rows[lane]!, place)) continue;
        placed.push({ ...place, lane });
        rows[lane]!.push(place.from, place.to);
        return true;
      }
      return false;
    };
    const rest = candidates.filter((candidate) => candidate.ghosts === null || (lanes < 2 && !pinned.has(candidate.row)) || !put(candidate, 0, 0, true));
    for (const candidate of rest) {
      if (placed.length >= ground.most) break;
      if (!put(candidate, 1, lanes - 1, false)) put(candidate, 0, 0, false);
    }
    return placed;
  }

  /** What each lane holds, as pairs of ends. */
  function shelve(obstacles: readonly Placed[]): number[][] {
    const rows: number[][] = Array.from({ length: lanes }, () => []);
    for (const each of obstacles) for (let lane = each.lane; lane < Math.min(lanes, each.lane + each.lanes); lane += 1) rows[lane]!.push(each.from, each.to);
    return rows;
  }

  const gap = ground.labelled ? BLOCK_GAP * em : MARK_GAP;
  const meets = (a: Placed, b: Placed): boolean => a.from < b.to + gap && b.from < a.to + gap;
  const isFree = (row: readonly number[], { from, to }: Placed): boolean => {
    for (let at = 0; at < row.length; at += 2) if (from < row[at + 1]! + gap && row[at]! < to + gap) return false;
    return true;
  };

  const isFreeAt = (rows: readonly number[][], lane: number, place: Placed): boolean => isFree(rows[lane]!, place) && (place.lanes === 1 || isFree(rows[lane + 1]!, place));

  /** The first lane from the strait outward, or from the outside in, that is free as deep as the place is; −1: none. */
  function freeLane(rows: readonly number[][], place: Placed, least: number, inward: boolean): number {
    const last = lanes - place.lanes;
    for (let step = 0; step <= last - least; step += 1) {
      const lane = inward ? last - step : step;
      if (isFreeAt(rows, lane, place)) return lane;
    }
    return -1;
  }

  return {
    tiles,
    within(from, to) {
      const found: Placed[] = [];
      for (const level of coarsest) found.push(...reaching(level, from, to));
      return found;
    },
  };
}

const NOTHING: Tile = { rows: [], obstacles: [], placed: [] };
const isSame = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((each, index) => each === b[index]);
const sharesLane = (a: Placed, b: Placed): boolean => a.lane < b.lane + b.lanes && b.lane < a.lane + a.lanes;
const labelsOf = (placed: readonly Placed[]): number => placed.filter(({ form, perch }) => form !== 'none' && !perch).length;

/** A candidate in a place; null where its label would lie upon its own trail. */
function toPlaced(candidate: Candidate, lane: number, lanes: number, hand: Hand, form: LabelForm, trailed: boolean): Placed | null {
  const { row, start, end } = candidate;
  const ghosts = trailed ? candidate.ghosts : null;
  const [first, last] = ghosts ?? [start, end];
  const width = form === 'none' ? null : candidate[form];
  if (form !== 'none' && width === null) return null;
  if ((hand === 'before' && first < start - 2) || (hand === 'after' && last > end + 2)) return null;
  const label = (width ?? 0) + LABEL_GAP;
  return {
    row, lane, lanes, hand, form, start, end,
    from: Math.min(first, start - (hand === 'before' ? label : 0)),
    to: Math.max(last, end + (hand === 'after' ? label : 0)),
    trailed: ghosts !== null,
    crowded: false,
  };
}
