/** What of foreign readers the tests use; these have no types of their own. */
declare module 'jsonld' {
  export function expand(document: unknown, options?: { documentLoader?: (url: string) => Promise<never> }): Promise<Record<string, unknown>[]>;
  export function toRDF(document: unknown, options?: { documentLoader?: (url: string) => Promise<never>; format?: string }): Promise<string>;
}
