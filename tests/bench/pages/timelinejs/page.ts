// TimelineJS with its own defaults; no font, analytics or address outside; the whole time on one screen, as on the others.

import { countNodes, dataUrl, fetchJson, painted } from '../contract.ts';
import { readLabels } from '../labels.ts';
import type { KnightLabFile } from '../../natives.ts';

/** The part of it that this page uses; the package brings no types. */
interface KnightLab {
  on(event: 'ready', act: () => void): void;
  _timenav: { options: { scale_factor: number }; setZoomFactor(factor: number): void; _el: { slider: HTMLElement } };
}
declare const TL: { Timeline: new (id: string, data: unknown, options: Record<string, unknown>) => KnightLab };

let timeline: KnightLab;

async function show(): Promise<number> {
  const file = await fetchJson<KnightLabFile>(dataUrl());
  await new Promise<void>((done) => {
    timeline = new TL.Timeline('timeline', file, {
      script_path: new URL('./vendor/js/', document.baseURI).toString(),
      font: null,
      ga_measurement_id: null,
      track_events: [],
      language: 'en',
      // screens that the whole takes
      scale_factor: 1,
    });
    timeline.on('ready', done);
  });
  return painted();
}

window.bench = {
  ready: show(),
  pan(px) {
    // What its own drag and wheel do.
    const { slider } = timeline._timenav._el;
    slider.className = 'tl-timenav-slider';
    slider.style.left = `${parseFloat(slider.style.left) - px}px`;
  },
  zoom: (factor) => timeline._timenav.setZoomFactor(timeline._timenav.options.scale_factor * factor),
  labels: () => readLabels('.tl-timemarker .tl-headline, .tl-slide .tl-headline'),
  nodes: countNodes,
  shown: () => [...document.querySelectorAll('.tl-timemarker')].filter((it) => it.getBoundingClientRect().right > 0 && it.getBoundingClientRect().left < window.innerWidth).length,
};
