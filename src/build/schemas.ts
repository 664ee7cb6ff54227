// JSON Schemas for editors and for others who write the format: published with the site, and in .schemas/ here.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toJsonSchema } from '@valibot/to-json-schema'
import { ArticleSchema, DatasetSchema, EventSchema, PersonSchema, PlaceSchema, PublisherSchema, StorySchema, TermSchema, TopicSchema } from '../model/schema.ts'

/** One thing each; `people`, `places`, … are the files that list them. */
const THINGS = { dataset: DatasetSchema, person: PersonSchema, place: PlaceSchema, topic: TopicSchema, publisher: PublisherSchema, event: EventSchema, article: ArticleSchema, story: StorySchema, term: TermSchema }
const LISTS = { people: PersonSchema, places: PlaceSchema, topics: TopicSchema, publishers: PublisherSchema, glossary: TermSchema }

/** File name → text of each schema. What only the checker can see (dates, references) is left to it. */
export function toSchemaFiles(): Map<string, string> {
  const things = Object.entries(THINGS).map(([name, schema]) => [name, toJsonSchema(schema, { errorMode: 'ignore' })] as const)
  const lists = Object.entries(LISTS).map(([name, schema]) => {
    const { $schema, ...items } = toJsonSchema(schema, { errorMode: 'ignore' })
    return [name, { $schema, type: 'array', items }] as const
  })
  return new Map([...things, ...lists].map(([name, schema]) => [`${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`]))
}

/** Writes what differs from what is there: an editor is not woken for nothing. */
export function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of toSchemaFiles()) {
    const file = join(folder, name)
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
  }
}
