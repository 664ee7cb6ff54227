/** An article and a statement of which nothing is filled in yet. */
import type { Draft, DraftReport, DraftThing } from './draft.ts';

export const blankThing = (): DraftThing => ({ id: '', name: '' });

export const blankReport = (): DraftReport => ({
  about: '', event: { id: '', title: '', kind: 'meeting', side: '', date: '' }, status: '', date: '', dateless: false, within: false, words: '', quote: '', official: false,
  place: blankThing(), people: [], topics: [], via: blankThing(), links: [],
});

export const blankDraft = (language: string): Draft => ({ origin: null, url: '', title: '', author: '', publisher: '', language, published: '', reports: [blankReport()] });
