import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readOwnStory, writeOwnStory } from '../../src/formats/own-story.ts';
import type { Collection } from '../../src/model/own.ts';
import { about, collection } from '../store/own.ts';

const find = (id: string) => (id.startsWith('gone') ? null : about(id));
const told: Collection = { ...collection('c', ['a', 'b']), name: 'Récit', story: { title: { fr: 'Récit' } } };
told.events[1] = { ...told.events[1]!, caption: { fr: 'Ici', ar: 'هنا' }, view: { range: [19_000, 19_100], known: 19_050, selected: 'b' } };
const whole = writeOwnStory(told);
const problems = (change: (text: string) => string) => {
  const reading = readOwnStory(change(whole), 'mine.json', find);
  return reading.ok ? [] : reading.problems.map(({ code, file, path, expected, found }) => [code, file, path, expected, found]);
};

describe('a story of one’s own as a file', () => {
  test('is read back as it was written, and written again the same', () => {
    const reading = readOwnStory(`\ufeff${whole}`, 'mine.json', find);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(reading.value).toMatchObject({ name: 'Récit', story: { title: { fr: 'Récit' } } });
    expect(reading.value.events[1]).toEqual(told.events[1]);
    expect(writeOwnStory({ ...told, ...reading.value })).toBe(whole);
  });

  test('has the form of data/stories: one of those whose steps are of different events is read too', () => {
    const story = JSON.parse(readFileSync('data/stories/seventy-years-in-twelve-visits.json', 'utf8')) as { steps: { sentences: { events: string[] }[] }[] };
    const reading = readOwnStory(JSON.stringify(story), 'story.json', find);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(reading.value.events.map(({ event }) => event)).toEqual(story.steps.map(({ sentences }) => sentences[0]!.events[0]));
    expect(Object.keys(reading.value.events[0]!.caption!)).toEqual(['en', 'fr', 'ar']);
  });

  test.each<[string, (text: string) => string, unknown[][]]>([
    ['not JSON', () => '{', [['json', 'mine.json', '', expect.any(String), expect.any(String)]]],
    ['no title', (text) => text.replace('"fr": "Récit"', ''), [['shape', 'mine.json', 'title', 'words in en, fr or ar', expect.any(String)]]],
    ['no day', (text) => text.replace(/"from": "[^"]*"/, '"from": "2024-02-30"'), [['shape', 'mine.json', 'steps.0.view.from', 'a day such as 2024-04-23', '"2024-02-30"']]],
    ['days reversed', (text) => text.replace(/"from": "[^"]*"/, '"from": "2090-01-01"'), [['date', 'mine.json', 'steps.0.view.to', 'a day not before 2090-01-01', expect.any(String)]]],
    ['an event that is not there', (text) => text.replace('"events": [\n            "a"', '"events": [\n            "gone"'), [['reference', 'mine.json', 'steps.0.sentences', 'an event of the data', '"gone"']]],
    ['an event twice', (text) => text.replace('"events": [\n            "a"', '"events": [\n            "b"'), [['duplicate', 'mine.json', 'steps.1.sentences', 'an event once', '"b"']]],
  ])('with a fault is refused with its place: %s', (_, change, expected) => {
    expect(problems(change)).toEqual(expected);
  });
});
