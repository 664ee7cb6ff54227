/** How cards are named, so that one is known again in another edition of the corpus. */
import type { EventId } from '../model/corpus.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Card, QuestionKind } from './card.ts';

/** `stands`: all that the right answer stands on. */
export const toCard = (kind: QuestionKind, event: EventId, second: string | null, stands: readonly unknown[]): Card => ({
  id: [kind, event, ...(second === null ? [] : [second])].join('.'),
  kind,
  event,
  stands: fingerprint(JSON.stringify(stands)),
});

/** The second thing that a card names; null: none. */
export const secondOf = ({ id, kind, event }: Card): string | null => id.slice(kind.length + event.length + 2) || null;
