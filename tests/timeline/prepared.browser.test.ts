/** A corpus of thousands, prepared in a real worker: an early picture, all of it, progress, an end at any time, and a fault told with its line. */
import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createI18n } from '../../src/i18n/index.ts';
import { toLines, type Head } from '../../src/model/parts.ts';
import { begin } from '../../src/timeline/prepare/begin.ts';
import Prepared from '../../src/timeline/Prepared.svelte';
import '../../src/timeline/timeline.css';
import '../../src/cards/theme.css';
import { createNames, createWording } from '../../src/plot/wording.ts';
import { WATCHED } from '../bench/calendar.ts';
import { toFirst } from '../bench/events.ts';

const COUNT = 6000;
const i18n = createI18n('en');
let lines: string[];
beforeAll(() => {
  lines = [...toLines(toFirst(COUNT, 7))];
});
const addresses: string[] = [];
afterEach(() => {
  for (const url of addresses.splice(0)) URL.revokeObjectURL(url);
});

function show(text: string) {
  const url = URL.createObjectURL(new Blob([text]));
  addresses.push(url);
  const ended = vi.fn();
  const startWorker = vi.fn(() => {
    const worker = new Worker(new URL('../../src/timeline/prepare/worker.ts', import.meta.url), { type: 'module' });
    const end = worker.terminate.bind(worker);
    worker.terminate = () => (ended(), end());
    return worker;
  });
  const ready: boolean[] = [];
  const frame = document.body.appendChild(document.createElement('div'));
  frame.style.width = '1200px';
  const drawn = render(Prepared, {
    target: frame,
    props: {
      begun: begin(url, WATCHED, startWorker), today: WATCHED, height: 600, names: createNames(i18n),
      wordsFor: ({ dataset }: Pick<Head, 'dataset'>) => ({ words: createWording({ dataset, eventById: new Map(), articleById: new Map() }, i18n), groups: dataset.sides.map(({ where }, side) => ({ title: where.en, hue: side === 0 ? ('above' as const) : ('below' as const) })) }),
      onready: (whole: boolean) => ready.push(whole),
    },
  });
  return { ...drawn, ready, ended, startWorker };
}

describe('a corpus of thousands', () => {
  test('is drawn early, then whole, and its worker ends', async () => {
    const { container, ready, ended } = show(lines.join('\n'));
    await vi.waitFor(() => expect(ready).toEqual([false, true]), { timeout: 15_000 });
    await vi.waitFor(() => expect(container.querySelectorAll('svg.picture .mark').length).toBeGreaterThan(50), { timeout: 5000 });
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(ended).toHaveBeenCalled();
    expect(container.querySelectorAll('svg.picture *').length).toBeLessThan(700);
  });

  test('tells how far it is, and can be stopped', async () => {
    // so many that there is time to stop it
    const { ended, ready } = show([lines[0], ...Array.from({ length: 6 }, () => lines.slice(1)).flat()].join('\n'));
    const bar = await screen.findByRole('progressbar', {}, { timeout: 10_000 });
    expect(Number(bar.getAttribute('value'))).toBeGreaterThan(0);
    expect(bar).toHaveAccessibleName(/of 6,000 events prepared/);
    screen.getByRole('button', { name: 'Stop preparing' }).click();
    await vi.waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(ended).toHaveBeenCalled();
    expect(ready).not.toContain(true);
  });

  test('with a fault in it, says in which line, what was expected and what was found', async () => {
    show([...lines.slice(0, 3), '{"events": [', ...lines.slice(3)].join('\n'));
    const alert = await screen.findByRole('alert', {}, { timeout: 10_000 });
    expect(alert).toHaveTextContent(/line 4 of the file/);
    expect(alert).toHaveTextContent(/Expected: JSON/);
  });

  test('that is empty is told as such', async () => {
    show('');
    expect(await screen.findByRole('alert', {}, { timeout: 10_000 })).toHaveTextContent(/found: 0 bytes/);
  });
});

describe('a small corpus', () => {
  test('is read on the page and drawn whole at once', async () => {
    const { container, ready, startWorker } = show([...toLines(toFirst(120, 7))].join('\n'));
    await vi.waitFor(() => expect(ready).toEqual([true]), { timeout: 5000 });
    await vi.waitFor(() => expect(container.querySelectorAll('svg.picture .mark').length).toBeGreaterThan(20), { timeout: 5000 });
    expect(startWorker).not.toHaveBeenCalled();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  test('with a fault in it, says in which line', async () => {
    const { startWorker } = show([...toLines(toFirst(120, 7)), '{"events": ['].join('\n'));
    expect(await screen.findByRole('alert', {}, { timeout: 5000 })).toHaveTextContent(/line 4 of the file/);
    expect(startWorker).not.toHaveBeenCalled();
  });

  test('that is not there is told as such', async () => {
    render(Prepared, {
      props: {
        begun: begin(new URL('/nothing-here.jsonl', location.href).href.replace('http:', 'http-none:'), WATCHED, () => { throw new Error('no worker is needed'); }),
        today: WATCHED, height: 300, names: createNames(i18n), wordsFor: () => { throw new Error('nothing came'); },
      },
    });
    expect(await screen.findByRole('alert', {}, { timeout: 5000 })).toHaveTextContent(/Expected: JSON in line 0/);
  });
});
