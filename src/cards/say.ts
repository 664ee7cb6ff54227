/** A report's fields as a sentence: for reports without a quotation, and for what a quotation leaves out. */
import type { I18n } from '../i18n/index.ts';
import type { Report } from '../model/corpus.ts';

/** "Planned for September 2024 (« en septembre prochain »)"; null: it says no more than that it happened. */
export function sayReport({ status, span, words }: Report, i18n: I18n): string | null {
  if (status === undefined && span === undefined) return null;
  const date = span ? i18n.dates.span(span, 'long') : null;
  const phrase = words === undefined ? '' : ` (${i18n.quote(words)})`;
  if (date !== null) return `${i18n.t(`says.${status ?? 'planned'}`, { date })}${phrase}`;
  if (status === undefined) return i18n.t('says.noDate');
  return span === null ? `${i18n.t(`status.${status}`)}${i18n.comma}${i18n.t('says.noDate')}` : i18n.t(`status.${status}`);
}
