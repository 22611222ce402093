import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Part } from '../lib/claims/confidence.ts'
import { type CompiledWatch, candidatesOf, compareValues, compileWatch } from '../lib/claims/engine.ts'
import type { Claim, Verdict } from '../lib/domain.ts'
import { frozenSets } from './frozen-sets.ts'
import { type Label, type LabelledAnswer, type LabelledSet, readLabelledSets } from './labelled-set.ts'
import { type Example, fitLogistic, probability } from './logistic.ts'
import { readOwnCases } from './own-cases.ts'

/** `npm run fit`: fits the confidence on the labelled sets that may be read, and says how well it holds on sets left out. */

const valuesOf = (answer: LabelledAnswer): string[] =>
  [answer.value, answer.state, ...(answer.aliases ?? [])].filter((value) => value !== undefined)

const isRight = (claim: Claim, label: Label, verdict: string, value: string): boolean => {
  const same = (other: string) =>
    compareValues(claim, other, value) !== 'different' || compareValues(claim, value, other) !== 'different'
  const given = [label as LabelledAnswer, ...(label.also ?? [])]
  if (given.some((answer) => answer.label === verdict && answer.value !== undefined && valuesOf(answer).some(same)))
    return true
  return (label.soft ?? []).some((soft) => soft === verdict)
}

const featuresOf = (parts: readonly Part[]): ReadonlyMap<string, number> => {
  const features = new Map<string, number>()
  for (const { rule, value } of parts) features.set(rule, (features.get(rule) ?? 0) + value)
  return features
}

const ownExamples = (set: LabelledSet, watch: CompiledWatch): Example[] =>
  set.stories.flatMap((story) =>
    candidatesOf(watch, story).map(({ claim, decision }) => {
      const label = set.labels.get(story.id)?.[claim.id] ?? { label: 'unrelated' as const }
      return { features: featuresOf(decision.parts), right: isRight(claim, label, decision.verdict, decision.value) }
    }),
  )

/** What the watch would answer on the stories of other watches: all wrong. */
const foreignExamples = (watch: CompiledWatch, others: readonly LabelledSet[]): Example[] =>
  others
    .flatMap((other) => other.stories)
    .flatMap((story) => candidatesOf(watch, story))
    .map(({ decision }) => ({ features: featuresOf(decision.parts), right: false }))

const examplesOf = (set: LabelledSet, sets: readonly LabelledSet[]): Example[] => {
  const watch = compileWatch(set.watch)
  return [
    ...ownExamples(set, watch),
    ...foreignExamples(
      watch,
      sets.filter((other) => other.watch.id !== set.watch.id),
    ),
  ]
}

/** Our own cases are in every fit: they show fields that no labelled set has. */
const caseExamples = (): Example[] =>
  readOwnCases().flatMap(({ watch, claim, stories }) => {
    const compiled = compileWatch(watch)
    return stories.flatMap(({ story, expected }) =>
      candidatesOf(compiled, story).map(({ decision }) => ({
        features: featuresOf(decision.parts),
        right: isRight(claim, labelOf(claim, expected), decision.verdict, decision.value),
      })),
    )
  })

const labelOf = (claim: Claim, { verdict, value }: { verdict: string; value: string }): Label =>
  verdict === 'none' ? { label: 'mentions' } : { label: verdict as Verdict, value, holder: claim.holder }

const main = (): void => {
  const cases = caseExamples()
  const sets = readLabelledSets(join(import.meta.dirname, 'labelled')).filter((set) => !frozenSets.includes(set.name))
  const groups = sets.map((set) => ({ name: set.name, examples: examplesOf(set, sets) }))
  const model = fitLogistic([...groups.flatMap(({ examples }) => examples), ...cases])
  const held = groups.flatMap(({ name, examples }) => {
    const rest = groups.filter((other) => other.name !== name).flatMap((other) => other.examples)
    const without = fitLogistic([...rest, ...cases], model)
    return examples.map((example) => ({ right: example.right, said: probability(without, example.features) }))
  })
  const bands = [0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
  console.log('Left one set out: said, count, right')
  for (const [at, low] of bands.entries()) {
    const inside = held.filter(({ said }) => said >= low && said < (bands[at + 1] ?? 1.01))
    const right = inside.filter((one) => one.right).length
    console.log(`${low.toFixed(1)}-  ${inside.length}  ${(right / Math.max(1, inside.length)).toFixed(2)}`)
  }
  const loss = held.reduce((sum, { said, right }) => sum - Math.log(Math.max(1e-6, right ? said : 1 - said)), 0)
  console.log(`log loss ${(loss / held.length).toFixed(3)}`)
  if (!process.argv.includes('--dry')) {
    const path = join(import.meta.dirname, '..', 'knowledge', 'confidence.json')
    writeFileSync(path, `${JSON.stringify(model, null, 2)}\n`)
  }
}

main()
