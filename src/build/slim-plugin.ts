// d3-zoom can animate a zoom, and asks two packages for it: d3-transition to begin and to stop, d3-interpolate for the
// way between. We move the view in a single step and tell d3-zoom of it, so there is nothing to stop and no way; but
// both packages would come whole, with easings and colours: a tenth of all that a page with a timeline carries.

import type { Plugin } from 'vite'

const PACKAGES: Record<string, string> = {
  'd3-transition': 'export function interrupt() {}',
  'd3-interpolate': "export function interpolateZoom() { throw new Error('animated zooming was left out of this build: src/build/slim-plugin.ts') }",
}
const OURS = '\0rapprochement:slim:'

/** Leaves d3-zoom's animations out of what is built. */
export function slim(): Plugin {
  return {
    name: 'rapprochement:slim',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id, importer) => (id in PACKAGES && importer?.includes('d3-zoom') ? `${OURS}${id}` : null),
    load: (id) => (id.startsWith(OURS) ? PACKAGES[id.slice(OURS.length)] : null),
  }
}
