/**
 * How every importer takes things: texts made plain and looked at, dates and addresses checked, each fault and remark
 * with its place.
 *
 * Promises: what an importer takes through here is clean; what is not is among the faults, or left out with a remark.
 */
import { addressFault } from '../model/address.ts';
import { edtfProblem } from '../model/edtf.ts';
import type { Problem } from '../model/problem.ts';
import { toFound } from '../model/problem.ts';
import { isDated, type Dated } from './foreign-date.ts';
import type { ForeignFormat, Incoming, IncomingArticle, IncomingEvent } from './incoming.ts';
import { toPlainText } from './plain-text.ts';

const MOST_TITLE = 300;
const MOST_TEXT = 5000;

/** letters of text, but for tabs and ends of lines, which are spaces */
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f-\x9f]/u; // eslint-disable-line no-control-regex -- they are what is looked for
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/u;
const BROKEN = /[\p{Cs}\ufffd]/u;
/** marks of direction and signs without width say nothing to a reader */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u2060-\u2064\ufeff]/gu;
/** between letters of some scripts, and within some signs, they are letters; elsewhere nothing */
const STRAY_JOINERS = /(?<![\p{L}\p{M}\p{Extended_Pictographic}\ufe0f])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{Extended_Pictographic}])/gu;

export class Taking {
  readonly events: IncomingEvent[] = [];
  readonly articles: IncomingArticle[] = [];
  readonly faults: Problem[] = [];
  readonly remarks: Problem[] = [];
  readonly #file: string;
  readonly #format: ForeignFormat;

  constructor(format: ForeignFormat, file: string) {
    this.#format = format;
    this.#file = file;
  }

  /** It cannot be taken. */
  fault(path: string, code: Problem['code'], expected: string, found: string): null {
    this.faults.push({ code, file: this.#file, path, expected, found });
    return null;
  }

  /** It is taken otherwise than it is written, or left out of what is taken. */
  remark(path: string, code: Problem['code'], expected: string, found: string): void {
    this.remarks.push({ code, file: this.#file, path, expected, found });
  }

  /** Text, or a number as text; undefined: none; null: it cannot be taken, and that is told. */
  text(path: string, raw: unknown, { html = false, most = MOST_TEXT }: { html?: boolean; most?: number } = {}): string | null | undefined {
    if (raw == null) return undefined;
    if (typeof raw === 'number' && Number.isFinite(raw)) return String(raw);
    if (typeof raw !== 'string') return this.fault(path, 'shape', 'a text', toFound(raw));
    const bad = CONTROLS.exec(raw) ?? OVERRIDES.exec(raw) ?? BROKEN.exec(raw);
    if (bad) {
      const expected = CONTROLS.test(bad[0]) ? 'text without control characters' : OVERRIDES.test(bad[0]) ? 'text without direction characters' : 'text without broken characters';
      return this.fault(path, 'text', expected, `U+${bad[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')} at character ${String(bad.index + 1)}`);
    }
    const plain = html ? toPlainText(raw) : raw;
    // markup may have written what is refused as an entity
    const hidden = html && plain !== raw ? (CONTROLS.exec(plain) ?? OVERRIDES.exec(plain) ?? BROKEN.exec(plain)) : null;
    const text = (hidden ? plain.replace(new RegExp(`${CONTROLS.source}|${OVERRIDES.source}|${BROKEN.source}`, 'gu'), ' ') : plain)
      .replace(UNSEEN, '')
      .normalize('NFC')
      .replace(/\s+/gu, ' ')
      .trim()
      .replace(STRAY_JOINERS, '');
    if (hidden) this.remark(path, 'text', 'text without control or direction characters; they were left out', `U+${hidden[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`);
    if (text.length > most) return this.fault(path, 'text', `at most ${String(most)} characters`, String(text.length));
    return text === '' ? undefined : text;
  }

  /** A title, which must be there. */
  title(path: string, raw: unknown, html = false): string | null {
    const text = this.text(path, raw, { html, most: MOST_TITLE });
    return text === undefined ? this.fault(path, 'shape', 'a title', raw == null ? 'nothing' : toFound(raw)) : text;
  }

  /** A text that can be left out: what is wrong with it is told, and the rest is taken. */
  aside(path: string, raw: unknown, options: { html?: boolean; most?: number } = {}): string | undefined {
    const before = this.faults.length;
    const text = this.text(path, raw, options);
    this.remarks.push(...this.faults.splice(before));
    return text ?? undefined;
  }

  /** An address that is safe; undefined: none, or one that was left out with a remark. */
  url(path: string, raw: unknown): string | undefined {
    if (raw == null || raw === '') return undefined;
    if (typeof raw !== 'string') {
      this.remark(path, 'shape', 'an absolute http or https address', toFound(raw));
      return undefined;
    }
    const text = raw.trim();
    const expected = /[\s\\<>"]|[^!-~\u00a1-\uffff]/u.test(text) || !/^https?:\/\//i.test(text) ? 'an absolute http or https address' : addressFault(text);
    if (expected === null && parses(text)) return new URL(text).href;
    this.remark(path, 'shape', expected ?? 'an absolute http or https address', toFound(text));
    return undefined;
  }

  /** A date that was read; null: it is none, and that is told. */
  date(path: string, dated: Dated): string | null {
    if (!isDated(dated)) return this.fault(path, 'date', dated.expected, dated.found);
    const problem = edtfProblem(dated.edtf);
    if (problem) return this.fault(path, 'date', problem.expected, problem.found);
    if (dated.remark) this.remark(path, 'date', dated.remark.expected, dated.remark.found);
    return dated.edtf;
  }

  done(of: Partial<Pick<Incoming, 'title' | 'text' | 'language'>> = {}): Incoming {
    const { events, articles, faults, remarks } = this;
    return { format: this.#format, title: null, language: null, ...of, events, articles, faults, remarks };
  }
}

const parses = (text: string): boolean => URL.canParse(text) && new URL(text).hostname !== '';

/** An object whose keys may be anything; null: it is none. */
export function toRecord(value: unknown): Map<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : null;
}
