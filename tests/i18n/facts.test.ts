import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FACTS, sayFact } from '../../src/i18n/facts.ts';

/** Every fixed phrase that the core states as expected or found. */
function phrases(): string[] {
  const files = ['src/model', 'src/formats', 'src/store'].flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(folder, name), 'utf8')));
  const found = files.flatMap((text) => [
    ...[...text.matchAll(/\b(?:expected|found): '((?:[^'\\]|\\.)+)'/gu)].map(([, phrase]) => phrase!),
    ...[...text.matchAll(/\b(?:expected|found): `((?:[^`\\]|\\.)+)`/gu)].map(([, phrase]) => phrase!.replace(/\$\{[^}]*\}/gu, '7')),
    ...[...text.matchAll(/v\.(?:regex|minLength|maxLength|length)\((?:\/(?:[^/\\]|\\.)+\/|\d+), '([^']+)'\)/gu)].map(([, phrase]) => phrase!),
  ]);
  // importers hand them on by place: any text of theirs that begins as a fact does
  const handed = readdirSync('src/formats').filter((name) => IMPORTERS.test(name)).flatMap((name) => [...readFileSync(join('src/formats', name), 'utf8').replace(/^\s*(?:\/\*\*|\*|\/\/).*$/gmu, '').matchAll(/'((?:a|an|the|at|one|text|what|dates|each|every|our) (?:[^'\\\n]|\\.)+)'|`((?:a|an|the|at|one|text|what) (?:[^`\\]|\\.)+)`/gu)].map(([, fixed, gapped]) => fixed ?? gapped!.replace(/\$\{[^}]*\}/gu, '7')));
  found.push(...handed);
  return [...new Set(found.map((phrase) => phrase.replace(/\\'/gu, "'")))].sort();
}
const IMPORTERS = /^(?:intake|foreign|foreign-date|decode|media|record|prose|reference-read|ris-read|csl-json-read|bibtex|wikidata|timelinejs|timelinejs-2|timelinejs-sheet|vis-timeline|simile|simile-xml|storyteller|table|plain-text|quotes)\.ts$/;
/** Numbers, names of files and of keys are the same in every language. */
const isSame = (phrase: string): boolean => !/[a-z]{2,} [a-z]{2,}/iu.test(phrase.replace(/[\w./<>-]+\.json|[\w./<>-]+\/[\w./<>-]*/gu, ''));

describe('facts of the core in the reader’s language', () => {
  it('every fixed phrase has words in French and Arabic', () => {
    const without = phrases().filter((phrase) => !isSame(phrase) && (sayFact('fr', phrase) === phrase || sayFact('ar', phrase) === phrase));
    expect(without).toEqual([]);
    expect(phrases().length).toBeGreaterThan(30);
  });

  it('what is inserted stays, in its order, and is said too where it is a fact', () => {
    expect(sayFact('fr', 'a day in the calendar (2024-02 has 29 days)')).toBe('un jour du calendrier (2024-02 a 29 jours)');
    expect(sayFact('fr', 'the end of the file at line 3, column 26')).toBe('la fin du fichier, ligne 3, colonne 26');
    expect(sayFact('ar', 'a person in people.json such as gerald-darmanin')).toBe('\u2068شخص في المجموعة\u2069 مثل \u2068gerald-darmanin\u2069');
    expect(sayFact('fr', '$& at character 4')).toBe('$& au caractère 4');
    expect(sayFact('en', 'a list')).toBe('a list');
    expect(sayFact('ar', '"une chose inconnue"')).toBe('"une chose inconnue"');
  });

  it('no phrase stands twice, and gaps are as many in every language', () => {
    expect(new Set(FACTS.map(([en]) => en)).size).toBe(FACTS.length);
    for (const words of FACTS) expect(new Set(words.map((text) => text.split('{}').length)).size, words[0]).toBe(1);
  });
});
