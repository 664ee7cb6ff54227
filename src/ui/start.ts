/** Opens the doors to the browser and puts the page in its place. */
import { mount } from 'svelte';
import { preferredLanguage } from '../i18n/index.ts';
import { bundled } from '../store/bundled.ts';
import { createSearch } from '../search/search.ts';
import searchWorker from '../search/worker.ts?worker&url';
import { createStore } from '../store/corpus.ts';
import importWorker from '../store/import-worker.ts?worker&url';
import { createProgress } from '../store/progress.ts';
import { createWork } from '../store/work.ts';
import { keepIndex, readIndex } from '../store/indexes.ts';
import { createOwnSets } from '../store/own-sets.ts';
import { toScriptUrl } from '../store/script-url.ts';
import { browserWorker, registerServiceWorker } from '../store/service-worker.ts';
import { Session } from '../view/session.svelte.ts';
import { openAddress, reload } from '../view/url.ts';
import '../timeline/timeline.css';
import '../cards/theme.css';
import App from './App.svelte';
import { Bringing } from './bringing.svelte.ts';
import { localDay } from './local-day.ts';

export function start(target: HTMLElement): void {
  const store = createStore(bundled);
  const search = createSearch({
    startWorker: () => new Worker(toScriptUrl(searchWorker), { type: 'module' }),
    read(key) {
      const database = store.database();
      return database ? readIndex(database, key) : Promise.resolve(null);
    },
    async keep(key, texts) {
      const database = store.database();
      if (database) await keepIndex(database, key, texts);
    },
  });
  const sets = createOwnSets(store);
  const work = createWork(store);
  const worker: { apply: () => void } = { apply: reload };
  mount(App, {
    target,
    props: {
      store,
      work,
      progress: createProgress(store, { now: () => Date.now(), newId: work.newId, onwritten: () => void work.noticed('learnt') }),
      search,
      sets,
      bringing: new Bringing({
        startWorker: () => new Worker(toScriptUrl(importWorker), { type: 'module' }),
        now: () => Date.now(),
        fetch: (url) => fetch(url),
        hold: sets.hold,
        onwritten: () => void work.noticed('brought'),
      }),
      session: new Session(openAddress(window), preferredLanguage(navigator.languages)),
      today: localDay(Date.now()),
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
