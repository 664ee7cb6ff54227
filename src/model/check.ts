/**
 * Everything that can be wrong with a corpus whose files have the form of the schema.
 *
 * Promises: dates are of our EDTF profile and in order; a report does not contradict itself or its article;
 * texts and quotations are clean, and no word of the curated corpus mixes scripts; ids, names, folders, addresses
 * and references hold (`naming`, `reference`); all problems are told at once, in the order of the files.
 */
import { parseDay, toIsoDay } from './day.ts';
import { edtfProblem, parseEdtf } from './edtf.ts';
import { checkNaming } from './naming.ts';
import type { Problem } from './problem.ts';
import { checkReferences } from './reference.ts';
import type { ArticleFile, ReportFile } from './schema.ts';
import { mixedScripts } from './script.ts';
import { below, type Placed, type Source } from './source.ts';
import type { Span } from './span.ts';
import { weekdayFault } from './weekday.ts';
import { quoteFaults, wordingFaults } from './wording.ts';
import { shown } from './shown.ts';

/**
 * Source → every problem but those of JSON and shape. `own`: what a reader brings: two events may share a title there, an
 * article may have no address, and may speak of an event without saying anything that is compared.
 */
export function checkSource(source: Source, manner: 'curated' | 'own' = 'curated'): Problem[] {
  return [
    ...checkNaming(source, manner),
    ...(manner === 'curated' ? [...checkWhole(source), ...checkScripts(source)] : []),
    ...checkReferences(source),
    ...checkDates(source),
    ...source.articles.flatMap((article) => checkReports(article, manner)),
    ...source.raw.flatMap(({ file, at, value }) => checkTexts(file, at, value, manner)),
  ];
}

/** What the curated corpus never leaves open. */
function checkWhole({ dataset, places }: Source): Problem[] {
  const needs = ({ file, at }: Placed<unknown>, step: string, expected: string, found: string): Problem => ({ code: 'shape', file, path: below(at, step), expected, found });
  return [
    ...(dataset && dataset.value.licence === undefined ? [needs(dataset, 'licence', 'the key', 'nothing')] : []),
    ...places.flatMap((place) => (place.value.at === null ? [needs(place, 'at', 'degrees north, degrees east', 'null')] : [])),
  ];
}

/** What a reader brings is warned of instead (`mixedScripts`). */
const checkScripts = ({ raw }: Source): Problem[] => raw.flatMap(({ file, at, value }) => mixedScripts(value, at === '' ? [] : [at]).map((mixed): Problem => ({ code: 'script', file, ...mixed })));

function checkDates({ dataset, people, events, articles, stories }: Source): Problem[] {
  const problems: Problem[] = [];
  const edtf = ({ file, at }: Placed<unknown>, step: string, text: string | null | undefined): void => {
    const problem = text == null ? null : edtfProblem(text);
    if (problem) problems.push({ code: 'date', file, path: below(at, step), ...problem });
  };
  const day = ({ file, at }: Placed<unknown>, step: string, text: string | undefined): number | null => {
    const read = text === undefined ? null : parseDay(text);
    const problem = text === undefined || read !== null ? null : edtfProblem(text);
    if (problem) problems.push({ code: 'date', file, path: below(at, step), ...problem });
    return read;
  };
  const range = (placed: Placed<unknown>, step: string, said: { from: string; to: string }): void => {
    const [from, to] = [day(placed, `${step}.from`, said.from), day(placed, `${step}.to`, said.to)];
    if (from === null || to === null || from <= to) return;
    problems.push({ code: 'date', file: placed.file, path: below(placed.at, step, 'to'), expected: `a day not before ${said.from}`, found: shown(said.to) });
  };
  if (dataset) {
    const { opening, presets, watchedUntil } = dataset.value;
    day(dataset, 'watchedUntil', watchedUntil);
    range(dataset, 'opening', opening);
    presets.forEach((preset, index) => range(dataset, `presets.${index}`, preset));
  }
  for (const story of stories) {
    story.value.steps.forEach(({ view }, index) => {
      range(story, `steps.${index}.view`, view);
      day(story, `steps.${index}.view.known`, view.known);
    });
  }
  for (const person of people) person.value.offices.forEach(({ attested }, index) => edtf(person, `offices.${index}.attested`, attested));
  for (const event of events) {
    const { date, within, words, status } = event.value;
    edtf(event, 'date', date);
    if (date !== null) continue;
    const needs = (path: string, found: string): number => problems.push({ code: 'report', file: event.file, path: below(event.at, path), expected: 'a date with it', found });
    if (status === 'held') needs('date', 'an event that was held without one');
    if (within !== undefined) needs('within', 'none');
    if (words !== undefined) needs('words', 'none');
  }
  for (const article of articles) {
    const { published, seen, reports } = article.value;
    edtf(article, 'published', published);
    const span = published === null ? null : parseEdtf(published);
    if (span && (span.from === null || span.to === null)) {
      problems.push({ code: 'date', file: article.file, path: below(article.at, 'published'), expected: 'a publication date that is not open', found: shown(published) });
    }
    day(article, 'seen', seen);
    reports.forEach(({ date }, index) => edtf(article, `reports.${index}.date`, date));
  }
  return problems;
}

function checkReports({ file, at: top, value: article }: Placed<ArticleFile>, manner: 'curated' | 'own'): Problem[] {
  const published = article.published === null ? null : parseEdtf(article.published);
  if (article.reports.length === 0 && manner === 'curated') return [{ code: 'shape', file, path: below(top, 'reports'), expected: 'at least one report', found: '0' }];
  return article.reports.flatMap((report, index) => {
    const at = below(top, 'reports', index);
    const span = report.date == null ? report.date : parseEdtf(report.date);
    const faults: Omit<Problem, 'file'>[] = [];
    if (report.within !== undefined && report.date == null) faults.push({ code: 'report', path: `${at}.within`, expected: 'a date with it', found: 'none' });
    // "à une date ultérieure" says that there is no date: then the date is null, not absent
    if (report.words !== undefined && report.date === undefined) faults.push({ code: 'report', path: `${at}.words`, expected: 'a date with it, or null', found: 'none' });
    if (manner === 'curated' && !saysSomething(report)) faults.push({ code: 'report', path: at, expected: 'something that it says of the event', found: 'nothing' });
    if (report.status === 'held' && span?.from != null && published?.to != null && span.from > published.to) {
      faults.push({ code: 'report', path: `${at}.date`, expected: `a day not after the publication (${toIsoDay(published.to)}) of what was held`, found: shown(report.date) });
    }
    faults.push(...checkPhrases(report, at, [span, published]));
    return faults.map((fault) => ({ ...fault, file }));
  });
}

function checkPhrases({ quote, words }: ReportFile, at: string, about: (Span | null | undefined)[]): Omit<Problem, 'file'>[] {
  const faults: Omit<Problem, 'file'>[] = quote === undefined ? [] : quoteFaults(quote).map((fault) => ({ code: 'quote' as const, path: `${at}.quote`, ...fault }));
  for (const [key, text] of [['quote', quote], ['words', words]] as const) {
    const expected = text === undefined ? null : weekdayFault(text, about);
    if (expected !== null) faults.push({ code: key === 'quote' ? 'quote' : 'date', path: `${at}.${key}`, expected, found: shown(text) });
  }
  return faults;
}

function saysSomething({ event: _event, voice: _voice, via: _via, ...said }: ReportFile): boolean {
  return Object.values(said).some((value) => value !== undefined && !(Array.isArray(value) && value.length === 0));
}

/** Every text of a file, wherever it stands; the pointer to the schema is not one. */
function checkTexts(file: string, path: string, value: unknown, manner: 'curated' | 'own'): Problem[] {
  if (typeof value === 'string') return wordingFaults(value, manner).map((fault) => ({ code: 'text', file, path, ...fault }));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === '$schema' ? [] : checkTexts(file, below(path, key), inner, manner)));
}
