/** The paper that the reader prints on; it is chosen for as long as the page is open. */
import './paper.css';
import type { Form } from '../timeline/scene.ts';

export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

export const chosen: { paper: Paper } = $state({ paper: 'a4' });

/** CSS pixels within the margins: lying where time runs across, standing where it runs down; of the height what the heading leaves. */
export const ROOM: Record<Paper, Record<Form, { width: number; height: number }>> = {
  a4: { across: { width: 1032, height: 580 }, down: { width: 703, height: 860 } },
  letter: { across: { width: 965, height: 580 }, down: { width: 725, height: 800 } },
};

/** As the style sheet names it. */
export const nameOf = (paper: Paper, form: Form): string => (form === 'across' ? `${paper}-lying` : paper);
