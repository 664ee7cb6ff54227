/** The file that the address asks to be drawn: fetched once, when there is a corpus to lay it beside; with a fault it is shown where files are brought. */
import type { First } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import type { Session } from '../view/session.svelte.ts';
import type { Bringing } from './bringing.svelte.ts';

/** To be called while a component is made: it ends with it. */
export function followAddressed(session: Session, { site, today }: { site: () => First | null; today: Day }, bringing: Bringing): void {
  let addressed: 'no' | 'asked' | 'answered' = 'no';
  // the network is outside
  $effect(() => {
    const base = site();
    if (addressed !== 'no' || base === null || session.data === null) return;
    addressed = 'asked';
    void bringing.lookAt(session.data, base, today, true);
  });
  // and what comes of it may lead to another room
  $effect(() => {
    const { kind } = bringing.state;
    if (addressed !== 'asked' || kind === 'idle' || kind === 'working') return;
    addressed = 'answered';
    if (kind !== 'held') session.go({ room: 'data' });
  });
}
