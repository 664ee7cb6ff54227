/** A finger drawn along the line of writing; what goes up or down is the page's. */

/** pixels that a finger goes at least, and how much farther along than across */
const [LEAST, ALONG] = [44, 1.6];

/** Calls when a finger was drawn over the element: 1 towards the right, -1 towards the left. */
export function followSwipe(element: HTMLElement, onswipe: (towards: 1 | -1) => void): () => void {
  let from: { id: number; x: number; y: number } | null = null;
  const held = new AbortController();
  const on = (kind: 'pointerdown' | 'pointerup' | 'pointercancel', listen: (event: PointerEvent) => void): void => element.addEventListener(kind, listen, { signal: held.signal });
  on('pointerdown', ({ pointerType, pointerId: id, clientX: x, clientY: y }) => {
    // a second finger is a pinch
    from = pointerType === 'touch' && from === null ? { id, x, y } : null;
  });
  on('pointerup', ({ pointerId, clientX, clientY }) => {
    const begun = from;
    from = null;
    if (begun?.id !== pointerId) return;
    const [dx, dy] = [clientX - begun.x, clientY - begun.y];
    if (Math.abs(dx) >= LEAST && Math.abs(dx) >= ALONG * Math.abs(dy)) onswipe(dx > 0 ? 1 : -1);
  });
  on('pointercancel', () => (from = null));
  return () => held.abort();
}
