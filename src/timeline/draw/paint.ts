/** What the picture is painted with while it moves: the page's own colours and fonts, and what stands on the knowledge line. */
import { HUES, type Hue, type Point, type Px, type TextLine } from '../scene.ts';

/** The page's own colours and fonts, as the style sheet says them. `edge`: around what has only a faint fill, where such fills do not show; else transparent. */
export interface Paint {
  colour: Record<'paper' | 'ink' | 'focus' | 'muted' | 'rule' | 'strait' | 'strait-stroke' | 'strait-ink' | 'band' | 'hatch' | 'card' | 'shade' | 'faint' | 'edge' | Hue, string>;
  /** the same, gone and half gone: what dates in doubt fade over, and the paper over what has no end */
  soft: Record<Hue | 'paper', readonly [string, string]>;
  font: (kind: TextLine['kind']) => string;
  pill: PillStyle;
}

/** How the words at the end of the knowledge line stand at rest. */
export interface PillStyle {
  font: string;
  height: Px;
  /** before and after the words */
  padding: Px;
  /** down the page, from the edge that they keep to */
  inset: Px;
}

/** What stands on the knowledge line: what it says, where along the axis, and the handle, which may have the keyboard's focus. */
export interface LineEnd {
  text: string;
  at: Px;
  handle: Point;
  focused: boolean;
}

/** Reads the colours of an element; a probe is put into it and taken away again. `pill`: the words at the end of the knowledge line; nothing: they are not drawn yet, or no more since the picture has no size. */
export function readPaint(element: HTMLElement, font: Paint['font'], pill: HTMLElement | null | undefined): Paint {
  const probe = element.appendChild(document.createElement('span'));
  // what the browser adapts is not what the tokens say
  probe.style.setProperty('forced-color-adjust', 'none');
  const read = (token: string): string => {
    probe.style.color = `var(--${token}, transparent)`;
    return getComputedStyle(probe).color;
  };
  const colour = {
    paper: read('paper'), ink: read('ink'), focus: read('focus'), muted: read('muted'), rule: read('rule'), strait: read('strait'), 'strait-stroke': read('strait-stroke'), 'strait-ink': read('strait-ink'),
    band: read('band'), hatch: read('hatch'), card: read('card'), shade: read('shade'), faint: read('faint'), edge: read('edge'), above: read('above'), below: read('below'), act: read('gold'), context: read('strait-ink'),
  };
  probe.remove();
  const mix = (token: Hue | 'paper', share: number): string => `color-mix(in srgb, ${colour[token]} ${String(share)}%, transparent)`;
  // of nothing at all no colour is left to begin with
  const soft = Object.fromEntries([...HUES, 'paper' as const].map((token) => [token,
    token === 'paper' ? [mix(token, 1), colour.paper] : [mix(token, 6), mix(token, 50)]])) as unknown as Paint['soft'];
  return { colour, soft, font, pill: readPill(pill, font) };
}

function readPill(pill: HTMLElement | null | undefined, font: Paint['font']): PillStyle {
  if (!pill) return { font: font('title'), height: 24, padding: 12, inset: 32 };
  const { font: own, paddingInlineStart, left, right } = getComputedStyle(pill);
  const inset = Math.min(...[left, right].map((edge) => parseFloat(edge)).filter((edge) => !Number.isNaN(edge)));
  return { font: own, height: pill.offsetHeight, padding: parseFloat(paddingInlineStart), inset };
}
