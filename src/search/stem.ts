/**
 * Arabic words and what they are found by: the article, the letters that lean on a word and its common endings are
 * put aside. Light stemming after Larkey, Ballesteros and Connell ("Light stemming for Arabic information retrieval",
 * 2007), with fewer endings; Snowball's stemmer takes the و of وزير for "and".
 */

const BEFORE = ['وال', 'فال', 'بال', 'كال', 'ولل', 'لل', 'ال'];
const AFTER = ['تهما', 'تها', 'ته', 'هما', 'ات', 'ون', 'ين', 'ان', 'يه', 'ها', 'هم', 'ه', 'ي'];
/** one letter that may lean on a word, or belong to it */
const LEANING = /^[وفبلك]/;
/** shortest word that is left */
const LEAST = 3;
const ARABIC = /[\u0621-\u064a]/;

/** plurals that change the word within: folded, with the singular that they are found by */
const BROKEN: Readonly<Record<string, string>> = {
  وزراء: 'وزير', روساء: 'رييس', سفراء: 'سفير', ملوك: 'ملك', امراء: 'امير', قمم: 'قمه', دول: 'دوله', احداث: 'حدث', تاشيرات: 'تاشيره', مواعيد: 'موعد', خطط: 'خطه',
};

function light(word: string): string {
  const before = BEFORE.find((each) => word.startsWith(each) && word.length - each.length >= LEAST);
  const rest = before === undefined ? word : word.slice(before.length);
  const after = AFTER.find((each) => rest.endsWith(each) && rest.length - each.length >= LEAST);
  return after === undefined ? rest : rest.slice(0, -after.length);
}

/** A folded word → the terms that it is looked for by: itself, and an Arabic one without article and ending. */
export function soughtBy(folded: string): string[] {
  if (!ARABIC.test(folded)) return [folded];
  const bare = folded.startsWith('ال') ? folded.slice(2) : folded;
  return [...new Set([folded, light(folded), ...(BROKEN[bare] === undefined ? [] : [light(BROKEN[bare])])])];
}

/** A folded word of a text → the terms that it is kept under: those, and what is left when a letter only leans on it. */
export function keptUnder(folded: string): string[] {
  if (!ARABIC.test(folded) || folded.length <= 4 || !LEANING.test(folded)) return soughtBy(folded);
  return [...new Set([...soughtBy(folded), ...soughtBy(folded.slice(1))])];
}
