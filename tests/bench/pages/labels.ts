// Reads what stands written on the screen, the same way for every page that writes with elements.

import type { Label } from './contract.ts';

type Box = Label['box'];

/** Labels of the elements that the selector names, as far as any part of them shows in the viewport. */
export function readLabels(selector: string): Label[] {
  return [...document.querySelectorAll(selector)].flatMap((element) => {
    const text = element.textContent?.trim() ?? '';
    if (text === '' || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return [];
    const whole = toExtent(element);
    const box = clip(element, whole);
    if (box.width < 1 || box.height < 1) return [];
    const lost = whole.width - box.width > 1 || whole.height - box.height > 1;
    return [{ text, box, full: !lost && !isCovered(element, box) }];
  });
}

/** Of the letters alone: the box of an element of HTML is wider than they are, and a range in SVG takes in their outline. */
function toExtent(element: Element): DOMRect {
  if (element instanceof SVGElement) return element.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

/** What the viewport and every clipping element around leave of a box. */
function clip(element: Element, { left, top, right, bottom }: DOMRect): Box {
  let [x0, y0, x1, y1] = [Math.max(left, 0), Math.max(top, 0), Math.min(right, window.innerWidth), Math.min(bottom, window.innerHeight)];
  for (let around: Element | null = element; around; around = around.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(around);
    if (overflowX === 'visible' && overflowY === 'visible') continue;
    const edge = around.getBoundingClientRect();
    [x0, y0, x1, y1] = [Math.max(x0, edge.left), Math.max(y0, edge.top), Math.min(x1, edge.right), Math.min(y1, edge.bottom)];
  }
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
}

/** Something else lies on top of its beginning, its middle or its end. */
function isCovered(element: Element, { x, y, width, height }: Box): boolean {
  return [x + 2, x + width / 2, x + width - 2].some((at) => {
    const top = document.elementFromPoint(at, y + height / 2);
    return top !== null && !element.contains(top) && !top.contains(element);
  });
}

/** The labels of our picture. The buttons that lie over it are set aside for the reading; a title cut short is not readable in full. */
export function readOurs(): Label[] {
  const style = document.createElement('style');
  style.textContent = '.timeline .marks * { pointer-events: none !important } .picture text { pointer-events: auto !important }';
  document.head.append(style);
  const labels = readLabels('.picture .labels .label').map((label) => ({ ...label, full: label.full && !label.text.includes('…') }));
  style.remove();
  return labels;
}
