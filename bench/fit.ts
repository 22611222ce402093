import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { caseExamples, fitAll, groupsOf } from './fitting.ts'
import { readLabelledSets } from './labelled-set.ts'
import { probability } from './logistic.ts'

/**
 * `npm run fit`: fits the confidence on the labelled sets that may be read, writes `knowledge/confidence.json`, and says
 * how well each set is foretold by a model fitted without it.
 */

/** Lower ends of the bands of confidence that are counted. */
const bands = [0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]

const groups = groupsOf(readLabelledSets(join(import.meta.dirname, 'labelled')))
const { full, without } = fitAll(groups, caseExamples())
const held = groups.flatMap(({ name, examples }) =>
  examples.map(({ features, right }) => ({ right, said: probability(without.get(name) ?? full, features) })),
)

console.log('| confidence, set left out | answers | right |\n| --- | ---: | ---: |')
for (const [at, low] of bands.entries()) {
  const inside = held.filter(({ said }) => said >= low && said < (bands[at + 1] ?? 2))
  const right = inside.filter((one) => one.right).length
  console.log(`| from ${low.toFixed(1)} | ${inside.length} | ${(right / Math.max(1, inside.length)).toFixed(2)} |`)
}
const loss = held.reduce((sum, { said, right }) => sum - Math.log(Math.max(1e-6, right ? said : 1 - said)), 0)
console.log(`\nlog loss ${(loss / held.length).toFixed(3)} of ${held.length} answers`)
if (!process.argv.includes('--dry')) {
  const path = join(import.meta.dirname, '..', 'knowledge', 'confidence.json')
  writeFileSync(path, `${JSON.stringify(full, null, 2)}\n`)
}
