// The timeline that answers to the hand, in the whole page; it takes the first picture's place.

import { mount } from 'svelte';
import type { Begun } from '../../../../src/timeline/prepare/begin.ts';
import Prepared from '../../../../src/timeline/Prepared.svelte';
import { panRange, zoomRange } from '../../../../src/timeline/range.ts';
import { WATCHED as today } from '../../calendar.ts';
import { countNodes, painted } from '../contract.ts';
import { readOurs } from '../labels.ts';
import { lend, names } from './lent.ts';

/** `ready`: when the first picture was painted; `drawn`: called when this one is. */
export function show(begun: Begun, ready: Promise<number>, drawn: () => void): void {
  const whole = Promise.withResolvers<number>();

  const timeline = mount(Prepared, {
    target: document.getElementById('timeline')!,
    props: {
      begun,
      today,
      height: window.innerHeight,
      wordsFor: lend,
      names,
      onready(isWhole) {
        const now = painted();
        void now.then(drawn);
        if (isWhole) void now.then(whole.resolve);
      },
    },
  });

  let known = today;

  window.bench = {
    ready,
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
