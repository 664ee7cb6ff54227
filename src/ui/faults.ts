/**
 * What the check has against an article from the form, as the form tells it.
 *
 * Promises: each thing once, at its field: a title is checked in three languages and twice, and was written once; where
 * the form has a better word than what was expected and found, it is given.
 */
import type { Draft, DraftField, Drafted } from '../formats/draft.ts';
import { sayFact } from '../i18n/facts.ts';
import type { I18n } from '../i18n/index.ts';
import { sayPlace } from '../i18n/place.ts';
import type { Problem } from '../model/problem.ts';

export interface Fault extends Problem {
  /** what the reader can do; absent: what was expected and found says it */
  advice?: 'form.unsaidDate' | 'form.heldDate';
}
export interface FieldFault {
  problem: Fault;
  /** null: of none of the form's */
  field: DraftField | null;
  /** of which statement; null: of the article */
  report: number | null;
}

export function toFaults(problems: readonly Problem[], drafted: Drafted, { reports }: Pick<Draft, 'reports'>, fieldOf: (path: string, drafted: Drafted) => Pick<FieldFault, 'field' | 'report'> | null): FieldFault[] {
  const told = new Map<string, FieldFault>();
  for (const problem of problems) {
    const { field, report } = fieldOf(problem.path, drafted) ?? { field: null, report: null };
    // the form writes a window only with its days: the date of an event that was held is all that can be missing
    const advice = field === 'date' && problem.expected === 'a date with it' ? (reports[report ?? -1]?.status === '' ? 'form.unsaidDate' : 'form.heldDate') : undefined;
    const key = JSON.stringify([field ?? problem.path, report, advice ?? [problem.expected, problem.found]]);
    if (!told.has(key)) told.set(key, { problem: advice ? { ...problem, advice } : problem, field, report });
  }
  return [...told.values()];
}

/** A fault in words; one of no field with its place. */
export function sayFault({ advice, expected, found }: Fault, i18n: I18n): string {
  if (advice) return i18n.t(advice, { status: i18n.plain('form.status') });
  return i18n.t('form.expected', { expected: sayFact(i18n.language, expected), found: sayFact(i18n.language, found) });
}
export const sayFaultAt = (fault: Fault, i18n: I18n): string => `${sayPlace(i18n.language, fault.path)} — ${sayFault(fault, i18n)}`;
