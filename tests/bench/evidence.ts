// What stands behind invented events: headlines, some quotations, a summary each, in the words of their titles.

import type { Evidence, First, SettledEvent, Words } from '../../src/model/corpus.ts';
import { toChance, type Chance } from './chance.ts';
import { toFirst } from './events.ts';

/** Share of reports with a quotation, as in data/articles. */
const QUOTED = 0.5;

const SUMMARY: Words = {
  en: 'The two sides spoke of what had been agreed before, of what was still open, and of the meetings to come.',
  fr: 'Les deux parties ont évoqué ce qui était déjà convenu, ce qui restait ouvert et les rencontres à venir.',
  ar: 'تطرق الجانبان إلى ما سبق الاتفاق عليه وما ظل معلقا وإلى اللقاءات المقبلة.',
};
const SAID: Record<keyof Words, readonly string[]> = {
  en: ['according to the ministry, the visit', 'sources close to the talks confirm:', 'on the agenda of the week:'],
  fr: ['selon le ministère, la visite', 'de source proche du dossier :', 'à l’ordre du jour cette semaine :'],
  ar: ['حسب الوزارة فإن الزيارة', 'أكدت مصادر قريبة من الملف:', 'على جدول أعمال الأسبوع:'],
};

const languageOf = (language: string): keyof Words => (language === 'ar' || language === 'fr' ? language : 'en');

/** Corpus → its evidence: the same for the same corpus and seed. */
export function toEvidence({ version, events, articles, reports }: First, seed: number): Evidence {
  const chance = toChance(Math.imul(seed, 0x85ebca6b) ^ events.length);
  const eventOf = new Map(events.map((event) => [event.id, event]));
  const articleOf = new Map(articles.map((article) => [article.id, article]));
  const about = new Map<string, SettledEvent>();
  for (const { article, event } of reports) if (!about.has(article)) about.set(article, eventOf.get(event)!);
  return {
    format: 1,
    version,
    prose: events.map(({ id, title }) => ({ id, summary: toSummary(title), outcomes: [], links: [] })),
    bibliography: articles.map(({ id, language }) => ({ id, title: say(about.get(id)!, languageOf(language), chance), url: null })),
    quotations: reports.flatMap(({ id, article, event }) => (chance.hits(QUOTED) ? [{ id, quote: say(eventOf.get(event)!, languageOf(articleOf.get(article)!.language), chance) }] : [])),
    stories: [],
  };
}

const toSummary = (title: Words): Words => ({ en: `${title.en}. ${SUMMARY.en}`, fr: `${title.fr}. ${SUMMARY.fr}`, ar: `${title.ar}. ${SUMMARY.ar}` });
const say = ({ title }: SettledEvent, language: keyof Words, chance: Chance): string => `${chance.one(SAID[language])} ${title[language]}`;

/** About so many articles, by the events that have them: within a hundredth. */
export function toFirstWith(articles: number, seed: number): First {
  let count = Math.max(1, Math.round(articles / 2.5));
  for (let tries = 0; ; tries++) {
    const first = toFirst(count, seed);
    const found = first.articles.length;
    if (tries === 8 || Math.abs(found - articles) <= articles / 100) return first;
    count = Math.max(1, Math.round((count * articles) / found));
  }
}
