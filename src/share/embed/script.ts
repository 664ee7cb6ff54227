/**
 * Files of the embed that are asked for while it runs, under Trusted Types. The policy `embed` lets through the scripts
 * beside the page that are named here, and nothing else. As scripts they come into a sandboxed frame too, whose origin is
 * nobody's, from a host that sends no headers.
 */
interface Trusted {
  createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => { createScriptURL: (address: string) => unknown };
}

const FILES = ['ar', 'fr', 'en', 'corpus', 'evidence', 'rest'] as const;
export type File = (typeof FILES)[number];

export interface Loader {
  /** Asks for a script, once; `onfail` where it does not come. */
  load: (file: File, onfail?: () => void) => void;
}

export function createLoader(page: Document): Loader {
  const names: readonly string[] = FILES.map((file) => `${file}.js`);
  const check = (address: string): string => {
    if (!names.includes(address)) throw new TypeError(`Not a script of the embed: ${address}`);
    return new URL(address, page.baseURI).href;
  };
  const policy = (globalThis as { trustedTypes?: Trusted }).trustedTypes?.createPolicy('embed', { createScriptURL: check });
  const asked = new Set<File>();
  return {
    load(file, onfail) {
      if (asked.has(file)) return;
      asked.add(file);
      const script = page.createElement('script');
      script.async = true;
      script.src = (policy ? policy.createScriptURL(`${file}.js`) : check(`${file}.js`)) as string; // the DOM's types know only text here
      script.onerror = () => {
        // it may be asked for again
        asked.delete(file);
        script.remove();
        onfail?.();
      };
      page.head.append(script);
    },
  };
}
