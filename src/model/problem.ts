/** One thing that is wrong with an input: where, what was expected, what was found. Worded by `i18n`. */
export interface Problem {
  code:
    | 'json' // not JSON at all
    | 'shape' // does not have the form of the schema
    | 'name' // a file's name does not agree with what it holds
    | 'reference' // names something that does not exist
    | 'duplicate' // the same id, address or name twice
    | 'date' // not a date of our EDTF profile, or reversed
    | 'quote' // too long, or not clean text
    | 'text' // control or direction characters, spaces at an end
    | 'version' // written by a later version than ours
    | 'report' // a report contradicts itself or stands on nothing
    | 'encoding' // bytes that are no text in UTF-8
    | 'size' // too large, too long or too deep
    | 'format' // of no form that we read
    | 'left' // of a foreign file: left out of a thing that is taken
    | 'changed' // of a foreign file: read otherwise than it is written
    | 'script'; // a word of letters of two scripts, one of which may be taken for another
  /** the file, relative to `data/`, or the name of the asset or of the foreign file */
  file: string;
  /** dotted path within it, such as `reports.3.date`; empty: the whole file */
  path: string;
  expected: string;
  found: string;
}

/** `articles/2024/x.json, at reports.3.date: expected …, found …` — for the build's log. */
export function toLine(problem: Problem): string {
  const at = problem.path === '' ? '' : `, at ${problem.path}`;
  return `${problem.file}${at}: expected ${problem.expected}, found ${problem.found}`;
}
