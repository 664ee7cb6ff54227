import { expect, test } from 'vitest';
import { codedHost, safeUrl } from '../../src/model/address.ts';

test.each([
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', '\u0001javascript:alert(1)', 'java\nscript:alert(1)', 'java\tscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'blob:https://example.org/1',
  '//evil.example', '/\\evil.example', '\\\\evil.example', 'https:evil.example', 'https:/evil.example', 'https:///evil.example', 'https:\\\\evil.example', 'https://exa\\mple.org', 'https://a@evil.example', 'https://a:b@evil.example', 'https://a%40b@c.example',
  'https://', 'https://?x', 'https://#x', 'https://a b.example', 'https://example.org/a b', 'https://example.org/\u202ex', 'https://example.org/\u200b', 'https://exam\tple.org', 'https://example.org/\ud800', 'https://[x]/', 'https://example.org:99999/',
  'example.org', 'www.example.org', '', ' ', '#x', '?x', `https://example.org/${'x'.repeat(5000)}`,
])('refused: %j', (text) => expect(safeUrl(text)).toBeNull());

test.each([
  ['https://example.org', 'https://example.org'],
  [' http://example.org/a?b=c#d ', 'http://example.org/a?b=c#d'],
  ['HTTPS://EXAMPLE.org/Path', 'https://example.org/Path'],
  ['https://example.org/زيارة/😀', 'https://example.org/زيارة/😀'],
  ['https://аррle.com/', 'https://xn--le-6kc8da.com/'],
  ['https://example.org/a@b', 'https://example.org/a@b'],
  ['http://[::1]:8080/', 'http://[::1]:8080/'],
])('%s → %s', (text, url) => expect(safeUrl(text)).toBe(url));

test.each([
  ['https://\u0430\u0440\u0440le.com/', 'xn--le-6kc8da.com'],
  ['https://www.xn--le-6kc8da.com/', 'www.xn--le-6kc8da.com'],
  ['https://example.org/xn--a', null],
  ['https://www.elysee.fr/', null],
])('the host of %s is shown as %s', (url, host) => expect(codedHost(url)).toBe(host));
