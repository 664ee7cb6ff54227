// Lists of figures → one figure, and figures → text and tables of markdown.

export const rising = (list: number[]): number[] => list.toSorted((a, b) => a - b);

/** `sorted`: rising, not empty. */
export const toQuantile = (sorted: number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)]!;

/** Of an even count, the higher of the two in the middle. */
export const toMedian = (list: number[]): number => rising(list)[Math.floor(list.length / 2)]!;

/** The median of what was measured; null: nothing was. */
export function toMiddle(list: (number | null | undefined)[]): number | null {
  const measured = list.flatMap((value) => value ?? []);
  return measured.length === 0 ? null : toMedian(measured);
}

/** A figure with so many digits behind the point, rounded up or down. */
export function toText(value: number, digits: number, up: boolean): string {
  const scale = 10 ** digits;
  // 16.7 * 10 is 167.00000000000003: what is no figure of the measure must not round it up
  const scaled = Number((value * scale).toPrecision(12));
  return ((up ? Math.ceil(scaled) : Math.floor(scaled)) / scale).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** The same; a dash was not measured. */
export const toCell = (value: number | null | undefined, digits: number, up: boolean): string => (value == null ? '–' : toText(value, digits, up));

/** Ours by another's; null: one of them was not measured, or there is nothing to divide by. */
export const toOver = (ours: number | null | undefined, other: number | null | undefined): number | null => (ours == null || other == null || other === 0 ? null : ours / other);

const toLine = (cells: string[]): string => `| ${cells.join(' | ')} |`;
export const toTable = (head: string[], lines: string[][]): string => [toLine(head), toLine(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...lines.map(toLine)].join('\n');
