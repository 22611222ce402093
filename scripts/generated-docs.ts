import { watchJsonSchema } from '../lib/watches/watch-file.ts'

/** The documents that are made from code, by path. `npm run docs` writes them; a test compares them. */
export const generatedDocs = async (): Promise<Readonly<Record<string, string>>> => ({
  'docs/schema/watch.schema.json': `${JSON.stringify(watchJsonSchema(), null, 2)}\n`,
})
