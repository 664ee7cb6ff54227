// The language lent to the picture.

import en from 'virtual:language/en';
import { speak } from '../../../../src/i18n/speak.ts';
import type { Head } from '../../../../src/model/parts.ts';
import { createNames, createWording } from '../../../../src/plot/wording.ts';
import type { Lent } from '../../../../src/timeline/prepare/plotting.ts';

const i18n = speak(en);
export const names = createNames(i18n);

export const lend = ({ dataset }: Head): Lent => ({
  words: createWording({ dataset, eventById: new Map(), articleById: new Map() }, i18n),
  groups: dataset.sides.map(({ where }, side) => ({ title: i18n.words(where), hue: side === 0 ? ('above' as const) : ('below' as const) })),
});
