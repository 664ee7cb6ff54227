/** The formats in which what is shown can be taken along; a writer is loaded when it is asked for, and costs nothing before. */
import type { Export, Shown } from '../formats/shown.ts';
import type { CslItem } from '../formats/csl.ts';
import type { MessageKey } from '../i18n/index.ts';
import { toArticleItems } from './references.ts';

export interface Writer {
  /** as the format calls itself in every language */
  name: string;
  /** what it is called where the format alone does not say which of two it is */
  called?: MessageKey;
  ending: string;
  type: string;
  /** what it is for */
  say: MessageKey;
  /** what its count counts */
  written: 'export.written' | 'export.writtenReferences' | 'export.writtenReports';
  make: (shown: Shown) => Promise<Export>;
}

const events = { written: 'export.written' } as const;
const references = { say: 'export.references', written: 'export.writtenReferences' } as const;

function citing(shown: Shown, write: (items: readonly CslItem[]) => string): Export {
  const items = toArticleItems(shown.events, shown.corpus, new Map(shown.evidence.bibliography.map((each) => [each.id, each])));
  return { text: write(items), count: items.length, left: [] };
}

/** For TimelineJS: what it cannot say of a date is said in words; links it does not have. */
async function toSlideshow(shown: Shown): Promise<Export> {
  const { events, corpus, evidence, i18n, day, address } = shown;
  const [{ toSlides }, { toTimelineJs }, { leftOut, linksFor }] = await Promise.all([import('../formats/timelinejs-slides.ts'), import('../formats/timelinejs-write.ts'), import('../formats/shown.ts')]);
  const { slides, undated } = toSlides({
    events, corpus, evidence,
    words: (words) => i18n.words(words),
    dateText: ({ span, words }) => i18n.dates.span(span, 'long', words),
    statusText: ({ status, settled, span }) => (settled || status === 'held' ? '' : i18n.plain(`mark.${status}`, { date: i18n.dates.span(span, 'long') })),
  });
  const text = toTimelineJs(slides, { headline: i18n.words(corpus.dataset.title), text: `${i18n.words(corpus.dataset.description)} ${i18n.plain('export.knownOn', { date: i18n.dates.day(day) })}\n\n${address}` });
  return { text, count: slides.length, left: leftOut({ undated: undated.length, linked: linksFor(shown).all.length }) };
}

export const WRITERS: readonly Writer[] = [
  { name: 'CSV', ending: 'csv', type: 'text/csv', say: 'export.csv', ...events, make: async (shown) => (await import('../formats/events-csv.ts')).toEventsCsv(shown) },
  { name: 'CSV', called: 'export.reportsName', ending: 'reports.csv', type: 'text/csv', say: 'export.reports', written: 'export.writtenReports', make: async (shown) => (await import('../formats/reports-csv.ts')).toReportsCsv(shown) },
  { name: 'JSON', ending: 'json', type: 'application/json', say: 'export.bundle', ...events, make: async (shown) => (await import('../formats/bundle-of.ts')).toBundleJson(shown) },
  { name: 'JSON-LD', ending: 'jsonld', type: 'application/ld+json', say: 'export.jsonld', ...events, make: async (shown) => (await import('../formats/jsonld.ts')).toJsonld(shown) },
  { name: 'iCalendar', ending: 'ics', type: 'text/calendar', say: 'export.ical', ...events, make: async (shown) => (await import('../formats/icalendar.ts')).toIcalendar(shown) },
  { name: 'GeoJSON', ending: 'geojson', type: 'application/geo+json', say: 'export.geojson', ...events, make: async (shown) => (await import('../formats/geojson.ts')).toGeojson(shown) },
  { name: 'TimelineJS', ending: 'timelinejs.json', type: 'application/json', say: 'export.timelinejs', ...events, make: toSlideshow },
  { name: 'BibLaTeX', ending: 'bib', type: 'application/x-bibtex', ...references, make: async (shown) => citing(shown, (await import('../formats/biblatex.ts')).toBiblatex) },
  { name: 'RIS', ending: 'ris', type: 'application/x-research-info-systems', ...references, make: async (shown) => citing(shown, (await import('../formats/ris.ts')).toRis) },
  { name: 'CSL-JSON', ending: 'csl.json', type: 'application/vnd.citationstyles.csl+json', ...references, make: async (shown) => citing(shown, (await import('../formats/csl.ts')).toCslJson) },
];
