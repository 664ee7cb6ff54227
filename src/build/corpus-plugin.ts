// Serves `virtual:corpus`, what data/ compiles to.

import type { Plugin } from 'vite'

export function corpus(_options: { root?: string } = {}): Plugin {
  return {
    name: 'rapprochement:corpus',
    resolveId: (id) => (id === 'virtual:corpus' ? '\0virtual:corpus' : null),
    load: (id) => (id === '\0virtual:corpus' ? 'export default {}' : null),
  }
}
