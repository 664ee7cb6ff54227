/** Opens the doors to the browser and puts the page in its place. */
import { mount } from 'svelte';
import { preferredLanguage } from '../i18n/index.ts';
import { toDay } from '../model/day.ts';
import { bundled } from '../store/bundled.ts';
import { createStore } from '../store/corpus.ts';
import { browserWorker, registerServiceWorker } from '../store/service-worker.ts';
import { Session } from '../view/session.svelte.ts';
import { openAddress, reload } from '../view/url.ts';
import '../timeline/timeline.css';
import './theme.css';
import App from './App.svelte';

export function start(target: HTMLElement): void {
  const now = new Date();
  const worker: { apply: () => void } = { apply: reload };
  mount(App, {
    target,
    props: {
      store: createStore(bundled),
      session: new Session(openAddress(window), preferredLanguage(navigator.languages)),
      // the reader's own calendar day, whatever the hour elsewhere
      today: toDay(now.getFullYear(), now.getMonth() + 1, now.getDate()),
      updates: {
        watch(onReady: () => void) {
          void registerServiceWorker(browserWorker(reload), onReady).then((handle) => {
            if (handle) worker.apply = handle.applyUpdate;
          });
        },
        apply: () => worker.apply(),
      },
    },
  });
}
