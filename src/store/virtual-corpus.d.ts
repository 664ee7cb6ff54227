/** Where the corpus that was compiled with this build stands; served by `src/build/corpus-plugin.ts`. */
declare module 'virtual:corpus' {
  /** what the first picture needs (`First`), relative to the page */
  export const firstUrl: string;
  /** what stands behind it (`Evidence`), relative to the page */
  export const evidenceUrl: string;
  /** content hash of the whole corpus, as in both assets */
  export const version: string;
}
