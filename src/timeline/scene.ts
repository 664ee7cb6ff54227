/**
 * What is drawn, in pixels, and what each thing drawn stands for. `layout/` makes it, `draw/` shows it, and
 * neither knows the other. Physical left and right throughout: a scene that runs right to left is the mirror
 * image of one that runs left to right, made once, at the end of layout.
 */
import type { Day } from '../model/day.ts';
import type { Field, KnownEvent, Plan } from '../model/known.ts';
import type { DerivedLink, Link } from '../model/links.ts';

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

/** What a thing drawn stands for. */
export type Ref =
  | { event: string; field?: Field }
  | { link: string }
  | { cluster: string[] }
  | { plan: { event: string; index: number } };

export type Shape = 'pill' | 'shield' | 'ring' | 'diamond' | 'square' | 'triangle' | 'tick';
/** solid, hollow and dashed, hollow and struck through, hollow and faint */
export type Look = 'held' | 'underway' | 'planned' | 'withdrawn' | 'lapsed';
export type Side = 'above' | 'below' | 'strait';
/** colour means where it happened, or that it is not a visit */
export type Hue = 'above' | 'below' | 'act' | 'context';

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
  /** its accessible name: headline, date, status */
  name: string;
}

export interface Cluster {
  ref: { cluster: string[] };
  side: Side;
  box: Box;
  held: number;
  planned: number;
  name: string;
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

export interface SourceTick {
  at: Px;
  day: Day;
  count: number;
  known: boolean;
}

export interface Margin {
  side: Side;
  box: Box;
  title: Label;
}

export interface HatchedBand {
  ref: { event: string };
  box: Box;
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
  sideTitles: [Label, Label];
  ticks: AxisTick[];
  bands: HatchedBand[];
  marks: Mark[];
  clusters: Cluster[];
  labels: Label[];
  trails: Trail[];
  arcs: Arc[];
  margins: Margin[];
  knowledge: { at: Px; inside: boolean; shade: Box | null; shadeLabel: Label | null };
  unwatched: { box: Box; label: Label | null } | null;
  sources: { box: Box; ticks: SourceTick[] };
}

/** Time across the page or down it. */
export type Form = 'across' | 'down';

/** The reader's language, lent to the layout, which has no words of its own. */
export interface Wording {
  title(event: KnownEvent): string;
  /** the date with its doubt, short: "28–30 Oct 2024", "planned for September 2024" */
  date(event: KnownEvent): string;
  plan(plan: Plan): string;
  /** headline, date and status in one sentence, for those who do not see the mark */
  name(event: KnownEvent): string;
  cluster(count: number): string;
  link(link: Link | DerivedLink): string;
  tick(day: Day, unit: TickUnit): string;
  side(side: 'above' | 'below'): string;
  undated: string;
  notYetKnown: string;
  unwatched: string;
}
export type TickUnit = 'decade' | 'year' | 'quarter' | 'month' | 'week' | 'day';

/** Width of a text in pixels as it will be drawn. */
export type Measure = (text: string, kind: TextLine['kind']) => Px;

export interface Plot {
  events: readonly KnownEvent[];
  links: readonly Link[];
  derived: readonly DerivedLink[];
  /** ids of the two sides; events of neither stand on the strait */
  sides: readonly [string, string];
  range: readonly [Day, Day];
  known: Day;
  today: Day;
  watchedUntil: Day;
  sources: readonly { day: Day; articles: readonly string[] }[];
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
