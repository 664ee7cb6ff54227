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
