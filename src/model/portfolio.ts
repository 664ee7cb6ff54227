/**
 * Fields of office, read from the titles of offices, so that visits can be counted by who came.
 *
 * Promises: every office has exactly one; a visit has that of its first-ranked visitor, in the order of the list, and is
 * never counted twice.
 */
import type { Corpus, Office } from './corpus.ts';
import type { Day } from './day.ts';
import type { KnownEvent } from './known.ts';
import { officeBy, whenNamed } from './office.ts';

/** In the order of protocol, as far as there is one; `unknown`: no visitor is named, or no office attested. */
export const PORTFOLIOS = [
  'head-of-state', 'head-of-government', 'foreign', 'interior', 'defence', 'justice', 'economy', 'infrastructure', 'agriculture', 'society', 'parliament', 'other', 'unknown',
] as const;
export type Portfolio = (typeof PORTFOLIOS)[number];

/** The first that fits the English title decides: a prime minister who also has foreign affairs is head of government. */
const TITLES: [Portfolio, RegExp][] = [
  ['head-of-state', /^(?:king|sultan|president of the republic)\b/i],
  ['head-of-government', /^(?:prime minister|head of government|president of the council(?: of ministers)?$)/i],
  ['parliament', /national assembly|senat|house of|\bspeaker\b|parliament/i],
  ['foreign', /foreign (?:and european )?affairs|european? affairs|\beurope$|ambassador/i],
  ['interior', /interior|territorial surveillance/i],
  ['defence', /defence|armed forces|gendarmerie/i],
  ['justice', /justice|judicia|prosecutor|judge/i],
  ['agriculture', /agricultur|fisheries/i],
  ['economy', /econom|financ|trade|industr|invest|budget|enterprises/i],
  ['infrastructure', /transport|equipment|energy|environment|ecolog|climate/i],
  ['society', /cultur|education|youth|sport|employment|solidarity|health|equality|religious|islamic|museum|monde arabe|communication/i],
];

export const portfolioOf = ({ title }: Pick<Office, 'title'>): Portfolio => TITLES.find(([, pattern]) => pattern.test(title.en))?.[0] ?? 'other';

/** Whom it is counted under, by the offices attested by the knowledge day (K9). */
export function portfolioOfVisit(corpus: Pick<Corpus, 'personById'>, event: Pick<KnownEvent, 'people' | 'span'>, day: Day): Portfolio {
  const ranks = event.people.flatMap(({ person: id, part, named }) => {
    const person = part === 'visitor' ? corpus.personById.get(id) : undefined;
    const office = person && officeBy(person, whenNamed(event.span, named), day);
    return office ? [PORTFOLIOS.indexOf(portfolioOf(office))] : [];
  });
  return PORTFOLIOS[Math.min(...ranks, PORTFOLIOS.length - 1)]!;
}
