/** Which office a person held, as far as the corpus attests it. */
import type { Office, Person } from './corpus.ts';
import { agrees, type Span } from './span.ts';

/**
 * The office attested for the days of `span`; else the nearest attested before or after; null where none is. Without a
 * day, the only one: of several, none is said.
 */
export function officeOn(person: Person, span: Span | null): Office | null {
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
