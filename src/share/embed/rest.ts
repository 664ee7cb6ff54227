/** The embed's second script: the painted picture comes to life, with its cards and its controls. */
import { mount } from 'svelte';
import type { Evidence } from '../../model/corpus.ts';
import { Session } from '../../view/session.svelte.ts';
import Embed from './Embed.svelte';
import { here } from './first.ts';

/** milliseconds after which the live picture is shown, whatever it has drawn */
const LATEST = 3000;

function enliven(): void {
  const { address, language, loader, today, pinned, i18n, corpus, evidence, sketch } = here;
  const live = document.getElementById('embed')!.appendChild(document.createElement('div'));
  live.className = 'coming';
  mount(Embed, {
    target: live,
    props: {
      i18n: i18n!,
      corpus: corpus!,
      frame: address.frame,
      session: new Session(address, language),
      today,
      pinned,
      evidence,
      onneed: (take: (evidence: Evidence) => void, onfail: () => void) => {
        here.onevidence = take;
        here.onmissing = onfail;
        loader.load('evidence', onfail);
      },
    },
  });
  // one picture takes the other's place when it is painted, so that nothing flickers
  const began = performance.now();
  (function change(): void {
    if (live.querySelector('.timeline .picture, .timeline .shown') === null && performance.now() - began < LATEST) return void requestAnimationFrame(change);
    sketch?.remove();
    document.getElementById('embed')!.style.minHeight = '';
    live.className = '';
  })();
}

here.enliven = enliven;
if (here.sketch !== null) enliven();
