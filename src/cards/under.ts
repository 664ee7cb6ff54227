/** pixels: between the two, beside the window's edge, and as much as it needs to be read */
const [GAP, EDGE, LEAST] = [4, 16, 180];

/** Puts what pops up under its button, or over it where there is more room, inside the window, beginning where the button's line begins. */
export function placeUnder(sheet: HTMLElement, button: HTMLElement): void {
  const frame = button.getBoundingClientRect();
  const width = Math.min(320, innerWidth - EDGE);
  const start = getComputedStyle(button).direction === 'ltr' ? frame.left : frame.right - width;
  const [above, below] = [frame.top - GAP - EDGE, innerHeight - frame.bottom - GAP - EDGE];
  const over = below < LEAST && above > below;
  sheet.style.left = `${String(Math.max(EDGE / 2, Math.min(start, innerWidth - width - EDGE / 2)))}px`;
  sheet.style.top = over ? 'auto' : `${String(frame.bottom + GAP)}px`;
  sheet.style.bottom = over ? `${String(innerHeight - frame.top + GAP)}px` : 'auto';
  sheet.style.width = `${String(width)}px`;
  sheet.style.maxHeight = `${String(Math.max(LEAST - EDGE, over ? above : below))}px`;
}
