import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isContent } from '../lib/claims/affair.ts'
import { draftsOf } from '../lib/claims/read/drafts.ts'
import { frozenSets } from './frozen-sets.ts'
import { readLabelledSets } from './labelled-set.ts'

/**
 * Counts in how many of the labelled sets that may be read, each of another field of news, a stem stands, and writes
 * `knowledge/common-stems.json`. Stems of one field alone are left out: they are as rare as words never seen.
 */

const sets = readLabelledSets(join(import.meta.dirname, 'labelled')).filter(({ name }) => !frozenSets.includes(name))
const counts = new Map<string, number>()
for (const { watch, stories } of sets) {
  const tokens = [watch.article, ...stories].flatMap((text) => draftsOf(text)).flatMap((draft) => draft.tokens)
  for (const stem of new Set(tokens.filter(isContent).map((token) => token.stem)))
    counts.set(stem, (counts.get(stem) ?? 0) + 1)
}
const common = [...counts].filter(([, count]) => count > 1).toSorted(([a], [b]) => (a < b ? -1 : 1))
const path = join(import.meta.dirname, '..', 'knowledge', 'common-stems.json')
writeFileSync(path, `${JSON.stringify({ fields: sets.length, stems: Object.fromEntries(common) }, null, 2)}\n`)
console.log(`${common.length} stems of ${counts.size} stand in two or more of ${sets.length} fields`)
