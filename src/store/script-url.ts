/**
 * Addresses of our own scripts, under Trusted Types. The policy `app` is the only one of this site's own; it lets
 * through the service worker beside the page and the hashed scripts in `assets/`, and nothing else.
 *
 *   import address from './work.ts?worker&url';   new Worker(toScriptUrl(address), { type: 'module' })
 */
interface Policy {
  createScriptURL: (address: string) => unknown;
}
export interface TrustedTypes {
  createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => Policy;
}

/** The address in full if it is a script of ours, for a page at `base`; anything else throws. */
export function checkScriptUrl(address: string, base: string): string {
  const url = new URL(address, base);
  const home = new URL('./', base);
  const path = url.origin === home.origin && url.pathname.startsWith(home.pathname) ? url.pathname.slice(home.pathname.length) : '';
  const ours = path === 'sw.js' || /^assets\/[\w.-]+\.js$/.test(path);
  if (!ours || url.username !== '' || url.password !== '') throw new TypeError(`Not a script of this site: ${url.href}`);
  return url.href;
}

let policy: Policy | null = null;

/** A checked address, in the form that `register` and `Worker` take here. */
export function toScriptUrl(
  address: string,
  base: string = document.baseURI,
  trusted: TrustedTypes | undefined = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes,
): string {
  const check = (text: string) => checkScriptUrl(text, base);
  if (!trusted) return check(address);
  // A name may be given once per page.
  policy ??= trusted.createPolicy('app', { createScriptURL: check });
  return policy.createScriptURL(address) as string; // the DOM's types know only text here
}
