// vis-timeline as its documentation sets it up: items, a group for each side, a height that fits the page.

import type * as Vis from 'vis-timeline/standalone';
import { countNodes, dataUrl, fetchJson, painted } from '../contract.ts';
import { readLabels } from '../labels.ts';
import type { VisFile } from '../../natives.ts';

declare const vis: typeof Vis;

export function showVis(more: Vis.TimelineOptions): void {
  let timeline: Vis.Timeline;
  const still = { animation: false };

  async function show(): Promise<number> {
    const { items, groups } = await fetchJson<VisFile>(dataUrl());
    timeline = new vis.Timeline(document.getElementById('timeline')!, items, groups, { height: '100%', verticalScroll: true, ...more });
    await changed();
    return painted();
  }

  /** Its next drawing. */
  const changed = (): Promise<void> =>
    new Promise((done) => {
      const drawn = (): void => {
        timeline.off('changed', drawn);
        done();
      };
      timeline.on('changed', drawn);
    });

  window.bench = {
    ready: show(),
    pan(px) {
      const { start, end } = timeline.getWindow();
      const [from, to] = [start.getTime(), end.getTime()];
      const width = document.querySelector('.vis-panel.vis-center')!.clientWidth;
      timeline.moveTo((from + to) / 2 + (px * (to - from)) / width, still);
    },
    zoom(factor) {
      if (factor >= 1) timeline.zoomIn(factor - 1, still);
      else timeline.zoomOut(1 / factor - 1, still);
    },
    labels: () => readLabels('.vis-item:not(.vis-cluster) .vis-item-content'),
    nodes: countNodes,
    shown: () => document.querySelectorAll('.vis-center .vis-item:not(.vis-dot):not(.vis-line)').length,
  };
}
