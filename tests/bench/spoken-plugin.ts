// The timeline alone in a page says few of our words: it carries the messages that its scripts name, as the embed does.

import type { Plugin } from 'vite';
import { sayOnly } from '../../src/build/embed-plugin.ts';
import { quote } from '../../src/build/quote.ts';
import { compileLanguage } from '../../src/i18n/compile.ts';
import { isLanguage } from '../../src/i18n/language.ts';

const PLACE = /(["'`])@language:([a-z]{2})@\1/g;

export function spoken(): Plugin {
  return {
    name: 'bench:spoken',
    enforce: 'pre',
    load(id) {
      const language = /^\0virtual:language\/(\w+)$/.exec(id)?.[1];
      return language === undefined ? null : `export default JSON.parse('@language:${language}@')`;
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      const said = chunks.map(({ code }) => code).join('');
      for (const chunk of chunks) {
        chunk.code = chunk.code.replace(PLACE, (_whole, _quote, language: string) => {
          if (!isLanguage(language)) throw new Error(`no language is called "${language}"`);
          return quote(JSON.stringify(sayOnly(compileLanguage(language), said)));
        });
      }
    },
  };
}
