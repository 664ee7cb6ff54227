/**
 * What is drawn, in pixels, and what each thing drawn stands for. `layout/` makes it, `draw/` shows it, and
 * neither knows the other. Physical left and right throughout: a scene that runs right to left is the mirror
 * image of one that runs left to right, made once, at the end of layout.
 */
import type { Day } from '../model/day.ts';
import type { Field, KnownEvent, Plan } from '../model/known.ts';
import type { Census } from './census.ts';
import type { Warp } from './layout/warp.ts';
import type { DerivedLink, Link, LinkBook } from '../model/links.ts';

export type Px = number;

export interface Point {
  x: Px;
  y: Px;
}
export interface Box {
  x: Px;
  y: Px;
  width: Px;
  height: Px;
}

/** What of an event the timeline shows. */
export interface Seen extends Pick<KnownEvent, 'id' | 'kind' | 'side' | 'title' | 'status' | 'span' | 'words' | 'settled' | 'plans'> {
  /** sources disagree */
  disputed: boolean;
}

/** Events of a group whose middles lie in [from, to), those drawn by their own marks left out; from Infinity: the undated ones. */
export interface Neighbourhood {
  group: number;
  /** which it is, counted from day 0: it stays the same while one pans */
  index: number;
  from: Day;
  to: Day;
}

/** What a thing drawn stands for. */
export type Ref =
  | { event: string; field?: Field }
  | { link: string }
  | { cluster: Neighbourhood }
  | { plan: { event: string; index: number } }
  | { words: true };

export type Shape = 'pill' | 'shield' | 'ring' | 'diamond' | 'square' | 'triangle' | 'tick';
/** solid, hollow and dashed, hollow and struck through, hollow and faint */
export type Look = 'held' | 'underway' | 'planned' | 'withdrawn' | 'lapsed';
export type Side = 'above' | 'below' | 'strait';
/** what a lane of the reader's holds: a side of the strait (the default), or the events of a person, a topic, a kind, a status */
export type Grouping = 'side' | 'person' | 'topic' | 'kind' | 'status';
/** colour means where it happened, or that it is not a visit */
export const HUES = ['above', 'below', 'act', 'context'] as const;
export type Hue = (typeof HUES)[number];

export interface Mark {
  ref: { event: string };
  side: Side;
  hue: Hue;
  shape: Shape;
  look: Look;
  box: Box;
  /** the date is a window or approximate: the bar fades at its edges */
  fades: boolean;
  /** sources disagree */
  notched: boolean;
  /** from the mark to the strait; none for marks on it and undated ones */
  stem: [Point, Point] | null;
  selected: boolean;
  told: Told;
}

/** How a mark is told to those who do not see it: headline, date, status; worded when it is asked for. */
export interface Told {
  readonly name: string;
  /** what else is seen of it: its kind, where it was, whether sources disagree, how many earlier dates and links it has */
  more(links: number): string;
}

export interface Cluster {
  ref: { cluster: Neighbourhood };
  side: Side;
  box: Box;
  held: number;
  planned: number;
  /** drawn as a part of a ribbon, not by a box of its own */
  ribboned: boolean;
}

/** How dense a group is along the axis, where single marks have no room: from its foot away from the strait. */
export interface Ribbon {
  group: number;
  hue: Hue;
  foot: Px;
  /** away from the strait: −1 towards small coordinates */
  out: 1 | -1;
  steps: { at: Px; length: Px; all: Px; held: Px }[];
}

export type Align = 'left' | 'right' | 'middle';
export interface TextLine {
  text: string;
  kind: 'title' | 'date' | 'small' | 'word';
  /** baseline */
  y: Px;
}
export interface Label {
  ref: Ref;
  hue: Hue | 'ink';
  x: Px;
  align: Align;
  lines: TextLine[];
  box: Box;
  /** from the label to its mark, where it had to move away */
  leader: [Point, Point] | null;
}

export interface Ghost {
  ref: { plan: { event: string; index: number } };
  hue: Hue;
  box: Box;
  fades: boolean;
  lapsed: boolean;
}
export interface Trail {
  event: string;
  hue: Hue;
  ghosts: Ghost[];
  arrows: [Point, Point][];
  labels: Label[];
}

export interface Arc {
  ref: { link: string };
  /** cubic: start, two controls, end */
  points: [Point, Point, Point, Point];
  derived: boolean;
  strong: boolean;
  word: Label | null;
}

export interface AxisTick {
  at: Px;
  /** a year or month named, or only a stroke */
  text: string | null;
  major: boolean;
}

/** Where along the axis sources spoke, one to a pixel: until the knowledge day, and later. */
export interface Sources {
  box: Box;
  known: readonly Px[];
  later: readonly Px[];
}

export interface Margin {
  side: Side;
  box: Box;
  title: Label;
}

/** A part of a band in which it fades out. */
export interface Fading {
  box: Box;
  /** along the axis: where it is whole, and where nothing is left of it */
  from: Point;
  to: Point;
}

export interface HatchedBand {
  ref: { event: string };
  box: Box;
  /** where it begins along the axis, in the picture or not: its hatch moves with it */
  anchor: Px;
  fading: Fading[];
  label: Label | null;
  /** what is pressed to open it */
  mark: Mark;
}

export interface Scene {
  form: Form;
  mirrored: boolean;
  size: { width: Px; height: Px };
  /** where time is drawn; margins stand beside it */
  plot: Box;
  strait: Box;
  /** days at the ends of the time axis, and where these ends are */
  axis: { range: readonly [Day, Day]; extent: readonly [Px, Px] };
  /** names of the groups */
  titles: Label[];
  /** between groups, across the axis' direction */
  rules: Px[];
  /** quiet stretches that are squeezed */
  breaks: Box[];
  /** the day that the axis counts from */
  zero: Px | null;
  ticks: AxisTick[];
  bands: HatchedBand[];
  marks: Mark[];
  clusters: Cluster[];
  ribbons: Ribbon[];
  labels: Label[];
  trails: Trail[];
  arcs: Arc[];
  margins: Margin[];
  knowledge: { at: Px; inside: boolean; shade: Box | null; shadeLabel: Label | null };
  unwatched: { box: Box; label: Label | null } | null;
  sources: Sources;
}

/** Time across the page or down it. */
export type Form = 'across' | 'down';

/** The reader's language, lent to the layout, which has no words of its own. */
export interface Wording {
  title(event: Seen): string;
  /** its language where that need not be the reader's, as an element's `lang`; undefined: the reader's */
  tongue(event: Seen): string | undefined;
  /** the date with its doubt, short: "28–30 Oct 2024", "planned for September 2024" */
  date(event: Seen): string;
  plan(plan: Plan): string;
  /** headline, date and status in one sentence, for those who do not see the mark */
  name(event: Seen): string;
  /** and what else is seen of it */
  more(event: Seen, links: number): string;
  cluster(count: number): string;
  /** how many of those counted took place, and how many did not */
  split(held: number, others: number): string;
  link(link: Link | DerivedLink): string;
  tick(day: Day, unit: TickUnit): string;
  /** how far from the day that the axis counts from: "−6 months", "0", "+30 days" */
  offset(count: number, unit: TickUnit): string;
  undated: string;
  notYetKnown: string;
  unwatched: string;
}
export type TickUnit = 'decade' | 'year' | 'quarter' | 'month' | 'week' | 'day';

/** Width of a text in pixels as it will be drawn. */
export type Measure = (text: string, kind: TextLine['kind']) => Px;

export interface Plot {
  census: Census;
  /** the names of the census' groups and the hue of their words; of sides: above and below */
  groups: readonly { title: string; hue: Hue | 'ink' }[];
  grouping: Grouping;
  links: LinkBook;
  derived: readonly DerivedLink[];
  /** ids of the two sides; events of neither stand on the strait */
  sides: readonly [string, string];
  range: readonly [Day, Day];
  /** how quiet stretches are squeezed */
  warp: Warp;
  /** the day from which the axis counts; null: it names the years */
  zero: Day | null;
  known: Day;
  today: Day;
  watchedUntil: Day;
  /** days on which sources spoke, in order, with how many of them */
  sources: readonly { day: Day; count: number }[];
  selected: string | null;
  /** the event on which the keyboard or the pointer stands */
  focused: string | null;
  size: { width: Px; height: Px };
  form: Form;
  /** time runs from right to left */
  mirrored: boolean;
  /** 1 at the browser's usual text size of 16 px */
  zoomOfText: number;
  words: Wording;
  measure: Measure;
}
