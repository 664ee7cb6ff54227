/** The colours of a picture that has no page around it, by day and by night: those of the page's own style sheet, which a test holds equal. */

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export type Token = 'paper' | 'ink' | 'muted' | 'faint' | 'rule' | 'above' | 'below' | 'gold' | 'strait' | 'strait-ink' | 'strait-stroke' | 'band' | 'hatch' | 'shade' | 'card';
/** `#rrggbb`; with an opacity: `#rrggbbaa` */
export type Palette = Record<Token, string>;

export const PALETTES: Record<Theme, Palette> = {
  light: {
    paper: '#faf7f1', ink: '#1f2328', muted: '#5b6168', faint: '#b9b5ab', rule: '#dcd6c9', above: '#ae4a26', below: '#27578a', gold: '#7d5c12',
    strait: '#e3eaf1', 'strait-ink': '#37536e', 'strait-stroke': '#9fb3c6', band: '#f1ebdf', hatch: '#e0d7c4', shade: '#1f23280f', card: '#fdf1cf',
  },
  dark: {
    paper: '#16191c', ink: '#ece7dd', muted: '#a7a9a8', faint: '#5a5f63', rule: '#353a3f', above: '#e58a63', below: '#7fb0e6', gold: '#d9b45a',
    strait: '#223140', 'strait-ink': '#b5cbe0', 'strait-stroke': '#4d6880', band: '#211f1b', hatch: '#38332a', shade: '#00000059', card: '#3a311a',
  },
};

/** A colour as any viewer reads it: those of older ones know no `#rrggbbaa`. */
export function fillOf(colour: string): { fill: string; 'fill-opacity'?: number } {
  if (colour.length <= 7) return { fill: colour };
  return { fill: colour.slice(0, 7), 'fill-opacity': Math.round((parseInt(colour.slice(7), 16) / 255) * 1000) / 1000 };
}
