/** One language as a page carries it; compiled by `src/build/language-plugin.ts`. */
declare module 'virtual:language/*' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- a module that is only declared cannot import from its neighbours
  const spoken: import('./message.ts').Spoken;
  export default spoken;
}
