/**
 * The corpus and the reader's sets, laid together and read for the knowledge day.
 *
 * Promises: small sets are there at once; large ones come in steps, none of which holds up the page for long, and what
 * was drawn before stands until they are ready.
 */
import { toCorpus, toCorpusInSteps, type Corpus, type Evidence } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { createKnowing, type Knowing } from '../model/knowing.ts';
import { linksOn } from '../model/links.ts';
import { layTogether, type OwnSet, type Whole } from '../model/merging.ts';
import { orderOf } from '../model/sequence.ts';
import { valuesOf } from '../view/facets.ts';

interface Laid {
  corpus: Corpus;
  evidence: Evidence | null;
  knowing: Knowing;
}

/** What is laid together. */
export interface LayingGround {
  /** the corpus of the site; null: not here yet */
  site(): { corpus: Corpus; evidence: Evidence | null } | null;
  /** sets that are switched on */
  sets(): readonly OwnSet[];
  /** the corpus of the site is drawn too */
  drawn(): boolean;
  today(): Day;
  /** the knowledge day */
  known(): Day;
}

/** events of the reader's own that are laid at once */
const AT_ONCE = 2_000;
/** those that are read between two stops, and how long the page waits at most for the next one but for what takes longer by itself */
const STEP = 200;
const SLICE_MS = 12;

const breathe = (): Promise<void> => new Promise((done) => setTimeout(done));

export class Laying {
  // all below is derived when it is first asked for: it stands by then
  readonly #here!: LayingGround;
  /** the last that came in steps */
  #large: Laid | null = $state.raw(null);
  /** sets are on their way into the picture */
  busy = $state(false);

  /** In a component: it lays while that lives. */
  constructor(here: LayingGround) {
    this.#here = here;
    $effect(() => {
      const [site, sets, drawn, today] = [this.#site, here.sets(), here.drawn(), here.today()];
      if (site === null || !this.#isLarge) {
        this.#large = null;
        return;
      }
      const run = { stopped: false };
      this.busy = true;
      void this.#lay({ first: site.corpus, evidence: site.evidence }, sets, drawn, today, run);
      return () => {
        run.stopped = true;
        this.busy = false;
      };
    });
  }

  readonly #site = $derived(this.#here.site());
  readonly #isLarge = $derived(this.#here.sets().reduce((sum, { first }) => sum + first.events.length, 0) > AT_ONCE);
  /** those that are there at once while the others come */
  readonly #small = $derived.by(() => {
    let room = AT_ONCE;
    return this.#here.sets().filter(({ first }) => first.events.length <= room && (room -= first.events.length) >= 0);
  });
  readonly #whole = $derived(this.#site && layTogether({ first: this.#site.corpus, evidence: this.#site.evidence }, this.#isLarge ? this.#small : this.#here.sets(), this.#here.drawn()));
  // what stands behind it comes later, and changes nothing of what is drawn
  readonly #first = $derived(this.#whole?.first ?? null);
  readonly #corpus = $derived(this.#first === null ? null : this.#first === this.#site?.corpus ? this.#site.corpus : toCorpus(this.#first));
  readonly #knowing = $derived(this.#corpus && createKnowing(this.#corpus, this.#here.today()));

  readonly corpus = $derived(this.#large?.corpus ?? this.#corpus);
  /** null: not here yet */
  readonly evidence = $derived(this.#large ? this.#large.evidence : (this.#whole?.evidence ?? null));
  readonly knowing = $derived(this.#large?.knowing ?? this.#knowing);

  async #lay(site: Whole, sets: readonly OwnSet[], drawn: boolean, today: Day, run: { stopped: boolean }): Promise<void> {
    await breathe();
    if (run.stopped) return;
    const whole = layTogether(site, sets, drawn);
    const corpus = await inSteps(toCorpusInSteps(whole.first), run);
    if (corpus === null) return;
    const knowing = createKnowing(corpus, today);
    await inSteps(knowing.settle(this.#here.known(), STEP), run);
    await inSteps(readAhead(corpus, knowing, this.#here.known(), today), run);
    await breathe();
    if (run.stopped) return;
    this.#large = { corpus, evidence: whole.evidence, knowing };
    this.busy = false;
  }
}

/** What the page asks of every event as soon as it has them. */
function* readAhead(corpus: Corpus, knowing: Knowing, known: Day, today: Day): Generator<void, void> {
  const events = knowing.on(known);
  orderOf(corpus);
  yield;
  linksOn(corpus, events, known, today);
  for (const [place, event] of events.entries()) {
    if (place % STEP === 0) yield;
    valuesOf('publishers', event, corpus);
  }
}

/** Goes on after a stop when the page has done what waited; null: it was stopped. */
async function inSteps<T>(steps: Generator<void, T>, run: { stopped: boolean }): Promise<T | null> {
  for (;;) {
    await breathe();
    if (run.stopped) return null;
    const until = performance.now() + SLICE_MS;
    do {
      const { done, value } = steps.next();
      if (done === true) return value;
    } while (performance.now() < until);
  }
}
