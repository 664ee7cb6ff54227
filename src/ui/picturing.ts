/** The reader's view as a picture that leaves: the same days, lanes and selection, in the words and the direction of the picture's own language. */
import { createI18n, type Language } from '../i18n/index.ts';
import type { Corpus } from '../model/corpus.ts';
import type { KnownEvent } from '../model/known.ts';
import { toAlt } from '../share/alt.ts';
import { sansOf } from '../share/lettering.ts';
import type { Theme } from '../share/palette.ts';
import { toPicture, type Drawable, type Picture } from '../share/picture.ts';
import { createMeasure, fontOf } from '../timeline/measure.ts';
import { isInSight } from '../timeline/range.ts';
import type { Measure } from '../timeline/scene.ts';
import type { View } from '../view/view.ts';
import { groupBy } from '../plot/grouping.ts';
import { formOf } from '../plot/plot.ts';
import { createWording } from '../plot/wording.ts';

/** What it is made of. */
export interface Pictured {
  plot: Drawable;
  view: Pick<View, 'form' | 'mirrored' | 'lanes'>;
  corpus: Corpus;
  /** what is known on the day, of which the lanes are made; and what the filters leave */
  known: readonly KnownEvent[];
  shown: readonly KnownEvent[];
  lanesHeight: number;
}

/** What the reader chose; null: as we write it. */
export interface Choice {
  language: Language;
  width: number;
  theme: Theme;
  title: string | null;
  note: string | null;
  alt: string | null;
}

/** Events of the picture: those with a day in it, and those without any. */
export const eventsIn = ({ shown, plot: { range } }: Pick<Pictured, 'shown' | 'plot'>): KnownEvent[] => shown.filter(({ span }) => isInSight(span, range));

/** Title, note and alternative text, where the reader wrote none. */
export function toWords(pictured: Pictured, language: Language): { title: string; note: string; alt: string } {
  const i18n = createI18n(language);
  const { plot: { range, known }, corpus } = pictured;
  return { title: i18n.words(corpus.dataset.title), note: i18n.dates.range(range[0], range[1], 'long'), alt: toAlt({ events: eventsIn(pictured), corpus, range, known, i18n }) };
}

export function takePicture(pictured: Pictured, choice: Choice, measure: Measure): Picture & { words: ReturnType<typeof toWords> } {
  const { plot, view, corpus, known, lanesHeight } = pictured;
  const { language, width, theme } = choice;
  const i18n = createI18n(language);
  const own = toWords(pictured, language);
  const words = { title: choice.title ?? own.title, note: choice.note ?? own.note, alt: choice.alt ?? own.alt };
  const form = formOf(view, width < 640);
  const picture = toPicture({
    plot: { ...plot, form, mirrored: view.mirrored ?? i18n.mirrored, groups: groupBy(view.lanes, corpus, i18n, () => known).groups, words: createWording(corpus, i18n) },
    width, theme, i18n, corpus, count: eventsIn(pictured).length, lanesHeight, measure, ...words,
  });
  return { ...picture, words };
}

/** Letters of every script and kind, so that their fonts are here before they are measured. */
const LETTERS = 'Aé متن';

/** Widths in the fonts that the file names, once they are here. */
export async function measureFor(language: Language): Promise<Measure> {
  const family = sansOf(language);
  const fonts = (['title', 'date', 'small', 'word'] as const).map((kind) => fontOf(kind, family, 1));
  await Promise.allSettled(fonts.map((font) => document.fonts.load(font, LETTERS)));
  return createMeasure(() => document.createElement('canvas').getContext('2d')!, family, 1);
}
