// Serves `virtual:language/fr` and its like: messages and months of one language, compiled. A page carries the
// languages that it names and no parser. (Sources belong to this configuration: saving one restarts the dev server.)

import type { Plugin } from 'vite'
import { compileLanguage } from '../i18n/compile.ts'
import { isLanguage } from '../i18n/language.ts'
import { quote } from './quote.ts'

const NAME = 'virtual:language/'

export function languages(): Plugin {
  return {
    name: 'rapprochement:languages',
    resolveId: (id) => (id.startsWith(NAME) ? `\0${id}` : null),
    load(id) {
      const language = id.startsWith(`\0${NAME}`) ? id.slice(NAME.length + 1) : ''
      return isLanguage(language) ? `export default /* @__PURE__ */ JSON.parse(${quote(JSON.stringify(compileLanguage(language)))})` : null
    },
  }
}
