import { describe, expect, test } from 'vitest';
import { detectText, detectValue, isJsonText } from '../../src/formats/detect.ts';
import { readForeign } from '../../src/formats/foreign.ts';

const detect = (text: string, file = 'x'): string | null => (isJsonText(text) ? detectValue(JSON.parse(text)) : detectText(text, file));

test.each<[string | null, string, string?]>([
  ['timelinejs', '{"events": [{"start_date": {"year": 2024}}]}'],
  ['timelinejs', '{"title": {"text": {}}, "events": []}'],
  ['timelinejs-2', '{"timeline": {"headline": "x", "date": []}}'],
  ['timelinejs-sheet', 'Year,Month,Day,Headline,Text\n2024,,,a,'],
  ['timelinejs-sheet', 'Headline;Start Date;End Date;Text;Media\na;2024;;;'],
  ['vis-timeline', '[{"id": 1, "content": "a", "start": "2024"}]'],
  ['vis-timeline', '{"items": [{"content": "a", "start": 1}], "groups": []}'],
  ['simile-json', '{"dateTimeFormat": "iso8601", "events": []}'],
  ['simile-json', '{"events": [{"start": "2024", "title": "a"}]}'],
  ['simile-xml', '<?xml version="1.0"?>\n<!-- x -->\n<data><event/></data>'],
  ['storyteller', '[{"content_text": "a", "start_date": "2024"}]'],
  ['wikidata', '{"head": {"vars": []}, "results": {"bindings": []}}'],
  ['wikidata', '[{"item": "http://www.wikidata.org/entity/Q1", "itemLabel": "a"}]'],
  ['wikidata', '[{"treaty": "http://www.wikidata.org/entity/Q1", "treatyLabel": "a", "start": "1912-03-30T00:00:00Z"}]'],
  ['vis-timeline', '[{"group": "http://www.wikidata.org/entity/Q1", "content": "a", "start": "1912"}]'],
  ['csl-json', '[{"id": "a", "type": "article-newspaper", "title": "x"}]'],
  ['csl-json', '{"items": [{"id": "a", "issued": {"date-parts": [[2024]]}}]}'],
  ['ris', 'TY  - NEWS\r\nTI  - x\r\nER  - '],
  ['bibtex', '% a comment\n@article{key,\n title={x}}'],
  ['table', 'date,title\n2024,x'],
  ['table', 'one column', 'x.csv'],
  ['bundle', '{"bundle": "rapprochement-bundle", "format": 1}'],
  ['article', '{"id": "a", "publisher": "b", "reports": []}'],
  ['article', '{"articles": [], "publishers": []}'],
  ['article', '{"articles": [{"id": "a", "publisher": "b", "reports": []}], "events": [{"id": "c"}]}'],
  ['article', '{"events": [{"id": "c"}], "articles": [{"id": "a", "publisher": "b", "reports": []}]}'],
  ['timelinejs', '{"events": [{"start_date": {"year": 2024}}], "articles": [{"headline": "x"}]}'],
  [null, '{}'],
  [null, '[]'],
  [null, '[1]'],
  [null, ''],
  [null, 'some text'],
  [null, '<html><body></body></html>'],
])('%s: %s', (format, text, file) => expect(detect(text, file)).toBe(format));

describe('a file that cannot be read says why', () => {
  test('of no known format', () => {
    expect(readForeign('{"a": 1}', 'x.json')).toMatchObject({ problems: [{ code: 'format', file: 'x.json', path: '', found: 'none of these' }] });
    expect(readForeign('', 'x.json')).toMatchObject({ problems: [{ code: 'format', found: 'an empty file' }] });
  });
  test('JSON that breaks, every key that stands twice, and depth', () => {
    expect(readForeign('{"events": [}', 'x.json')).toEqual({ problems: [{ code: 'json', file: 'x.json', path: '', expected: 'a value', found: '«}» at line 1, column 13' }] });
    expect(readForeign('{"events": [{"a": 1, "a": 2}, {"b": 1, "b": 2}]}', 'x.json')).toMatchObject({ problems: [{ code: 'duplicate', path: 'events.0.a' }, { code: 'duplicate', path: 'events.1.b' }] });
    expect(readForeign('['.repeat(100_000), 'x.json')).toMatchObject({ problems: [{ code: 'size', expected: 'at most 32 levels of nesting' }] });
  });
  test('JSON that is cut off or broken in several lines is no table', () => {
    for (const text of [
      '{"events":[{"start_date":{"year":"2024"},"text":{"headline":"x"', '[{"a":1,"b":2},\n{"a":3,"b":4},\n{"a"', '[\n  {"title": "a", "date": "2024"},\n  {"title": "b", "date": "2025"},\n  {"ti',
      '{"title":"a","date":"2024"}\n{"title":"b","date":"2025"}', '[{title: "a", date: "2024"},\n{title: "b", date: "2025"}]', '{title: "a",\n date: "2024"}', "['a', 'b'],\n['c', 'd']", '[1,2],\n[3,4]', '[true,\nfalse,', '{"a":"b,c",\n"d":"e,f"',
    ]) for (const file of ['x', 'x.json', 'x.csv']) expect(readForeign(text, file), text).toMatchObject({ problems: [{ code: 'json', file, path: '' }] });
  });
  test('our own is not foreign', () => {
    expect(readForeign('{"bundle": "rapprochement-bundle"}', 'x.json')).toMatchObject({ ours: 'bundle' });
  });
  test('a name is shown as it is, whatever it would do to a line', () => {
    expect(readForeign('{"a": 1}', 'a\u202egnp.json')).toMatchObject({ problems: [{ file: 'a\\u202egnp.json' }] });
  });
});
