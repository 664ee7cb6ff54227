import { describe, expect, test } from 'vitest';
import { toPlainText } from '../../src/formats/plain-text.ts';
import { textFaults, tidyLine, tidyName, tidyText } from '../../src/formats/prose.ts';
import { shown } from '../../src/model/shown.ts';

test.each([
  ['no markup, 1 > 0', 'no markup, 1 > 0'],
  ['<p>One</p>\n\n<p>two</p>', 'One\n\ntwo'],
  ['a<br/>b<BR>c', 'a\nb\nc'],
  ['a &amp; b &lt;i&gt; &eacute; &#1586; &nbsp;c', 'a & b <i> é ز \u00a0c'],
  ['<script>alert(1)</script><style>p{}</style>x<!-- no --><iframe>y</iframe><svg><text>z</text></svg>', 'x'],
  ['<ul><li>a</li><li>b</li></ul>after', 'a\nb\n\nafter'],
  ['1 < 2 and <3', '1 < 2 and <3'],
  ['<p>unclosed <b>bold', 'unclosed bold'],
  ['</p></div>x', 'x'],
  ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
  ['text<ul class="sources"><li><a href="https://example.org/">source</a></li></ul>', 'text'],
])('%s', (html, text) => expect(toPlainText(html).text).toBe(text));

test('links are those of http and https; the others are named', () => {
  expect(toPlainText('<a href="https://example.org/?a=1&amp;b=2">one <b>two</b></a><a href="#x">x</a><a href="javascript:alert(1)">y</a><img src="//z"><iframe src="https://example.org/f">')).toMatchObject({
    links: [{ url: 'https://example.org/?a=1&b=2', text: 'one two' }, { url: 'https://example.org/f' }],
    refused: ['javascript:alert(1)', '//z'],
  });
});

test('nesting that nobody writes is given up', () => {
  const started = performance.now();
  expect(toPlainText('<b>'.repeat(60_000)).deep).toBe(true);
  expect(performance.now() - started).toBeLessThan(1000);
});

describe('clean text', () => {
  test.each([
    ['a\u0000', 'U+0000 at character 2'],
    ['a\u0085', 'U+0085 at character 2'],
    ['\u202a', 'U+202A at character 1'],
    ['a\ud83d', 'U+D83D at character 2'],
    ['\ufffd', 'U+FFFD at character 1'],
    ['\u2066a', 'U+2066 at character 1'],
    ['a\u2069', 'U+2069 at character 2'],
  ])('%j is a fault', (text, found) => expect(textFaults(text)).toMatchObject([{ found }]));

  test.each(['a\tb\nc', '\u2067a\u2069', '\u200fa\u200e', 'می\u200cخواهم', '👩\u200d🔬', 'é e\u0301'])('%j is none', (text) => expect(textFaults(text)).toEqual([]));

  test('is tidied without changing what is read', () => {
    expect(tidyLine('  a \n b\u00ad\u200b  c ')).toBe('a b c');
    expect(tidyLine('می\u200cخواهم \u200cx 👩\u200d🔬')).toBe('می\u200cخواهم x 👩\u200d🔬');
    expect(tidyText(' a \n\n\n\n b\t c \n')).toBe('a\n\nb c');
    expect(tidyName('\u200fالرباط\u200e')).toBe('الرباط');
    expect(tidyLine('12\u00a0km')).toBe('12\u00a0km');
  });
});

test('what is shown of a foreign text is short and misleads nobody', () => {
  expect(shown('a\u202eb\u0000\ud800\ufffd')).toBe('"a\\u202eb\\u0000\\ud800\\ufffd"');
  expect(shown(`${'x'.repeat(79)}😀`)).toBe(`"${'x'.repeat(79)}…"`);
  expect([shown([]), shown({}), shown(null), shown(undefined), shown(Infinity), shown(true)]).toEqual(['a list', 'an object', 'null', 'nothing', 'Infinity', 'true']);
});
