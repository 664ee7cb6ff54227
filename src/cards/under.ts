/** Puts what pops up under its button, inside the window, beginning where the button's line begins. */
export function placeUnder(sheet: HTMLElement, button: HTMLElement): void {
  const frame = button.getBoundingClientRect();
  const width = Math.min(320, innerWidth - 16);
  const start = getComputedStyle(button).direction === 'ltr' ? frame.left : frame.right - width;
  sheet.style.left = `${String(Math.max(8, Math.min(start, innerWidth - width - 8)))}px`;
  sheet.style.top = `${String(frame.bottom + 4)}px`;
  sheet.style.width = `${String(width)}px`;
  sheet.style.maxHeight = `${String(Math.max(160, innerHeight - frame.bottom - 20))}px`;
}
