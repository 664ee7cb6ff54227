/** The glossary of this build, a list of `Term`; served by `src/build/corpus-plugin.ts`. */
declare module 'virtual:glossary' {
  const terms: unknown;
  export default terms;
}
