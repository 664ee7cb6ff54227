/**
 * The corpus format, version 1, as it stands in the files of `data/`.
 * One definition gives the types, the validation with paths and the JSON Schema for editors.
 */
import * as v from 'valibot';

export const FORMAT_VERSION = 1;

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id of lower-case letters, digits and single hyphens'),
);
const text = v.pipe(v.string(), v.minLength(1, 'some text'), v.maxLength(5000, 'at most 5000 characters'));
const edtf = v.pipe(v.string(), v.minLength(4, 'an EDTF date such as 2024-04-23, 2024-04 or 2024-04-21/2024-04-22'));
const isoDay = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/, 'a day such as 2024-04-23'));
const language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/, 'a language tag such as ar, fr or en'));
const url = v.pipe(v.string(), v.regex(/^https?:\/\/[^\s/]+/, 'an absolute http or https address'));
const pointer = v.optional(v.string());

/** The same words in the three languages of the interface. */
const WordsSchema = v.strictObject({ en: text, fr: text, ar: text });

export const EVENT_KINDS = [
  'state-visit', 'official-visit', 'working-visit', 'ministerial-visit', 'meeting', 'call',
  'statement', 'letter', 'agreement', 'appointment', 'crisis', 'context',
] as const;
export const STATUSES = ['announced', 'planned', 'postponed', 'cancelled', 'held'] as const;
export const LINK_TYPES = [
  'prepares', 'follows', 'leads-to', 'context-of', 'same-counterparts', 'realises', 'responds-to',
] as const;
const PARTS = ['visitor', 'host', 'interlocutor'] as const;
const CONFIDENCES = ['high', 'medium', 'low'] as const;

export const DatasetSchema = v.strictObject({
  $schema: pointer,
  format: v.literal(FORMAT_VERSION),
  title: WordsSchema,
  /** one sentence under the title */
  description: WordsSchema,
  /** two sides: the first stands above the strait, the second below */
  sides: v.pipe(
    v.array(v.strictObject({ id: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'a country code')), name: WordsSchema, where: WordsSchema })),
    v.length(2, 'two sides'),
  ),
  opening: v.strictObject({ from: isoDay, to: isoDay }),
  presets: v.array(v.strictObject({ id, label: WordsSchema, from: isoDay, to: isoDay })),
  /** absent: not stated; never in the curated corpus */
  licence: v.optional(v.strictObject({ data: text, url, quotations: WordsSchema })),
  languages: v.array(v.picklist(['ar', 'fr', 'en'])),
  /** the last day up to which the editors have looked for news */
  watchedUntil: isoDay,
});

export const PersonSchema = v.strictObject({
  id,
  name: WordsSchema,
  aliases: v.optional(v.array(text)),
  /** the side the person stands for; null: neither */
  side: v.nullable(v.string()),
  /** offices, each with the days on which the corpus attests it */
  offices: v.array(v.strictObject({ title: WordsSchema, attested: edtf })),
});

export const PlaceSchema = v.strictObject({
  id,
  name: WordsSchema,
  aliases: v.optional(v.array(text)),
  /** ISO 3166 country code, EH for Western Sahara */
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'a country code such as MA')),
  /** degrees north, degrees east; null: not known; never in the curated corpus */
  at: v.nullable(v.tuple([v.pipe(v.number(), v.minValue(-90), v.maxValue(90)), v.pipe(v.number(), v.minValue(-180), v.maxValue(180))])),
  note: v.optional(WordsSchema),
});

export const TopicSchema = v.strictObject({ id, name: WordsSchema, aliases: v.optional(v.array(text)) });

export const PublisherSchema = v.strictObject({
  id,
  /** as the publisher writes it */
  name: text,
  aliases: v.optional(v.array(text)),
  country: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'a country code such as MA'))),
  language,
  site: v.optional(url),
  /** speaks for a state: a ministry, a palace, an embassy */
  official: v.optional(v.boolean()),
});

const AttendanceSchema = v.strictObject({ person: id, part: v.picklist(PARTS) });

/**
 * A link: in an event it is the editors' own judgement, in a report the source states it. The note is the
 * editors' either way, and is shown once both events are over.
 */
const LinkSchema = v.strictObject({ type: v.picklist(LINK_TYPES), to: id, note: v.optional(WordsSchema) });

export const EventSchema = v.strictObject({
  $schema: pointer,
  id,
  formerly: v.optional(v.array(id)),
  /** what another program calls it */
  foreignId: v.optional(text),
  kind: v.picklist(EVENT_KINDS),
  /** where it happened: a side's id; null: elsewhere, drawn on the strait */
  side: v.nullable(v.string()),
  /** neutral: no date, no outcome, true before and after */
  title: WordsSchema,
  summary: WordsSchema,
  outcomes: v.optional(v.array(WordsSchema)),
  note: v.optional(WordsSchema),
  date: v.nullable(edtf),
  /** true: the days of `date` are a window, not the length */
  within: v.optional(v.literal(true)),
  words: v.optional(text),
  status: v.picklist(STATUSES),
  place: v.nullable(id),
  /** further places that it led to, after `place`: a visit to several cities */
  stages: v.optional(v.pipe(v.array(id), v.minLength(1, 'at least one place, or no such key'))),
  people: v.array(AttendanceSchema),
  topics: v.array(id),
  links: v.array(LinkSchema),
  confidence: v.picklist(CONFIDENCES),
  /** an announced visit that never took place, and the visit it became */
  attemptOf: v.optional(id),
});

const ReportSchema = v.strictObject({
  event: id,
  /** who speaks; absent: the press */
  voice: v.optional(v.picklist(['official', 'press'])),
  /** whom the article relays */
  via: v.optional(id),
  status: v.optional(v.picklist(STATUSES)),
  /** absent: silent about it; null: says that there is none */
  date: v.optional(v.nullable(edtf)),
  within: v.optional(v.literal(true)),
  words: v.optional(text),
  place: v.optional(id),
  people: v.optional(v.array(id)),
  topics: v.optional(v.array(id)),
  links: v.optional(v.array(LinkSchema)),
  /** verbatim, at most 20 words, in the article's language */
  quote: v.optional(text),
});

export const ArticleSchema = v.strictObject({
  $schema: pointer,
  id,
  title: v.nullable(text),
  author: v.optional(text),
  publisher: id,
  language,
  published: v.nullable(edtf),
  /** null: it has none, a book or the reader's own file; never in the curated corpus */
  url: v.nullable(url),
  archived: v.optional(url),
  seen: v.optional(isoDay),
  /** none: it waits to be said what it speaks of; never in the curated corpus */
  reports: v.array(ReportSchema),
});

const FormsSchema = v.optional(v.pipe(v.array(text), v.minLength(1, 'at least one form, or no such key')));

/** A term that the corpus uses, and what it means. */
export const TermSchema = v.strictObject({
  id,
  name: WordsSchema,
  /** how else it is written where it occurs: plurals, short forms, other words for the same */
  forms: v.optional(v.strictObject({ en: FormsSchema, fr: FormsSchema, ar: FormsSchema })),
  definition: WordsSchema,
  /** the text that the definition rests on */
  source: v.optional(WordsSchema),
});

/** One sentence of a story, and the events that it stands on. */
const SentenceSchema = v.strictObject({ text: WordsSchema, events: v.pipe(v.array(id), v.minLength(1, 'at least one event that it stands on')) });

/** A step of a story: where to look, as a saved view says it, and what there is to see. */
const StepSchema = v.strictObject({
  title: WordsSchema,
  view: v.strictObject({
    from: isoDay,
    to: isoDay,
    /** the knowledge day; absent: today */
    known: v.optional(isoDay),
    /** the event that is selected */
    event: v.optional(id),
  }),
  sentences: v.pipe(v.array(SentenceSchema), v.minLength(1, 'at least one sentence')),
});

/** A guided story: steps through the corpus, in order. */
export const StorySchema = v.strictObject({
  $schema: pointer,
  id,
  title: WordsSchema,
  /** one sentence under the title */
  description: WordsSchema,
  steps: v.pipe(v.array(StepSchema), v.minLength(6, '6 to 12 steps'), v.maxLength(12, '6 to 12 steps')),
});

export type Words = v.InferOutput<typeof WordsSchema>;
export type DatasetFile = v.InferOutput<typeof DatasetSchema>;
export type PersonFile = v.InferOutput<typeof PersonSchema>;
export type PlaceFile = v.InferOutput<typeof PlaceSchema>;
export type TopicFile = v.InferOutput<typeof TopicSchema>;
export type PublisherFile = v.InferOutput<typeof PublisherSchema>;
export type EventFile = v.InferOutput<typeof EventSchema>;
export type ReportFile = v.InferOutput<typeof ReportSchema>;
export type ArticleFile = v.InferOutput<typeof ArticleSchema>;
export type LinkFile = v.InferOutput<typeof LinkSchema>;
export type TermFile = v.InferOutput<typeof TermSchema>;
export type StoryFile = v.InferOutput<typeof StorySchema>;

export type EventKind = (typeof EVENT_KINDS)[number];
export type Status = (typeof STATUSES)[number];
export type LinkType = (typeof LINK_TYPES)[number];
export type Part = (typeof PARTS)[number];
export type Confidence = (typeof CONFIDENCES)[number];
