/** Where the texts of a foreign file that readers see mix scripts within a word: a warning at the place of each thing. */
import type { Problem } from '../model/problem.ts';
import { mixedScript } from '../model/script.ts';
import type { Incoming, IncomingArticle } from './incoming.ts';

/** One warning for each text of what is taken. */
export function mixedIn({ title, text, events, articles }: Incoming, file: string): Problem[] {
  const warnings: Problem[] = [];
  /** a name that stands at a thousand events is told once */
  const told = new Set<string>();
  function look(path: string, texts: readonly (string | null | undefined)[]): void {
    for (const each of texts) {
      const mixed = each == null || told.has(each) ? null : mixedScript(each);
      if (mixed === null || each == null) continue;
      told.add(each);
      warnings.push({ code: 'script', file, path, ...mixed });
    }
  }
  const lookAt = ({ at, title: headline, authors = [], publisher }: IncomingArticle): void => look(at, [headline, ...authors, publisher]);
  look('', [title, text]);
  for (const event of events) {
    look(event.at, [event.title, event.text, event.words, ...(event.groups ?? []), ...(event.people ?? []), event.place?.name]);
    event.sources?.forEach(lookAt);
  }
  articles.forEach(lookAt);
  return warnings;
}
