/** What the embed is made of comes as scripts, in any order: each hands over its part. */
import type { Spoken } from '../../i18n/message.ts';
import type { Evidence, First } from '../../model/corpus.ts';

/** A part, as a script hands it over: `rapprochement.push({ first: … })`. */
export interface Part {
  spoken?: Spoken;
  first?: First;
  evidence?: Evidence;
  /** what an embed carries itself, instead of the corpus of the site */
  parcel?: unknown;
}
interface Page {
  rapprochement?: Part[] | { push: (part: Part) => unknown };
}

/** Calls with each part that is there, and with each that comes. */
export function takeParts(page: object, take: (part: Part) => void): void {
  const queue = (page as Page).rapprochement;
  (page as Page).rapprochement = { push: take };
  if (Array.isArray(queue)) queue.forEach(take);
}
