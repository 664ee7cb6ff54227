/**
 * Words in which letters of two scripts stand side by side, so that one may be taken for another: "Pаris" with a
 * Cyrillic а (UTS 39, mixed scripts). They are pointed out, never changed.
 *
 * A word is a run of letters, marks, digits and characters that are not seen; hyphens, points, apostrophes and spaces
 * part words. Of the scripts only Latin, Cyrillic and Greek are looked at, whose letters look alike, and of letters only
 * those that are of one of them alone (Script_Extensions). A unit or a quantity is no such word: "Ωm", "μSv", "ΔT", one
 * Greek letter that looks like no Latin one beside at most three Latin ones; the micro sign µ is of no script.
 *
 * Promises: never throws; a text whose words are each of one script has nothing pointed out.
 */
import { toCode, toStep } from './shown.ts';

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek'] as const;
type Script = (typeof SCRIPTS)[number];

/** Letters of one script alone; a mark that several of them use is of none. */
const LETTERS: Record<Script, RegExp> = {
  Latin: /(?![\p{scx=Cyrillic}\p{scx=Greek}])\p{scx=Latin}/u,
  Cyrillic: /(?![\p{scx=Latin}\p{scx=Greek}])\p{scx=Cyrillic}/u,
  Greek: /(?![\p{scx=Latin}\p{scx=Cyrillic}])\p{scx=Greek}/u,
};
/** without one of these no word mixes */
const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const WORD = /[\p{L}\p{M}\p{N}\p{Default_Ignorable_Code_Point}]+/gu;
/** Greek letters that stand for a unit or a quantity, and that nobody reads as a Latin one */
const SIGN = /^[ΓΔΘΛΞΠΣΦΨΩβδθλμξπφψ]$/u;
const MOST_BESIDE = 3;
/** letters that are named of a word, and of the word itself */
const [MOST_NAMED, LONGEST] = [5, 40];

export interface Mixed {
  expected: string;
  found: string;
}

/** A text → the first word in it that mixes scripts, with its odd letters, and how many more there are; null: none. */
export function mixedScript(text: string): Mixed | null {
  if (!FOREIGN.test(text)) return null;
  const words = new Map<string, string>();
  for (const [word] of text.matchAll(WORD)) {
    const odd = words.has(word) ? null : oddLetters(word);
    if (odd !== null) words.set(word, odd);
  }
  const [first] = words;
  if (first === undefined) return null;
  const [word, odd] = first;
  return { expected: 'each word in letters of one script', found: `${toShown(word)}: ${odd}${words.size === 1 ? '' : `, and so ${words.size} times`}` };
}

/** The letters of a word that are of another script than most of it; of as many, those that are not Latin. */
function oddLetters(word: string): string | null {
  if (!FOREIGN.test(word)) return null;
  const letters: Record<Script, string[]> = { Latin: [], Cyrillic: [], Greek: [] };
  for (const letter of word) for (const script of SCRIPTS) if (LETTERS[script].test(letter)) letters[script].push(letter);
  const present = SCRIPTS.filter((script) => letters[script].length > 0).sort((a, b) => letters[b].length - letters[a].length);
  const [main] = present;
  if (main === undefined || present.length < 2 || isUnit(letters)) return null;
  const odd = [...new Set(present.filter((script) => script !== main).flatMap((script) => letters[script].map(toCode)))];
  return `${odd.slice(0, MOST_NAMED).join(', ')}${odd.length > MOST_NAMED ? ', …' : ''} among ${main} letters`;
}

const isUnit = ({ Latin, Cyrillic, Greek }: Record<Script, string[]>): boolean =>
  Cyrillic.length === 0 && Latin.length <= MOST_BESIDE && Greek.length === 1 && SIGN.test(Greek[0] ?? '');

/** A word as it is quoted: short, with what is not seen in it as its code. */
function toShown(word: string): string {
  const letters = [...word];
  const cut = letters.length > LONGEST ? [...letters.slice(0, LONGEST), '…'] : letters;
  return `"${cut.map((letter) => (/\p{Default_Ignorable_Code_Point}/u.test(letter) ? `<${toCode(letter)}>` : letter)).join('')}"`;
}

/** not read as words: addresses, and what things are called among themselves */
const UNREAD = new Set(['$schema', 'id', 'url', 'archived', 'site']);

/** Every text of a value that readers see, wherever it stands in it → where a word mixes scripts. */
export function mixedScripts(value: unknown, at: readonly string[] = []): (Mixed & { path: string })[] {
  if (typeof value === 'string') {
    const mixed = mixedScript(value);
    return mixed === null ? [] : [{ path: at.join('.'), ...mixed }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (UNREAD.has(key) ? [] : mixedScripts(inner as unknown, [...at, toStep(key)])));
}
