/** How long until a card comes back, in words. */
import type { I18n } from '../i18n/index.ts';
import { toWait } from '../review/schedule.ts';

export function sayWait(i18n: I18n, from: number, to: number): string {
  const { unit, count } = toWait(from, to);
  return i18n.plain(`wait.${unit}`, { count });
}
