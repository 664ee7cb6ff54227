/**
 * Where the keyboard's focus is among the marks, and where each key takes it.
 *
 * Promises: there is one tab stop; the focus stays on the timeline when the mark that it holds leaves the picture; every
 * event there is can be reached, whether it has a mark or not.
 */
import { tick } from 'svelte';
import type { Day } from '../model/day.ts';
import { besideOf, nearestTo, type Item } from './items.ts';
import { toCommand, type Command } from './keys.ts';
import { clampRange, panRange, zoomRange, type Range } from './range.ts';
import type { Neighbourhood, Plot } from './scene.ts';

/** What the keyboard finds, and what it asks for. */
export interface KeyGround {
  plot(): Pick<Plot, 'census' | 'range' | 'warp' | 'form' | 'mirrored' | 'selected'>;
  limits(): Range;
  /** in the order of time */
  items(): readonly Item[];
  byKey(): ReadonlyMap<string, Item>;
  /** what holds the marks' buttons */
  element(): HTMLElement | undefined;
  /** draws what is being painted */
  settle(): void;
  onrange(range: Range): void;
  onselect(event: string | null): void;
  /** one source on or back */
  onsource(by: 1 | -1): void;
  onhelp(): void;
  /** a counted mark by which nothing is gained in coming nearer */
  onlist(at: Neighbourhood): void;
}

export class Keyboard {
  /** key of the item with the keyboard's focus */
  focused: string | null = $state(null);
  /** the event that has a mark of its own whatever the crowd, which may move others: so only keys pin one, where they must; nothing moves under a pointer that is pressing, or before a next step */
  pinned: string | null = $state(null);
  /** what had the focus last, as it stood then */
  #held: Item | null = $state.raw(null);
  /** the next move of the range is not eased: the keyboard follows it */
  instant = false;
  /** a screen reader says a button's name by itself, and what is being announced is not talked over */
  silent = false;
  readonly #here: KeyGround;
  /** the one tab stop; where what was held has left the picture, what stands nearest to it */
  readonly stop = $derived.by(() => {
    const items = this.#here.items();
    const { selected } = this.#here.plot();
    if (this.focused !== null && this.#here.byKey().has(this.focused)) return this.focused;
    if (this.#held !== null) return nearestTo(this.#held, items)?.key ?? null;
    return selected !== null && this.#here.byKey().has(selected) ? selected : (items[0]?.key ?? null);
  });

  constructor(here: KeyGround) {
    this.#here = here;
  }

  /** A mark's button has got the focus. */
  onfocus(item: Item): void {
    this.focused = item.key;
    this.#held = item;
    if (item.selected) this.pinned = item.key;
  }

  /** A mark's button is pressed. */
  press(item: Item): void {
    this.focused = item.key;
    // from now on it is selected, which pins it as well
    if (item.event !== undefined) this.pinned = item.event;
    if (item.event !== undefined) this.#here.onselect(item.event);
    else if (item.cluster) this.#open(item.cluster);
  }

  /** An event that is wanted has a mark of its own from now on, which has the focus where nothing else has. */
  async take(event: string): Promise<void> {
    this.focused = this.pinned = event;
    this.#here.onselect(event);
    await tick();
    await tick();
    this.keep();
  }

  /** Focuses the tab stop where nothing else has the focus. */
  keep(): void {
    if (document.activeElement !== document.body) return;
    this.silent = true;
    this.#here.element()?.querySelector<HTMLElement>('.hit[tabindex="0"]')?.focus();
    this.silent = false;
  }

  onkeydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { form, mirrored } = this.#here.plot();
    const command = toCommand(event.key, form, mirrored);
    if (command === null || command.do === 'open') return; // the button's own click
    this.#run(command);
    event.preventDefault();
  }

  #run(command: Exclude<Command, { do: 'open' }>): void {
    const here = this.#here;
    const { range, warp, form } = here.plot();
    const limits = here.limits();
    if (command.do === 'zoom' || command.do === 'fit' || command.do === 'pan' || command.do === 'source') this.pinned = this.focused;
    switch (command.do) {
      case 'step':
        void this.#step(command.by);
        break;
      case 'beside': {
        const from = this.#here.byKey().get(this.focused ?? this.stop ?? '');
        const next = from === undefined ? undefined : besideOf(from, here.items(), command.by, form);
        if (next !== undefined) void this.#focusOn(next.key);
        break;
      }
      case 'end':
        void this.#toEnd(command.which);
        break;
      case 'zoom':
        here.onrange(zoomRange(range, command.by > 0 ? 1.6 : 1 / 1.6, this.#about(range), limits, warp));
        break;
      case 'fit':
        here.onrange(limits);
        break;
      case 'pan':
        here.onrange(panRange(range, command.by * 0.8, limits, warp));
        break;
      case 'source':
        here.onsource(command.by);
        break;
      case 'close':
        here.onselect(null);
        break;
      case 'help':
        here.onhelp();
        break;
    }
  }

  /** what keeps its place when one comes nearer: the one in hand, or the middle */
  #about(range: Range): number {
    const item = this.#here.byKey().get(this.focused ?? '');
    const middle = item === undefined || item.from === Infinity ? null : (item.from + item.to) / 2;
    return middle !== null && middle >= range[0] && middle <= range[1] + 1 ? middle : (range[0] + range[1] + 1) / 2;
  }

  #middleOf(key: string): Day | null {
    const { census } = this.#here.plot();
    const row = census.find(key);
    return row === null ? null : census.middleOf(row);
  }

  /** focuses an item; an event that is out of sight is brought into it */
  async #focusOn(key: string | undefined): Promise<void> {
    if (key === undefined) return;
    const here = this.#here;
    const { range } = here.plot();
    this.focused = key;
    if (!this.#here.byKey().has(key)) this.pinned = key;
    this.instant = true;
    const middle = this.#middleOf(key);
    if (!this.#here.byKey().has(key) && middle !== null && (middle < range[0] || middle > range[1] + 1)) {
      const half = (range[1] - range[0]) / 2;
      here.onrange(clampRange([middle - half, middle + half], here.limits()));
    }
    await tick();
    here.settle();
    await tick();
    this.instant = false;
    // what has no mark of its own is counted in one
    const near = this.#here.byKey().get(key) ?? (middle === null ? undefined : nearestTo({ from: middle, to: middle }, here.items()));
    if (near !== undefined) here.element()?.querySelector<HTMLElement>(`[data-key="${CSS.escape(near.key)}"]`)?.focus();
  }

  /** a step along the axis: to the next thing drawn, and beyond the edge to the next event there is */
  async #step(by: 1 | -1): Promise<void> {
    const items = this.#here.items();
    const { census, range } = this.#here.plot();
    const index = items.findIndex(({ key }) => key === (this.focused ?? this.stop));
    const here = items[index];
    const next = items[index < 0 ? 0 : index + by];
    const edge = by > 0 ? range[1] + 1 : range[0];
    const isPast = ({ from, to }: Pick<Item, 'from' | 'to'>): boolean => (by > 0 ? to > edge : from < edge);
    // back from those beside the axis: to the last one there is
    const fromMargin = by < 0 && here?.from === Infinity && next?.from !== Infinity;
    // a bar may begin in sight and have its middle beyond what begins later
    const leaves = here !== undefined && (next === undefined || isPast(next) || fromMargin);
    const row = leaves ? census.next(by > 0 ? Math.max(here.to, edge) : fromMargin ? Infinity : Math.min(here.from, edge), by) : null;
    const middle = row === null ? null : census.middleOf(row);
    if (row === null || middle === null || (next !== undefined && next.from < Infinity && (next.from - middle) * by <= 0)) return this.#focusOn(next?.key);
    await this.#focusOn(census.see(row).id);
    if (fromMargin) return;
    // what else comes into sight with it may stand before it
    const came = this.#here.items().filter((item) => item.from < Infinity && item.key !== here?.key && isPast(item));
    await this.#focusOn((by > 0 ? came[0] : came.at(-1))?.key);
  }

  /** to the first or the last that has a date */
  async #toEnd(which: 'first' | 'last'): Promise<void> {
    const { census } = this.#here.plot();
    const row = which === 'first' ? census.next(-Infinity, 1) : census.next(Infinity, -1);
    if (row === null) return this.#focusOn(this.#here.items()[0]?.key);
    await this.#focusOn(census.see(row).id);
    // there may be more of them on its day
    const dated = this.#here.items().filter((item) => item.from < Infinity);
    await this.#focusOn(dated.at(which === 'first' ? 0 : -1)?.key);
  }

  /** a counted mark opens by coming nearer; where nothing is gained by that, as a list */
  #open(at: Neighbourhood): void {
    const { census, range } = this.#here.plot();
    const [head] = at.from === Infinity ? [] : census.between(at.group, at.from, at.to, 1);
    const tail = head === undefined ? null : census.next(at.to, -1);
    const [first, last] = head === undefined || tail === null ? [at.from, at.to] : [census.middleOf(head)!, Math.max(census.middleOf(head)!, Math.min(at.to, census.middleOf(tail)!))];
    const room = Math.max(3, (last - first) * 0.4);
    const next = clampRange([Math.floor(first - room), Math.ceil(last + room)], this.#here.limits());
    if (at.from === Infinity || last - first < 1 || next[1] - next[0] > 0.8 * (range[1] - range[0])) this.#here.onlist(at);
    else this.#here.onrange(next);
  }
}
