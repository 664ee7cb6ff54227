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
