/** Which office a person held, as far as the corpus attests it. */
import type { Office, Person } from './corpus.ts';
import type { Day } from './day.ts';
import { agrees, toSpan, type Span } from './span.ts';

/**
 * The office attested for the days of `span`; else the nearest attested before or after; null where none is. Without a
 * day, the only one: of several, none is said.
 */
function officeOn(person: Person, span: Span | null): Office | null {
  if (span === null) return person.offices.length === 1 ? person.offices[0]! : null;
  const touching = person.offices.find((office) => agrees(office.attested, span) || overlaps(office.attested, span));
  return touching ?? nearest(person.offices, span);
}

function overlaps(a: Span, b: Span): boolean {
  return (a.from ?? -Infinity) <= (b.to ?? Infinity) && (b.from ?? -Infinity) <= (a.to ?? Infinity);
}

function nearest(offices: Office[], span: Span): Office | null {
  const distance = ({ attested }: Office): number =>
    Math.max((attested.from ?? -Infinity) - (span.to ?? Infinity), (span.from ?? -Infinity) - (attested.to ?? Infinity));
  return offices.reduce<Office | null>((best, office) => (best === null || distance(office) < distance(best) ? office : best), null);
}

/** As `officeOn`, of the offices attested by a day (K9). */
export const officeBy = (person: Person, span: Span | null, day: Day): Office | null => officeOn({ ...person, offices: officesBy(person, day) }, span);

/** Offices attested by the day, the earliest first; an end that lies after it is not told (K9). */
export function officesBy({ offices }: Person, day: Day): Office[] {
  const first = ({ attested: { from, to } }: Office): Day => from ?? to ?? -Infinity;
  return offices
    .filter((office) => first(office) <= day)
    .map(({ title, attested }) => ({ title, attested: (attested.to ?? day) > day ? until(attested, day) : attested }))
    .sort((a, b) => first(a) - first(b));
}

const until = (span: Span, day: Day): Span => ({ ...span, to: null, core: span.core === null || span.core[0] > day ? null : [span.core[0], Math.min(span.core[1], day)] });

/** The days for which an office is asked: those of the event; where it has none, the day on which it was named. */
export const whenNamed = (span: Span | null, named: Day | undefined): Span | null => span ?? (named === undefined ? null : toSpan(named));
