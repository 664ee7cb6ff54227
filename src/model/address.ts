/** Web addresses: safe ones only, and one form for all that lead to the same page. */

/** What is wrong with an address, as `expected`; null: nothing. */
export function addressFault(url: string): string | null {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return 'an absolute http or https address';
  }
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return 'an http or https address';
  if (parsed.username !== '' || parsed.password !== '') return 'an address without a user name or password';
  return null;
}

const TRACKING = /^(?:utm_\w+|at_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|igshid|xtor|ref_src|__twitter_impression)$/i;

/**
 * Address → key: the same for two addresses that differ only in scheme, `www.`, case of the host, final slash,
 * fragment, order of parameters or parameters that follow readers.
 */
export function toAddressKey(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const parameters = [...searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  const query = parameters.length === 0 ? '' : `?${parameters.join('&')}`;
  return `${hostname.replace(/^www\./, '')}${port === '' ? '' : `:${port}`}${decode(pathname).replace(/\/+$/, '')}${query}`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stray percent sign: compare it as it stands
  }
}

/** What an address that a browser may open begins with: two slashes, a host, no other spelling of either. */
const PLAIN = /^https?:\/\/[^\s/\\?#@]+/i;
// eslint-disable-next-line no-control-regex -- browsers leave control characters out and read what remains
const HIDDEN = /[\s\\\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd\ud800-\udfff]/;
const LONGEST = 4000;

/**
 * Any text → the address that it is, or null: absolute http or https, without a user name, spaces, backslashes or
 * characters that are not seen; a host in other letters than ASCII in the form that shows them (punycode).
 */
export const safeUrl = (text: string): string | null => safeWithin(text, LONGEST);

/** The same of at most so many characters: addresses of our own carry data. */
export function safeWithin(text: string, longest: number): string | null {
  const trimmed = text.trim();
  // letters outside the basic plane are pairs, and well-formed: only lone halves are refused
  if (trimmed.length > longest || !PLAIN.test(trimmed) || !trimmed.isWellFormed() || HIDDEN.test(trimmed.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''))) return null;
  if (addressFault(trimmed) !== null) return null;
  const host = PLAIN.exec(trimmed)?.[0] ?? '';
  return /^https?:\/\/[a-z0-9.:[\]-]+$/.test(host) ? trimmed : new URL(trimmed).href;
}

/** The host of an address, as it is registered, where it is written in other letters than ASCII; null: in ASCII. */
export function codedHost(url: string): string | null {
  const { hostname } = new URL(url);
  return /(?:^|\.)xn--/.test(hostname) ? hostname : null;
}
