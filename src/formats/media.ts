/** Pictures, films and embedded pages that a slide shows → the source that they are: never as markup. */
import { safeUrl } from '../model/address.ts';
import type { IncomingArticle } from './incoming.ts';
import { LONGEST_TEXT, LONGEST_TITLE, type Intake, type Said } from './intake.ts';
import { MOST_MARKUP, toPlainText } from './plain-text.ts';
import { shown } from '../model/shown.ts';

export interface Media {
  at: string;
  url: Said;
  caption?: Said | undefined;
  credit?: Said | undefined;
}

/** The source, with those that its caption and its credit link to; none without an address. */
export function takeMedia(intake: Intake, { at, url, caption, credit }: Media): IncomingArticle[] {
  const [captioned, credited] = [intake.markup(caption), intake.markup(credit)];
  const address = toAddress(intake, url);
  const title = intake.line(captioned.said, LONGEST_TEXT);
  const publisher = intake.line(credited.said, LONGEST_TEXT);
  const more = [...captioned.sources, ...credited.sources];
  if (address === null) return more;
  const named = title ? (title.length > LONGEST_TITLE ? { note: title } : { title }) : {};
  return [{ at, url: address, ...named, ...(publisher && publisher.length <= LONGEST_TITLE ? { publisher } : {}) }, ...more];
}

/** An address, or the first one in the markup that stands in its place. */
function toAddress(intake: Intake, url: Said): string | null {
  const { at, value } = url;
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' || !value.includes('<')) return intake.url(url);
  const link = value.length > MOST_MARKUP ? undefined : toPlainText(value).links.find((each) => safeUrl(each.url) !== null);
  intake.remark('left', at, 'an address; of markup only its first link is taken', shown(value));
  return link?.url ?? null;
}
