/** What is shown of the whole corpus on a day, as the page hands it to a writer. */
import { compileFolder } from '../../src/build/corpus-files.ts';
import type { Shown } from '../../src/formats/shown.ts';
import { createI18n, type Language } from '../../src/i18n/index.ts';
import { toCorpus, type Corpus, type Evidence } from '../../src/model/corpus.ts';
import { parseDay } from '../../src/model/day.ts';
import { knownOn } from '../../src/model/known.ts';

const compiled = compileFolder('data');
if ('problems' in compiled) throw new Error('The data has problems.');
export const corpus = toCorpus(compiled.first);
export const { first, evidence } = compiled;
export const TODAY = parseDay('2026-11-28')!;

export interface Given {
  language?: Language;
  corpus?: Corpus;
  evidence?: Evidence;
  only?: (id: string) => boolean;
}

export function shownOn(text: string, { language = 'en', corpus: of = corpus, evidence: behind = evidence, only = () => true }: Given = {}): Shown {
  const day = parseDay(text)!;
  const address = `https://example.org/#v=1&lang=${language}&known=${text}`;
  return {
    events: knownOn(of, day, TODAY).filter(({ id }) => only(id)),
    corpus: of,
    evidence: behind,
    day,
    today: TODAY,
    i18n: createI18n(language),
    say: (say) => ({ en: say(createI18n('en')), fr: say(createI18n('fr')), ar: say(createI18n('ar')) }),
    address,
    addressOf: (event) => `${address}&event=${event}`,
  };
}

/** Days on which much is planned, put off, under way, and all is over. */
export const DAYS = ['1990-01-01', '2020-10-15', '2022-11-15', '2024-04-23', '2024-09-10', '2024-10-29', '2025-03-01', '2026-11-28'];
