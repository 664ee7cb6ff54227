/** Holding a handle: from the press on, the pointer is the handle's until it is let go, wherever it goes. */

/** `onmove` is told each move until the pointer is up or taken away. */
export function followPointer(press: PointerEvent, onmove: (moved: PointerEvent) => void): void {
  const handle = press.currentTarget as HTMLElement;
  const held = new AbortController();
  const drop = (): void => held.abort();
  handle.setPointerCapture(press.pointerId);
  handle.addEventListener('pointermove', onmove, { signal: held.signal });
  handle.addEventListener('pointerup', drop, { signal: held.signal });
  handle.addEventListener('pointercancel', drop, { signal: held.signal });
}

/** pixels that a finger moves without meaning it */
const SLACK = 6;

/** `ontap` is told when the press is let go where it was: what moved on, or became the page's swipe, was none. */
export function awaitTap(press: PointerEvent, ontap: (up: PointerEvent) => void): void {
  const place = press.currentTarget as HTMLElement;
  const held = new AbortController();
  place.addEventListener(
    'pointerup',
    (up) => {
      held.abort();
      if (Math.hypot(up.clientX - press.clientX, up.clientY - press.clientY) <= SLACK) ontap(up);
    },
    { signal: held.signal },
  );
  place.addEventListener('pointercancel', () => held.abort(), { signal: held.signal });
}
