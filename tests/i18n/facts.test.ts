import { describe, expect, it } from 'vitest';
import { FACTS, JOINTS, sayFact } from '../../src/i18n/facts.ts';
import { sayPlace } from '../../src/i18n/place.ts';
import { stated } from './stated.ts';

/** What is written in Latin letters in Arabic too: names of formats, encodings and units, of keys and values, and samples. */
const NAMES = new Set(
  `ASCII BibTeX CSL CSV CSL-JSON EDTF ER Excel HTTP ISO JSON NFC NUL RIS SIMILE Storyteller TimelineJS Timeline TY UTC Unicode UTF Wikidata Windows XML XX ZIP gzip vis-timeline timeline
  Headline Text Year Start Date title era data event wikibase timePrecision @article article true false null http https MA ar fr en endian big little Latin
  dataset people places topics publishers glossary events articles stories json year id`.split(/\s+/u),
);
const bare = (text: string): string => text.replace(/"(?:[^"\\]|\\.)*"/gu, '').replace(/[\u2068\u2069]/gu, '');
const latin = (text: string): string[] => (bare(text).match(/[a-z]+(?:-[a-z]+)*/giu) ?? []).filter((word) => word.length > 1 && !NAMES.has(word));
/** Not facts, though they are handed on as such are: keys and places of a path, kinds of a problem, stages of an import. */
const isKey = (phrase: string): boolean => /^(?:[a-z0-9]+|line 7)$/u.test(phrase) && !/^(?:text|more|nothing|none|neither|string|number)$/u.test(phrase);

const all = stated().filter(({ phrase, file }) => !/(?:import-worker|service-worker)\.ts$/u.test(file) && !isKey(phrase) && /[a-z]{2}/iu.test(bare(phrase)));

describe('facts of the core in the reader’s language', () => {
  it('nothing that the core states is left in English, also not within a phrase', () => {
    expect(all.length).toBeGreaterThan(200);
    const left = all.flatMap(({ phrase, file }) => {
      const [fr, ar] = [sayFact('fr', phrase), sayFact('ar', phrase)];
      const words = latin(ar);
      const same = bare(fr) === bare(phrase) && latin(phrase).length > 0;
      return words.length > 0 || same ? [`${file}: ${phrase} → ${fr} → ${ar}`] : [];
    });
    expect(left).toEqual([]);
  });

  it('a French fact says each of its parts in French', () => {
    const left = all.map(({ phrase }) => sayFact('fr', phrase)).filter((fr) => / (?:and|or|of|the|with|which|such|most|has|at|is) /u.test(bare(fr)));
    expect(left).toEqual([]);
  });

  it('what is inserted stays, in its order, and is said too where it is a fact', () => {
    expect(sayFact('fr', 'a day in the calendar (2024-02 has 29 days)')).toBe('un jour du calendrier (2024-02 a 29 jours)');
    expect(sayFact('fr', 'the end of the file at line 3, column 26')).toBe('la fin du fichier, ligne 3, colonne 26');
    expect(sayFact('fr', '"id" at line 3, column 26 and again at line 4, column 2')).toBe('"id" à la ligne 3, colonne 26 et de nouveau à la ligne 4, colonne 2');
    expect(sayFact('ar', 'a person in people.json such as gerald-darmanin')).toBe('\u2068شخص في المجموعة\u2069 مثل \u2068gerald-darmanin\u2069');
    expect(sayFact('fr', '$& at character 4')).toBe('$& au caractère 4');
    expect(sayFact('en', 'a list')).toBe('a list');
    expect(sayFact('ar', '"une chose inconnue"')).toBe('"une chose inconnue"');
  });

  it('whole phrases are whole', () => {
    expect(sayFact('fr', 'a date in which day and month cannot be taken for each other, such as 2024-04-23')).toBe('une date où le jour et le mois ne peuvent être pris l’un pour l’autre, telle que 2024-04-23');
    expect(sayFact('fr', 'at most 32 levels of nesting')).toBe('au plus 32 niveaux d’imbrication');
    expect(sayFact('fr', 'at most 50.0 MB')).toBe('au plus 50.0\u202fMo');
    expect(sayFact('fr', '(string | null)')).toBe('(un texte ou null)');
    expect(sayFact('fr', 'status 404')).toBe('le code HTTP 404');
    expect(sayFact('ar', 'a title')).toBe('عنوان');
  });

  it('a quotation keeps its words, whatever they are', () => {
    expect(sayFact('fr', '"ducks such as mallards at most"')).toBe('"ducks such as mallards at most"');
    expect(sayFact('fr', '"a \\" at character 3", and so 4 times')).toBe('"a \\" at character 3", et ainsi 4 fois');
    expect(sayFact('ar', 'a column that is read here, which "Such as" is not')).toBe('عمود يُقرأ هنا، وليس \u2068"Such as"\u2069 منها');
  });

  it('nothing is said by halves: what joins words that have none here is left alone', () => {
    expect(sayFact('fr', 'NetworkError when attempting to fetch and so on')).toBe('NetworkError when attempting to fetch and so on');
    expect(sayFact('fr', 'at most three of the kind')).toBe('at most three of the kind');
    expect(sayFact('fr', 'from "2024" to "2025"')).toBe('de "2024" à "2025"');
  });

  it('no phrase stands twice, and gaps are as many in every language', () => {
    const lists = [...FACTS, ...JOINTS];
    expect(new Set(lists.map(([en]) => en)).size).toBe(lists.length);
    for (const words of lists) expect(new Set(words.map((text) => text.split('{}').length)).size, words[0]).toBe(1);
  });
});

describe('places of problems', () => {
  it('rows, lines and sets are named in words; paths and cells are as they are', () => {
    expect(sayPlace('fr', 'row 1')).toBe('la ligne 1');
    expect(sayPlace('fr', 'line 12.url')).toBe('la ligne 12, url');
    expect(sayPlace('ar', 'row 1')).toBe('السطر 1');
    expect(sayPlace('ar', 'line 12.url')).toBe('السطر 12، url');
    expect(sayPlace('en', 'line 12.url')).toBe('line 12, url');
    expect(sayPlace('fr', 'set own: articles.0')).toBe('articles.0 du jeu own');
    for (const path of ['', 'C12', 'articles.0.title', 'rows.3.row 1', 'row one']) for (const language of ['ar', 'fr', 'en'] as const) expect(sayPlace(language, path)).toBe(path);
  });
});
