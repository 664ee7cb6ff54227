/**
 * The order of a table's rows. Pure.
 *
 * Promises: every row is in it once; what has nothing to sort by comes last, both ways; rows that are alike keep the
 * order in which they came; text is in the order of the reader's language.
 */
export const COLUMNS = ['date', 'title', 'kind', 'status', 'place', 'people', 'topics', 'sources', 'remarks'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Sort {
  by: Column;
  /** the last first */
  down: boolean;
}

/** where nothing else is asked for */
export const BY_TIME: Sort = { by: 'date', down: false };

/** What a column is asked for by another press: up, then down, then up again; null: in the order of time, as without a wish. */
export function turn(sort: Sort | null, by: Column): Sort | null {
  const now = sort ?? BY_TIME;
  return choose(by, now.by === by && !now.down);
}

/** A column and a way → a wish; null: it is what there is without one. */
export const choose = (by: Column, down: boolean): Sort | null => (by === BY_TIME.by && down === BY_TIME.down ? null : { by, down });

/** "-date" → by date, the last first; null: no such order. */
export function parseSort(text: string): Sort | null {
  const down = text.startsWith('-');
  const by = COLUMNS.find((column) => column === text.slice(down ? 1 : 0));
  return by === undefined ? null : { by, down };
}

export const writeSort = ({ by, down }: Sort): string => `${down ? '-' : ''}${by}`;

/** What a row is sorted by; of numbers the first that differ decide. null: it has nothing to be sorted by. */
export type Key = string | readonly number[] | null;

/** Rows in an order; nothing is done to `rows`. */
export function inOrder<Row>(rows: readonly Row[], keyOf: (row: Row) => Key, down: boolean, locale: string): Row[] {
  const keys = rows.map(keyOf);
  const ranks = rankTexts(keys, locale);
  const way = down ? -1 : 1;
  const compare = (a: number, b: number): number => {
    const [one, other] = [keys[a]!, keys[b]!];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    if (typeof one === 'string' || typeof other === 'string') return (ranks.get(String(one))! - ranks.get(String(other))!) * way;
    const at = one.findIndex((number, index) => number !== other[index]);
    return at < 0 ? 0 : (one[at]! < other[at]! ? -1 : 1) * way;
  };
  return Array.from(rows.keys()).sort((a, b) => compare(a, b) || a - b).map((index) => rows[index]!);
}

/** Places of texts in the order of a language, each text compared once with few others: of many rows few texts differ. Alike ones share a place. */
function rankTexts(keys: readonly Key[], locale: string): Map<string, number> {
  const texts = [...new Set(keys.filter((key) => typeof key === 'string'))];
  if (texts.length === 0) return new Map();
  const { compare } = new Intl.Collator(locale, { numeric: true });
  texts.sort(compare);
  let rank = 0;
  return new Map(texts.map((text, index) => [text, index > 0 && compare(texts[index - 1]!, text) !== 0 ? ++rank : rank]));
}
