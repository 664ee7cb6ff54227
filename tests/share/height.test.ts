import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import { messagesOf, parseAsked, parseHosting } from '../../src/share/height.ts';

const SRC = 'https://timeline.example/embed/?id=visits-of-2024&lang=ar';
const SIZE = { width: 640, height: 777 };

describe('what is said of a height', () => {
  test('ours, Datawrapper’s, AMP’s, Medium’s and the Guardian’s, in this order', () => {
    expect(messagesOf(parseHosting('visits-of-2024', SRC), SIZE)).toEqual([
      { type: 'tl:height', v: 1, id: 'visits-of-2024', height: 777 },
      { 'datawrapper-height': { 'visits-of-2024': 777 } },
      { sentinel: 'amp', type: 'embed-size', height: 777 },
      `{"src":"${SRC}","context":"iframe.resize","height":777}`,
      '{"type":"set-height","value":777,"id":"iframeMessenger:visits-of-2024"}',
    ]);
  });
  test('pym.js’s, where it made the frame', () => {
    const hosting = parseHosting('visits-of-2024', `${SRC}&initialWidth=640&childId=pym-0-a1b2c&parentTitle=A&parentUrl=https%3A%2F%2Fnews.example%2F#lang=ar`);
    expect(messagesOf(hosting, SIZE)[4]).toBe('pymxPYMxpym-0-a1b2cxPYMxheightxPYMx777');
  });
  test('iframe-resizer’s, once it has said how it calls the frame', () => {
    const hosting = { ...parseHosting('visits-of-2024', SRC), resizerId: 'iFrameResizer0' };
    expect(messagesOf(hosting, SIZE).at(-1)).toBe('[iFrameSizer]iFrameResizer0:777:640:resize');
  });
  test('nobody is told that we are Flourish', () => {
    expect(JSON.stringify(messagesOf(parseHosting('visits-of-2024', SRC), SIZE))).not.toMatch(/sender|flourish/i);
  });
});

describe('names that would reach other frames are not used', () => {
  test.each(['', 'a', 'id', `x'],body,[a='`, 'x'.repeat(65), 'two words', '<b>bold</b>'])('%s', (id) => {
    expect(parseHosting(id, SRC).id).toBe('rapprochement');
  });
  test.each(['fooxPYMxnavigateToxPYMxhttps://evil.example/ ', 'axPYMxscrollToxPYMx9', 'a b', '', 'x'.repeat(201)])('nor what pym.js would read as an order: %s', (childId) => {
    expect(parseHosting('visits-of-2024', `${SRC}&childId=${encodeURIComponent(childId)}`).childId).toBeNull();
  });
});

describe('what is heard', () => {
  test('iframe-resizer’s first words are its name for the frame', () => {
    expect(parseAsked('[iFrameSizer]frame-1:8:false:false:32:true:true:null:bodyOffset:null:null:0:false:parent:scroll:true')).toBe('frame-1');
  });
  test.each(['[iFrameSizer]resize', '[iFrameSizer]reset', { sentinel: 'amp', type: 'frames-init' }])('questions for the height: %j', (said) => {
    expect(parseAsked(said)).toBe('');
  });
  test.each([
    null, undefined, 0, 1, NaN, true, '', 'resize', [], {}, '[iFrameSizer]', '[iFrameSizer]:8:false', '[iFrameSizer]a', '[iFrameSizer]message:{"height":1}', '[iFrameSizer]moveToAnchor:top', '[iFrameSizer]pageInfo:{}',
    'pymxPYMxaxPYMxwidthxPYMx640', 'pymxPYMxaxPYMxnavigateToxPYMxhttps://evil.example', { type: 'tl:height', v: 1, height: 1 }, { sentinel: 'amp', type: 'embed-size', height: 1 }, { type: 'frames-init' },
    { type: 'goto', url: 'javascript:alert(1)' }, '{"type":"navigate","value":"https://evil.example"}', new Map(), new Date(0),
  ])('nothing else: %j', (said) => {
    expect(parseAsked(said)).toBeNull();
  });
  test('whatever it is, it throws nothing', () => {
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.string().map((text) => `[iFrameSizer]${text}`)), (said) => {
      const asked = parseAsked(said);
      expect(asked === null || (typeof asked === 'string' && asked.length <= 200 && !asked.includes(':'))).toBe(true);
    }));
  });
});

test('all of it is small', async () => {
  const built = await build({
    configFile: false, logLevel: 'error',
    build: { write: false, target: 'es2022', lib: { entry: fileURLToPath(new URL('../../src/share/height.ts', import.meta.url)), formats: ['iife'], name: 'height' } },
  });
  const [chunk] = Array.isArray(built) ? built[0]!.output : 'output' in built ? built.output : [];
  expect(gzipSync(chunk?.type === 'chunk' ? chunk.code : '').length).toBeGreaterThan(500);
  expect(gzipSync(chunk?.type === 'chunk' ? chunk.code : '').length).toBeLessThanOrEqual(1536);
});
