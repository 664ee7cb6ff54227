// The parts of the benchmark, and how a table of some of them and an older one become one.

import type { ImportPart } from './import-rows.ts';
import type { SearchPart } from './search-rows.ts';
import type { TimelinePart } from './table.ts';

export const PARTS = ['timeline', 'search', 'import'] as const;
export type PartName = (typeof PARTS)[number];

/** All that is known: each part says itself when it was measured. The timeline's own stands at the top, as in tables that had no other. */
export type Report = TimelinePart & { search?: SearchPart; import?: ImportPart };

export interface Measured {
  timeline?: TimelinePart;
  search?: SearchPart;
  import?: ImportPart;
}

/** What was measured now, and of an older table what was not. */
export function toReport(measured: Measured, older: Report): Report {
  const { circumstances, bytes, rows, ratios } = measured.timeline ?? older;
  const [search, brought] = [measured.search ?? older.search, measured.import ?? older.import];
  return { circumstances, bytes, rows, ratios, ...(search ? { search } : {}), ...(brought ? { import: brought } : {}) };
}
