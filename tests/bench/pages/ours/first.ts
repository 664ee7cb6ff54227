// The first picture, painted; what answers to the hand is fetched when it has been seen.

import type { Begun } from '../../../../src/timeline/prepare/begin.ts';
import { takeCensus } from '../../../../src/timeline/census.ts';
import { limitsOf, plotPrepared } from '../../../../src/timeline/prepare/plotting.ts';
import { prepare } from '../../../../src/timeline/prepare/prepare.ts';
import { sketch } from '../../../../src/timeline/sketch.ts';
import '../../../../src/cards/theme.css';
import '../../../../src/timeline/timeline.css';
import './page.css';
import { WATCHED as today } from '../../calendar.ts';
import { painted } from '../contract.ts';
import { lend, names } from './lent.ts';

export function first(begun: Begun): void {
  let sketched = false;
  const enliven = (drawn: HTMLElement | null): void => {
    const ready = painted();
    void ready.then(() => import('./show.ts')).then(({ show }) => show(begun, ready, () => drawn?.remove()));
  };
  prepare(begun, {
    onprogress: () => undefined,
    onprepared(preparation) {
      if (sketched) return;
      sketched = true;
      const { ends, on } = takeCensus(preparation.roll, today);
      const plot = plotPrepared(preparation, { census: on(today, null), lent: lend(preparation.head), range: limitsOf(ends, today), known: today, today, selected: null, form: 'across', mirrored: false });
      const drawn = sketch(document.getElementById('timeline')!, plot, window.innerHeight, names.known(today, today));
      drawn.classList.add('sketch');
      enliven(drawn);
    },
    // it tells what is wrong
    onfailed: () => sketched || enliven(null),
  });
}
