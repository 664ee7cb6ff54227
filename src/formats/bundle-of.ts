/**
 * A bundle made of a compiled corpus: of the whole, or of what is shown as it is known.
 *
 * Promises:
 * - of the whole: its files compile to the same corpus, with every report, quotation, note, link and story
 * - of what is shown: they compile without a problem, and on the knowledge day they read the same; what is not over is
 *   told by its reports alone (K9), and its summary says so
 * - whatever is named is in it: people, places, topics, publishers; a link to an event that is not is left out and
 *   counted, and so is a story
 */
import type { Corpus, EventId, Evidence, Report, SettledEvent, Story, Words } from '../model/corpus.ts';
import type { Day } from '../model/day.ts';
import { knownOn, type KnownEvent } from '../model/known.ts';
import { isOneSided } from '../model/merging.ts';
import { FORMAT_VERSION, type ArticleFile, type EventFile, type Status } from '../model/schema.ts';
import { BUNDLE, type Bundle } from './bundle.ts';
import { bare, toArticleFile, toDatasetFile, toEventFile, toPersonFile, toReportFile, toStoryFile, type Link, type Notes, type Settled, type Told } from './file-of.ts';
import { groupBy, type Export, type Left, type Shown } from './shown.ts';

/** The whole corpus, settled events and plans alike. */
export function bundleOf(corpus: Corpus, evidence: Evidence): Bundle {
  const reports = corpus.reports.map((report): Told => ({ report, event: report.event, links: report.links ?? [] }));
  const prose = new Map(evidence.prose.map((each) => [each.id, each]));
  const events = corpus.events.map((event): Settled => ({ event, prose: prose.get(event.id), links: event.links }));
  return toBundle({ corpus, evidence, events, reports, stories: evidence.stories, day: null });
}

/** What is shown, as JSON. */
export function toBundleJson(shown: Shown): Export {
  const { bundle, left } = bundleOfShown(shown);
  return { text: `${JSON.stringify(bundle, null, 1)}\n`, count: shown.events.length, left };
}

/** What is shown, as known on the knowledge day, and how much of it hung on what is not. */
export function bundleOfShown({ corpus, evidence, events: known, day, today, say }: Shown): { bundle: Bundle; left: Left[] } {
  const settled = new Set(known.flatMap(({ id, settled: over }) => (over ? [id] : [])));
  const shown = new Set(known.map(({ id }) => id));
  // K11: the attempts of what is over stand beside it; before, their reports are its own
  const attempts = corpus.events.filter(({ attemptOf }) => attemptOf !== undefined && settled.has(attemptOf));
  const inside = new Set([...shown, ...attempts.map(({ id }) => id)]);
  const knownIds = new Set(knownOn(corpus, day, today).map(({ id }) => id));
  let lost = 0;
  const resolve = (from: EventId, links: readonly Link[]): Link[] => {
    const out = new Map<string, Link>();
    for (const { type, to } of links) {
      const other = corpus.eventById.get(to)?.attemptOf;
      const target = inside.has(to) ? to : other !== undefined && inside.has(other) ? other : null;
      // what is not known yet is not even counted
      if (target === null) lost += Number(knownIds.has(other ?? to));
      else if (target !== from) out.set(`${type} ${target}`, { type, to: target });
    }
    return [...out.values()];
  };
  const own = (event: SettledEvent): Link[] => resolve(event.id, event.links).filter(({ to }) => settled.has(corpus.eventById.get(to)?.attemptOf ?? to));
  const prose = new Map(evidence.prose.map((each) => [each.id, each]));
  const notOver = say((i18n) => i18n.plain('export.notOver', { date: i18n.dates.day(day) }));
  const events = known.map((event): Settled => {
    const full = corpus.eventById.get(event.id)!;
    return event.settled ? { event: full, prose: prose.get(event.id), links: own(full) } : { event: toReported(event), prose: { id: event.id, summary: notOver, outcomes: [], links: [] }, links: [] };
  });
  const beside = attempts.map((event): Settled => ({ event, prose: prose.get(event.id), links: own(event) }));
  const reports = known.flatMap((event) => event.reports.flatMap((id) => corpus.reportById.get(id) ?? []).map((report): Told => {
    const home = inside.has(report.event) ? report.event : event.id;
    return { report, event: home, links: resolve(home, report.links ?? []) };
  }));
  // what had been said is said of the event that it became, and of its attempt: one article may say it of both
  const said = new Set(reports.map(({ report }) => report.id));
  for (const report of corpus.reports) {
    if (said.has(report.id) || !inside.has(report.event) || shown.has(report.event) || (report.known ?? today) > day) continue;
    reports.push({ report, event: report.event, links: resolve(report.event, report.links ?? []) });
  }
  // a story is told from its end
  const stories = day < today ? [] : evidence.stories.filter(({ steps }) => steps.every(({ selected, sentences }) => [...(selected === null ? [] : [selected]), ...sentences.flatMap((sentence) => sentence.events)].every((id) => inside.has(id))));
  const quoted = new Set(evidence.quotations.map(({ id }) => id));
  // one that did nothing but lead to what is not here says nothing more; one that names its event and no more always did
  const saying = reports.filter(({ report, links }) => links.length > 0 || (report.links ?? []).length === 0 || quoted.has(report.id) || SAID.some((key) => report[key] !== undefined));
  const bundle = toBundle({ corpus, evidence, events: [...events, ...beside], reports: saying, stories, day: { known: day, settled, past: day < today } });
  const untold = day < today ? 0 : evidence.stories.length - stories.length;
  return { bundle, left: [...(lost === 0 ? [] : [{ why: 'links' as const, count: lost }]), ...(untold === 0 ? [] : [{ why: 'stories' as const, count: untold }])] };
}

const SAID = ['status', 'span', 'words', 'place', 'people', 'topics'] as const;

/** What its reports say, as if it were settled: a plan stays one; who is named without a part has the least that there is. */
export function toReported({ id, kind, side, title, status, span, words, place, stages, people, topics }: KnownEvent): SettledEvent {
  const as: Record<KnownEvent['status'], Status> = { announced: 'announced', planned: 'planned', postponed: 'postponed', cancelled: 'cancelled', held: 'held', underway: 'held', lapsed: 'planned' };
  return {
    id, kind, side, title, span, ...(words === undefined || span === null ? {} : { words }), status: span === null && as[status] === 'held' ? 'announced' : as[status],
    place, ...(stages.length === 0 ? {} : { stages }), people: people.map(({ person, part }) => ({ person, part: part ?? 'interlocutor' })), topics, links: [], confidence: 'low',
  };
}

interface Given {
  corpus: Corpus;
  evidence: Evidence;
  events: readonly Settled[];
  reports: readonly Told[];
  stories: readonly Story[];
  /** null: the whole, as settled */
  day: { known: Day; settled: ReadonlySet<EventId>; past: boolean } | null;
}

const compare = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function toBundle({ corpus, evidence, events, reports, stories, day }: Given): Bundle {
  const sorted = events.toSorted((a, b) => compare(a.event, b.event));
  const told = reports.toSorted((a, b) => corpusOrder(a.report, b.report));
  const notes = placeNotes(corpus, sorted, told, day?.settled ?? null);
  const quotes = new Map(evidence.quotations.map(({ id, quote }) => [id, quote]));
  const pages = new Map(evidence.bibliography.map((each) => [each.id, each]));
  const ofArticle = groupBy(told, ({ report }) => report.article);
  const articles = corpus.articles.flatMap((article): ArticleFile[] => {
    // of the whole also the articles that speak of nothing yet
    const [said, page] = [ofArticle.get(article.id) ?? (day === null ? [] : undefined), pages.get(article.id)];
    return said && page ? [toArticleFile(article, page, said.map((each) => toReportFile(each, article, notes, quotes.get(each.report.id))))] : [];
  });
  // what stands above because it has no sides has none in its file
  const oneSided = isOneSided(corpus.dataset);
  const files = sorted.map((each) => ({ ...toEventFile(each, notes), ...(oneSided ? { side: null } : {}) }));
  const named = day === null ? null : namesIn(files, articles);
  const keep = <T extends { id: string }>(rows: readonly T[], kind: keyof ReturnType<typeof namesIn>): T[] => rows.filter(({ id }) => named === null || named[kind].has(id));
  const { sides, title, ...dataset } = toDatasetFile(corpus, day?.known ?? null);
  return {
    bundle: BUNDLE,
    format: FORMAT_VERSION,
    version: corpus.version,
    dataset: { ...dataset, title, sides: oneSided ? sides.map(({ id }) => ({ id, name: title, where: title })) : sides },
    people: keep(corpus.people, 'people').map((person) => ({ ...toPersonFile(person, day?.past ? day.known : null), ...(oneSided ? { side: null } : {}) })),
    places: keep(corpus.places, 'places').map(bare),
    topics: keep(corpus.topics, 'topics').map(bare),
    publishers: keep(corpus.publishers, 'publishers').map(({ official, ...publisher }) => ({ ...bare(publisher), ...(official ? { official } : {}) })),
    events: files,
    articles,
    stories: stories.map(toStoryFile),
  };
}

/** By article, then by their place in it: ids are `<article>#<index>`. */
function corpusOrder(a: Report, b: Report): number {
  const index = ({ id, article }: Report): number => Number(id.slice(article.length + 1));
  return a.article === b.article ? index(a) - index(b) : a.article < b.article ? -1 : 1;
}

/**
 * The editors' notes stand with the visit in the corpus, whichever link bore them. Each is put on the first link that can
 * bear it, in the order in which they are read: the event's own, its attempts', the stated ones.
 */
function placeNotes(corpus: Corpus, events: readonly Settled[], reports: readonly Told[], settled: ReadonlySet<EventId> | null): Notes {
  const notes = new Map<Link, Words>();
  const inside = new Set(events.map(({ event }) => event.id));
  const home = (id: EventId): EventId => {
    const target = corpus.eventById.get(id)?.attemptOf;
    return target !== undefined && inside.has(target) ? target : id;
  };
  const isAttempt = ({ event }: Settled): boolean => event.attemptOf !== undefined;
  const bearers = [...events.filter((each) => !isAttempt(each)).map(({ event, links }) => ({ id: event.id, links })), ...events.filter(isAttempt).map(({ event, links }) => ({ id: event.id, links })), ...reports.map(({ event, links }) => ({ id: event, links }))];
  const linksOf = groupBy(bearers.flatMap(({ id, links }) => links.map((link) => ({ from: home(id), link }))), ({ from }) => from);
  for (const { event, prose } of events) {
    const links = linksOf.get(event.id) ?? [];
    let next = 0;
    for (const { type, to, note } of prose?.links ?? []) {
      // K9: it may tell how they ended
      if (settled && !(settled.has(event.id) && settled.has(to))) continue;
      const found = links.findIndex(({ link }, index) => index >= next && link.type === type && home(link.to) === to);
      if (found < 0) continue;
      notes.set(links[found]!.link, note);
      next = found + 1;
    }
  }
  return notes;
}

/** Whatever is named in events and articles. */
export function namesIn(events: readonly EventFile[], articles: readonly ArticleFile[]) {
  const reports = articles.flatMap((article) => article.reports);
  return {
    people: new Set([...events.flatMap(({ people }) => people.map(({ person }) => person)), ...reports.flatMap(({ people = [] }) => people)]),
    places: new Set([...events, ...reports].flatMap((each) => [...(each.place == null ? [] : [each.place]), ...(('stages' in each && each.stages) || [])])),
    topics: new Set([...events, ...reports].flatMap(({ topics = [] }) => topics)),
    publishers: new Set([...articles.map(({ publisher }) => publisher), ...reports.flatMap(({ via }) => via ?? [])]),
  };
}
