/** Rows in the order of one of their columns: what an index stands on, found once. */

/** Days as whole numbers, NaN where there is none; whole days up to 16 million are exact in either. */
export type Days = Float64Array | Float32Array;

/** The three orders that a census needs. */
export interface Orders {
  middle: Int32Array;
  since: Int32Array;
  until: Int32Array;
}

/** The middles of marks; NaN: undated. */
export function middlesOf(start: Days, end: Days): Float64Array {
  const middles = new Float64Array(start.length);
  for (let row = 0; row < start.length; row += 1) middles[row] = (start[row]! + end[row]!) / 2;
  return middles;
}

/** Beyond this many half days a table of them costs more than sorting. */
const TABLE = 1 << 22;

/** Rows in the order of their values, those without one left out; equal ones in the order of rows. Counting sort over half days, where they are near enough. */
export function sortRows(values: Days): Int32Array<ArrayBuffer> {
  let [least, most, count] = [Infinity, -Infinity, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    count += 1;
    if (value > -Infinity && value < least) least = value;
    if (value < Infinity && value > most) most = value;
  }
  const sorted = new Int32Array(count);
  if (count === 0) return sorted;
  const slots = least > most ? 2 : 2 * (most - least) + 3;
  if (slots > TABLE || slots > 64 * count + 1024) {
    const rows: number[] = [];
    for (let row = 0; row < values.length; row += 1) if (!Number.isNaN(values[row]!)) rows.push(row);
    return Int32Array.from(rows.sort((a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : a - b)));
  }
  const slotOf = (value: number): number => (value === -Infinity ? 0 : value === Infinity ? slots - 1 : Math.floor(2 * (value - least)) + 1);
  const starts = new Int32Array(slots + 1);
  for (const value of values) if (!Number.isNaN(value)) starts[slotOf(value) + 1]! += 1;
  for (let slot = 0; slot < slots; slot += 1) starts[slot + 1]! += starts[slot]!;
  for (let row = 0; row < values.length; row += 1) {
    if (Number.isNaN(values[row]!)) continue;
    const slot = slotOf(values[row]!);
    sorted[starts[slot]!++] = row;
  }
  return sorted;
}
