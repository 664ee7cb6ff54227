import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Incoming, IncomingEvent } from '../../src/formats/incoming.ts';
import { toSlides } from '../../src/formats/timelinejs-slides.ts';
import { toTimelineJs, type Slide } from '../../src/formats/timelinejs-write.ts';
import { toCorpus, type Evidence } from '../../src/model/corpus.ts';
import { parseEdtf } from '../../src/model/edtf.ts';
import { knownOn } from '../../src/model/known.ts';
import { toSpan } from '../../src/model/span.ts';
import { toEvent, toFirst } from '../fixtures/drawn.ts';
import { hasSamples, read, readJsonOf, sample, told } from './taken.ts';

const slide = (fields: object = {}): object => ({ start_date: { year: 2024, month: 4, day: 23 }, text: { headline: 'Visit' }, ...fields });
const one = (fields: object): Incoming => readJsonOf({ events: [slide(fields)] });
const event = (fields: object): IncomingEvent => {
  const { events, faults } = one(fields);
  expect(told(faults)).toEqual([]);
  return events[0]!;
};

describe('absent parts of a date stay absent', () => {
  test.each([
    [{ year: 2024 }, '2024'],
    [{ year: '2024', month: '' }, '2024'],
    [{ year: '2024', month: '4', day: '' }, '2024-04'],
    [{ year: ' 2024', month: 4, day: '23' }, '2024-04-23'],
    [{ year: 987 }, '0987'],
    [{ year: '2024', month: null, day: undefined }, '2024'],
  ])('%j', (start_date, date) => expect(event({ start_date }).date).toBe(date));

  test('and those of an end', () => {
    expect(event({ start_date: { year: 1943, month: 7 }, end_date: { year: 1946 } }).date).toBe('1943-07/1946');
    expect(event({ end_date: { year: '2024', month: '4', day: '23' } }).date).toBe('2024-04-23');
    expect(event({ end_date: { year: '' } }).date).toBe('2024-04-23');
  });
});

describe('what cannot be taken is named with its place, and the rest is taken', () => {
  test.each<[object, string]>([
    [{ start_date: { year: 2024, month: 2, day: 30 } }, 'date events.0.start_date: expected a day in the calendar (2024-02 has 29 days), found "2024-2-30"'],
    [{ start_date: { year: '2024x' } }, 'date events.0.start_date: expected a whole number as year, found "2024x"'],
    [{ start_date: { year: Infinity } }, 'date events.0.start_date: expected a start date, found none'],
    [{ start_date: { year: -44 } }, 'date events.0.start_date: expected a year from 0000 to 9999, found "-44"'],
    [{ start_date: { month: 4 } }, 'date events.0.start_date: expected a year, found a date without one'],
    [{ start_date: undefined }, 'date events.0.start_date: expected a start date, found none'],
    [{ start_date: '2024' }, 'shape events.0.start_date: expected an object, found "2024"'],
    [{ end_date: { year: 2023 } }, 'date events.0.end_date: expected an end not before the start, found from "2024-04-23" to "2023"'],
    [{ text: { headline: '' } }, 'shape events.0.text.headline: expected a title, found none'],
    [{ text: { headline: 'x'.repeat(301) } }, 'size events.0.text.headline: expected at most 300 characters, found 301'],
    [{ text: { headline: 'v', text: 'x'.repeat(5001) } }, 'size events.0.text.text: expected at most 5000 characters, found 5001'],
    [{ text: { headline: 'Agreed with \u202eilA' } }, 'text events.0.text.headline: expected text without characters that override its direction, found U+202E at character 13'],
    [{ text: { headline: 'a\u0007' } }, 'text events.0.text.headline: expected text without control characters, found U+0007 at character 2'],
    [{ text: { headline: 'a\ud800' } }, 'text events.0.text.headline: expected text without broken characters, found U+D800 at character 2'],
    [{ text: { headline: 'a \u2067b' } }, 'text events.0.text.headline: expected every isolate of direction closed, found U+2067 at character 3'],
    [{ group: { name: 1 } }, 'shape events.0.group: expected a text, found an object'],
    [{ unique_id: 1.5 }, 'shape events.0.unique_id: expected an id that is a text or a whole number, found 1.5'],
    [{ unique_id: 'a\u200eb' }, 'text events.0.unique_id: expected an id without direction or invisible characters, found "a\\u200eb"'],
  ])('%j', (fields, fault) => {
    const { events, faults } = readJsonOf({ events: [slide(fields), slide()] });
    expect(told(faults).at(0)).toBe(fault);
    expect(events.map(({ at }) => at)).toEqual(['events.1']);
  });

  test('all problems of an event at once', () => {
    expect(told(one({ start_date: { year: 2023, month: 2, day: 29 }, text: { headline: 'x'.repeat(301), text: 'a\u0000' } }).faults)).toHaveLength(3);
  });

  test('an id that stands twice, compared composed and trimmed, with both places', () => {
    const { events, faults } = readJsonOf({ events: [slide({ unique_id: 'é' }), slide({ unique_id: ' e\u0301 ' }), slide({ unique_id: 'constructor' }), slide({ unique_id: '__proto__' })] });
    expect(told(faults)).toEqual(['duplicate events.1.unique_id: expected an id that no other event has, found "é", which events.0 has']);
    expect(events.map(({ id }) => id)).toEqual(['é', 'constructor', '__proto__']);
  });

  test.each([[[]], [null], ['x'], [{ events: 1 }], [{ events: [1] }], [{ events: [slide()], eras: {} }]])('of the wrong shape: %j', (value) => {
    const incoming = readJsonOf({ events: [], eras: [], ...(typeof value === 'object' && !Array.isArray(value) ? value : { events: value }) });
    if (!Array.isArray(value) && value !== null) expect(incoming.faults).not.toEqual([]);
  });

  test('keys of the language are words like any other', () => {
    const text = '{"events": [{"start_date": {"year": 2024}, "text": {"headline": "x"}, "__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}], "eras": [], "prototype": 2}';
    const { events, remarks } = read(text);
    expect(events).toHaveLength(1);
    expect(remarks.map(({ path }) => path)).toEqual(['prototype', 'events.0.__proto__', 'events.0.constructor']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(events[0]).not.toHaveProperty('polluted');
  });
});

describe('markup becomes plain text', () => {
  test('paragraphs are lines, scripts are gone, links are sources', () => {
    const { text, sources } = event({ text: { headline: 'R&amp;D <b>in</b> Rabat', text: '<p>One<br>two</p><p>a &lt; b <script>alert(1)</script><a href="https://example.org/a" target="_blank">more</a></p><ul><li>x</li><li>y</li></ul>' } });
    expect(text).toBe('One\ntwo\n\na < b more\n\nx\ny');
    expect(sources).toEqual([{ at: 'events.0.text.text', url: 'https://example.org/a', title: 'more' }]);
  });

  test.each([
    ['<iframe src="https://player.example.org/1" onload="x()"></iframe>', 'https://player.example.org/1'],
    ['<blockquote class="tweet">Text <a href="javascript:alert(1)">x</a> <a href="https://example.org/t">t</a></blockquote>', 'https://example.org/t'],
    ['<blockquote>No link</blockquote>', undefined],
    ['javascript:alert(1)', undefined],
    ['//evil.example/x', undefined],
    ['https://user:pass@example.org/', undefined],
    ['https:/\\example.org/', undefined],
    ['https://exam\tple.org/', undefined],
    ['HTTPS://Example.org/x', 'https://example.org/x'],
    ['https://аррle.com/', 'https://xn--le-6kc8da.com/'],
  ])('an address is http or https, or it is left out and told: %s', (url, taken) => {
    const { events, remarks } = one({ media: { url } });
    expect(events[0]?.sources?.[0]?.url).toBe(taken);
    if (taken === undefined) expect(remarks).toMatchObject([{ code: 'left', path: 'events.0.media.url' }]);
  });

  test('media are a source with its caption and credit', () => {
    expect(event({ media: { url: 'https://example.org/p.jpg', caption: '<em>A picture</em>', credit: 'Agency' } }).sources).toEqual([{ at: 'events.0.media', url: 'https://example.org/p.jpg', title: 'A picture', publisher: 'Agency' }]);
  });

  test('a slide without a headline goes by the first line of its text, and so it is told', () => {
    const { events, remarks } = one({ text: { text: '<p>First</p><p>Second</p>' } });
    expect(events[0]?.title).toBe('First');
    expect(remarks).toMatchObject([{ code: 'changed', path: 'events.0.text.headline' }]);
  });
});

test('joiners between letters stay, what is not seen goes, letters are composed', () => {
  expect(event({ text: { headline: ' می\u200cخواهم\u200b  e\u0301 \u200d👩\u200d🔬 ' } }).title).toBe('می\u200cخواهم é 👩\u200d🔬');
});

test('display_date, by either name, is the words of the date', () => {
  expect(event({ display_date: '<i>late April</i>' }).words).toBe('late April');
  expect(event({ start_date: { year: 2024, display_text: 'in 2024' } })).toMatchObject({ date: '2024', words: 'in 2024' });
});

test('a time of day is left out and told; the day stays', () => {
  const { events, remarks } = one({ start_date: { year: 2024, month: 4, day: 23, hour: 23, minute: '30' } });
  expect(events[0]?.date).toBe('2024-04-23');
  expect(told(remarks)).toEqual(['left events.0.start_date: expected a day without a time, found read as 2024-04-23']);
});

describe('eras', () => {
  const era = { start_date: { year: 2021 }, end_date: { year: 2023 }, text: { headline: 'The cold years' } };
  test('one of its own is a background', () => {
    expect(readJsonOf({ events: [slide()], eras: [era] }).events[1]).toEqual({ at: 'eras.0', title: 'The cold years', date: '2021/2023', era: true });
  });
  test('one that has the id of an event is that event', () => {
    const { events, remarks } = readJsonOf({ events: [slide({ unique_id: 'cold', ...era })], eras: [{ ...era, unique_id: 'cold' }] });
    expect(events).toMatchObject([{ id: 'cold', date: '2021/2023', kind: 'crisis' }]);
    expect(remarks).toEqual([]);
  });
});

test('a file of cosmological dates is refused', () => {
  for (const file of [{ scale: 'cosmological', events: [slide()] }, { events: [slide({ start_date: { year: '-13800000000' } })] }]) {
    const { events, faults } = readJsonOf(file);
    expect(events).toEqual([]);
    expect(faults).toMatchObject([{ code: 'format', expected: 'dates in years of the calendar; a cosmological timeline is not read' }]);
  }
});

describe.skipIf(!hasSamples)('samples', () => {
  test('all kinds of media', () => {
    const { events, faults, title } = read(sample('tl3-all-media.json'), 'all.json');
    expect([events.length, faults, title]).toEqual([41, [], 'TimelineJS Media Types']);
  });
  test('cosmological', () => {
    const { events, faults } = read(sample('tl3-cosmological.json'), 'cosmo.json');
    expect([events, told(faults)]).toEqual([[], ['format events.0.start_date.year: expected dates in years of the calendar; a cosmological timeline is not read, found "-13800000000"']]);
  });
});

/** As the app would have them, without the app. */
const toSlide = (it: IncomingEvent, index: number): Slide => ({
  id: it.id ?? `e${index}`,
  title: it.title,
  ...(it.text === undefined ? {} : { text: it.text }),
  span: parseEdtf(it.date!)!,
  words: it.words ?? it.date!,
  ...(it.words === undefined ? {} : { always: true }),
  ...(it.groups === undefined ? {} : { group: it.groups[0]! }),
  ...(it.era ? { era: 'only' as const } : it.kind === 'crisis' ? { era: 'also' as const } : {}),
  sources: (it.sources ?? []).map(({ title = '', url, publisher }) => ({ title, ...(url === undefined ? {} : { url }), ...(publisher === undefined ? {} : { publisher }) })),
});
const again = (incoming: Incoming): Incoming => read(toTimelineJs(incoming.events.map(toSlide), incoming.title === null ? undefined : { headline: incoming.title }), 'again.json');
const core = ({ events }: Incoming): unknown => events.map(({ id, title, text, date, words, groups, era, kind, sources = [] }, index) => ({ id: id ?? `e${index}`, title, text, date, words, groups, era, kind, urls: sources.map(({ url }) => url) }));

describe('round trip: ids, partial dates, groups, eras, texts and links come back', () => {
  test('of everything at once', () => {
    const first = readJsonOf({
      title: { text: { headline: 'All' } },
      events: [
        slide({ unique_id: 'a', group: 'A & <B>', text: { headline: '1 < 2 & "3"', text: '<p>One</p><p>Two<br>lines</p>' }, media: { url: "https://example.org/?a=1&b='2'", caption: 'c' } }),
        slide({ unique_id: 'b', start_date: { year: 2024, month: 2 }, end_date: { year: 2025 } }),
        slide({ unique_id: 'c', start_date: { year: 2020 } }),
        slide({ unique_id: 'd', start_date: { year: 2020, month: 3, day: 1 }, end_date: { year: 2020, month: 3, day: 31 }, display_date: 'in March' }),
        slide({ unique_id: 'e', start_date: { year: 2021 }, end_date: { year: 2022, month: 12 } }),
      ],
      eras: [{ unique_id: 'e', start_date: { year: 2021 }, end_date: { year: 2022, month: 12 } }, { unique_id: 'f', start_date: { year: 1912 }, end_date: { year: 1956 }, text: { headline: 'Era' } }],
    });
    expect(first.faults).toEqual([]);
    expect(first.events).toHaveLength(6);
    expect(core(again(first))).toEqual(core(first));
    expect(again(first).remarks).toEqual([]);
  });

  test('of any dates that TimelineJS can say', () => {
    const parts = fc.record({ year: fc.integer({ min: 1, max: 9999 }), month: fc.option(fc.integer({ min: 1, max: 12 })), day: fc.option(fc.integer({ min: 1, max: 28 })) })
      .map(({ year, month, day }) => ({ year, ...(month === null ? {} : { month, ...(day === null ? {} : { day }) }) }));
    fc.assert(fc.property(fc.array(fc.record({ start_date: parts, end_date: fc.option(parts, { nil: undefined }), group: fc.option(fc.constantFrom('A', 'ب'), { nil: undefined }) }), { maxLength: 8 }), (dates) => {
      const first = readJsonOf({ title: {}, events: dates.map((date, index) => slide({ ...date, unique_id: `id-${index}` })) });
      // a year or a month in which an exact end lies leaves bounds only
      const sound = { ...first, events: first.events.filter(({ date }) => !date!.includes('/') || parseEdtf(date!)!.core !== null) };
      expect(core(again(sound))).toEqual(core(sound));
    }), { numRuns: 300 });
  });

  test.skipIf(!hasSamples)('of the sample', () => {
    const first = read(sample('tl3-all-media.json'));
    expect(core(again(first))).toEqual(core(first));
  });
});

describe('what was known goes out', () => {
  const corpus = toCorpus(toFirst(
    [
      toEvent('talks', { span: toSpan(5, 7), side: null, topics: ['visas'] }),
      toEvent('rift', { kind: 'crisis', side: 'FR', span: { from: 0, to: 30, core: null, window: true, doubt: 'approximate' } }),
      toEvent('someday', { status: 'planned', span: null }),
    ],
    [
      { id: 'a#0', article: 'a', event: 'talks', known: 1, dated: 'exact', official: false, origin: 'paper', status: 'planned', span: toSpan(6), topics: ['visas'] },
      { id: 'b#0', article: 'b', event: 'talks', known: 8, dated: 'exact', official: false, origin: 'paper', status: 'held', span: toSpan(5, 7) },
      { id: 'c#0', article: 'c', event: 'someday', known: 1, dated: 'exact', official: false, origin: 'paper', status: 'announced', span: null },
    ],
    { topics: [{ id: 'visas', name: { en: 'Visas', fr: 'Visas', ar: 'التأشيرات' }, aliases: [] }] },
  ));
  const words = { en: 'The <b>talks</b> & more', fr: 'f', ar: 'ا' };
  const evidence: Evidence = {
    format: 1, version: 'drawn', quotations: [], stories: [],
    prose: [{ id: 'talks', summary: words, outcomes: [], links: [] }],
    bibliography: ['a', 'b', 'c'].map((id) => ({ id, title: `"${id}" <i>`, url: id === 'b' ? 'javascript:alert(1)' : `https://example.org/${id}?x&y` })),
  };
  const tell = (day: number) => toSlides({ events: knownOn(corpus, day, 1000), corpus, evidence, words: ({ en }) => en, dateText: ({ id }) => `words of ${id}`, statusText: ({ status }) => (status === 'held' ? '' : status) });

  test('nothing of the future: neither summary nor later reports', () => {
    const { slides, undated } = tell(2);
    expect(slides).toEqual([
      { id: 'talks', title: 'talks', text: 'planned', span: toSpan(6), words: 'words of talks', group: 'Visas', sources: [{ title: '"a" <i>', url: 'https://example.org/a?x&y', publisher: 'paper' }] },
    ]);
    expect(undated).toEqual(['someday']);
  });

  test('escaped, with its sources listed and only http and https linked; what TimelineJS cannot say is said in words', () => {
    const file = JSON.parse(toTimelineJs(tell(40).slides)) as { events: { text: { text?: string } }[]; eras: object[] };
    expect(file.events[0]).toEqual({
      unique_id: 'talks', start_date: { year: 1970, month: 1, day: 6 }, end_date: { year: 1970, month: 1, day: 8 }, group: 'Visas',
      text: { headline: 'talks', text: '<p>The &lt;b&gt;talks&lt;/b&gt; &amp; more</p><ul class="sources"><li><a href="https://example.org/a?x&amp;y">&quot;a&quot; &lt;i&gt;</a> (paper)</li><li>&quot;b&quot; &lt;i&gt; (paper)</li></ul>' },
    });
    expect(file.events[1]).toMatchObject({ unique_id: 'rift', group: 'France', display_date: 'words of rift' });
    expect(file.eras).toEqual([{ unique_id: 'rift', start_date: { year: 1970, month: 1 }, end_date: { year: 1970, month: 1 }, text: { headline: 'rift' } }]);
    const { events } = read(JSON.stringify(file));
    expect(events).toMatchObject([{ id: 'talks', text: 'The <b>talks</b> & more', sources: [{ url: 'https://example.org/a?x&y', title: '"a" <i>' }] }, { id: 'rift', kind: 'crisis', words: 'words of rift' }]);
  });
});

test('the language that the file names is its language, where it is one', () => {
  const of = (language: unknown) => readJsonOf({ events: [{ start_date: { year: 1999 }, text: { headline: 'x' } }], language });
  expect([of('fr').language, of('pt-br').language]).toEqual(['fr', 'pt-br']);
  expect([of('Français').language, told(of('Français').remarks)]).toEqual([null, ['left language: expected a language tag such as ar, fr or en, found "Français"']]);
});
