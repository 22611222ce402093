import { join } from 'node:path'
import { caseExamples, fitAll, type Group, groupsOf } from './fitting.ts'
import { frozenSets } from './frozen-sets.ts'
import { readLabelledSets } from './labelled-set.ts'
import type { Example } from './logistic.ts'
import { engineRows } from './rows.ts'
import { changeScores, classScores } from './scores.ts'

/**
 * `npm run bench:ablation`: what each family of signs contributes. Each family is taken away, the confidence is fitted
 * again, and every set that may be read is read with weights fitted without it and the others of its fold.
 */

const folds = 6

const families: Readonly<Record<string, RegExp>> = {
  'share of the subject': /^subject\./,
  'place in the story': /^(place\.(title|lead|body))$/,
  'whose answer it is': /^holder\./,
  'how others assert it': /^rival\./,
  'other sentences of the story': /^story\.(agrees|news)$/,
  'nearness of the story to the affair': /^story\.close$/,
  "strangers in the story's head": /^story\.strangers$/,
  'thread of the sentence': /^thread\./,
  'certainty of the clause': /^certainty\./,
  'row of the decision table': /^table\./,
  'signs of place': /^place\.(?!title|lead|body)/,
  'signs of quantity': /^quantity\./,
  'signs of date': /^date\./,
  'signs of response': /^response\./,
  'signs of commitment': /^commitment\./,
  'signs of statement': /^statement\./,
  'signs of choice': /^choice\./,
  'signs of person': /^person\./,
  'signs of level': /^level\./,
}

const stripped = (example: Example, family: RegExp): Example => ({
  ...example,
  features: new Map([...example.features].filter(([name]) => !family.test(name))),
})

const sets = readLabelledSets(join(import.meta.dirname, 'labelled')).filter(({ name }) => !frozenSets.includes(name))
const groups = groupsOf(sets)
const cases = caseExamples()

const measure = (family: RegExp): { readonly f1: number; readonly macro: number } => {
  const without = (one: Group): Group => ({ ...one, examples: one.examples.map((each) => stripped(each, family)) })
  const models = fitAll(
    groups.map(without),
    cases.map((each) => stripped(each, family)),
    folds,
  )
  const rows = sets.flatMap((set) => engineRows(set, models.without.get(set.name) ?? models.full))
  return { f1: changeScores(rows).f1, macro: classScores(rows).macro }
}

const nothing = /^$/
const all = measure(nothing)
console.log('| taken away | change F1 | difference | macro-F1 | difference |\n| --- | ---: | ---: | ---: | ---: |')
console.log(`| nothing | ${all.f1.toFixed(3)} | | ${all.macro.toFixed(3)} | |`)
for (const [name, family] of Object.entries(families)) {
  const { f1, macro } = measure(family)
  const cells = [f1.toFixed(3), (f1 - all.f1).toFixed(3), macro.toFixed(3), (macro - all.macro).toFixed(3)]
  console.log(`| ${[name, ...cells].join(' | ')} |`)
}
