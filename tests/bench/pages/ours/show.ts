// The timeline itself, in the whole page.

import { mount } from 'svelte';
import en from 'virtual:language/en';
import { speak } from '../../../../src/i18n/speak.ts';
import type { Head } from '../../../../src/model/parts.ts';
import Prepared from '../../../../src/timeline/Prepared.svelte';
import { panRange, zoomRange } from '../../../../src/timeline/range.ts';
import { createNames, createWording } from '../../../../src/plot/wording.ts';
import '../../../../src/cards/theme.css';
import '../../../../src/timeline/timeline.css';
import './fonts.css';
import { WATCHED as today } from '../../calendar.ts';
import type { Begun } from '../../../../src/timeline/prepare/begin.ts';
import { countNodes, painted } from '../contract.ts';
import { readOurs } from '../labels.ts';

export function show(begun: Begun): void {
  const i18n = speak(en);
  const whole = Promise.withResolvers<number>();
  const ready = Promise.withResolvers<number>();

  const timeline = mount(Prepared, {
    target: document.getElementById('timeline')!,
    props: {
      begun,
      today,
      height: window.innerHeight,
      wordsFor: ({ dataset }: Pick<Head, 'dataset'>) => ({
        words: createWording({ dataset, eventById: new Map(), articleById: new Map() }, i18n),
        groups: dataset.sides.map(({ where }, side) => ({ title: i18n.words(where), hue: side === 0 ? ('above' as const) : ('below' as const) })),
      }),
      names: createNames(i18n),
      onready(isWhole) {
        const drawn = painted();
        void drawn.then(ready.resolve);
        if (isWhole) void drawn.then(whole.resolve);
      },
    },
  });

  let known = today;

  window.bench = {
    ready: ready.promise,
    whole: whole.promise,
    pan(px) {
      const { range, limits } = timeline.view();
      timeline.show(panRange(range, px / window.innerWidth, limits));
    },
    zoom(factor) {
      const { range, limits } = timeline.view();
      timeline.show(zoomRange(range, factor, (range[0] + range[1] + 1) / 2, limits));
    },
    know(days) {
      known += days;
      timeline.knowOn(known);
    },
    labels: readOurs,
    nodes: countNodes,
  };
}
