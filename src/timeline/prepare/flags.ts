/** How a row's marks are written in its bytes. */
import type { KnownStatus } from '../../model/known.ts';
import type { EventKind } from '../../model/schema.ts';
import type { Doubt } from '../../model/span.ts';

export const KINDS: readonly EventKind[] = [
  'state-visit', 'official-visit', 'working-visit', 'ministerial-visit', 'meeting', 'call', 'statement', 'letter', 'agreement', 'appointment', 'crisis', 'context',
];
export const STATUSES: readonly KnownStatus[] = ['announced', 'planned', 'postponed', 'cancelled', 'held', 'underway', 'lapsed'];
export const DOUBTS: readonly Doubt[] = ['none', 'uncertain', 'approximate', 'both'];

export const SETTLED = 1;
export const DISPUTED = 2;
export const WINDOW = 4;
/** the span has a first day, a last day, a core */
export const FROM = 8;
export const TO = 16;
export const CORE = 32;
// the two highest bits are the doubt
