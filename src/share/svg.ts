/**
 * A drawing of the page → a file that looks the same anywhere: what the style sheets said is written into it.
 *
 * Promises: nothing of the page is needed to show it (no classes, no variables, no scripts); it has a title; its paper has
 * the colour that it had on the page; what is drawn is not changed.
 */

/** What a style sheet may say of something drawn, and what it is without any. */
const SAID: Record<string, string> = {
  fill: 'rgb(0, 0, 0)', 'fill-opacity': '1', stroke: 'none', 'stroke-width': '1px', 'stroke-opacity': '1', 'stroke-dasharray': 'none', 'stroke-linecap': 'butt', 'stroke-linejoin': 'miter',
  opacity: '1', 'paint-order': 'normal', 'stop-color': 'rgb(0, 0, 0)', display: 'inline', direction: 'ltr',
  'font-family': '', 'font-size': '', 'font-style': 'normal', 'font-weight': '400', 'text-anchor': 'start',
};
const WRITTEN = ['font-family', 'font-size', 'font-style', 'font-weight', 'text-anchor', 'paint-order', 'direction'];
const SVG = 'http://www.w3.org/2000/svg';

/** `paper`: the colour behind it. `title`: what it is, for those who do not see it. */
export function toSvgFile(drawing: SVGSVGElement, { title, paper }: { title: string; paper: string }): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [drawing, copy].map((root) => [root, ...root.querySelectorAll<SVGElement>('*')]);
  for (const [index, original] of originals!.entries()) settle(original, copies![index]!);
  const { width, height } = drawing.viewBox.baseVal;
  const document = drawing.ownerDocument;
  const name = document.createElementNS(SVG, 'title');
  name.textContent = title;
  const sheet = document.createElementNS(SVG, 'rect');
  for (const [key, value] of [['width', String(width)], ['height', String(height)], ['fill', paper]] as const) sheet.setAttribute(key, value);
  copy.prepend(name, sheet);
  copy.removeAttribute('aria-hidden');
  copy.setAttribute('role', 'img');
  copy.setAttribute('xmlns', SVG);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

/** Writes what the page says of the original into its copy. Changes `copy`. */
function settle(original: Element, copy: Element): void {
  const said = getComputedStyle(original);
  const isText = original.localName === 'text' || original.localName === 'tspan';
  copy.removeAttribute('style');
  copy.removeAttribute('class');
  for (const [property, usual] of Object.entries(SAID)) {
    if (WRITTEN.includes(property) && !isText) continue;
    if (property === 'stop-color' && original.localName !== 'stop') continue;
    const value = said.getPropertyValue(property);
    if (value !== '' && value !== usual) copy.setAttribute(property, value);
    else if (value === usual) copy.removeAttribute(property);
  }
}
