/** What of citation-js the tests use; it has no types of its own. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(input: string);
    data: unknown[];
    format(name: string): string;
  }
  export const plugins: { list: () => string[] };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
