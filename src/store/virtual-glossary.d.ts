/** The glossary of this build; served by `src/build/corpus-plugin.ts`. */
declare module 'virtual:glossary' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- a module that is only declared cannot import from its neighbours
  const terms: readonly import('../model/corpus.ts').Term[];
  export default terms;
}
