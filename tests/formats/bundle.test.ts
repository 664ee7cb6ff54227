import { describe, expect, test } from 'vitest';
import { parseBundle, toBundle, type Bundle } from '../../src/formats/bundle.ts';
import { compileCorpus } from '../../src/model/compile.ts';
import { readSource } from '../../src/model/source.ts';
import { bundleFiles } from '../fixtures/bundle-files.ts';
import { change, soundFiles, toFiles, type Json } from '../fixtures/broken/sound.ts';

const hash = (text: string): string => String(text.length);
const sound = () => toFiles(change(soundFiles(), 'events/2024/letter.json', '$schema', '../x.schema.json'));
const bundle = (): Bundle => toBundle(readSource(sound()).source, 'v1');

function read(value: unknown): Bundle {
  const reading = parseBundle(JSON.parse(JSON.stringify(value)), 'b.json');
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.bundle;
}

test('bundle → files → bundle is identical', () => {
  const first = bundle();
  const again = toBundle(readSource(bundleFiles(read(first))).source, 'v1');
  expect(again).toEqual(first);
  expect(JSON.stringify(again)).toBe(JSON.stringify(first));
});

test('what leaves it compiles to the same corpus', () => {
  expect(compileCorpus(bundleFiles(read(bundle())), hash)).toEqual(compileCorpus(sound(), hash));
  expect(bundleFiles(bundle()).map(({ path }) => path).sort()).toEqual(sound().map(({ path }) => path).sort());
});

test('pointers to schemas stay behind', () => {
  expect(JSON.stringify(bundle())).not.toContain('$schema');
});

describe('what is no bundle of ours is refused, with its place', () => {
  const problemsOf = (value: unknown): unknown => {
    const reading = parseBundle(value, 'b.json');
    return 'problems' in reading ? reading.problems : [];
  };
  const broken = (edit: (value: Record<string, Json>) => void): unknown => {
    const value = structuredClone(bundle()) as unknown as Record<string, Json>;
    edit(value);
    return problemsOf(value);
  };

  test.each([[[]], [null], ['text'], [{}]])('%j', (value) => {
    expect(problemsOf(value)).not.toEqual([]);
  });

  test('a later format', () => {
    expect(broken((value) => (value['format'] = 2))).toEqual([{ code: 'version', file: 'b.json', path: 'format', expected: 'format 1', found: 'format 2' }]);
  });

  test('an event without an id, and a key that we do not know', () => {
    expect(broken((value) => delete (value['events'] as Record<string, Json>[])[1]!['id'])).toEqual([{ code: 'shape', file: 'b.json', path: 'events.1.id', expected: 'the key', found: 'nothing' }]);
    expect(broken((value) => (value['extra'] = 1))).toEqual([{ code: 'shape', file: 'b.json', path: 'extra', expected: 'no such key', found: '"extra"' }]);
  });
});
