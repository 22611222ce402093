import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { costTable, monthlyCost, scaleTable } from '../../bench/cost/model.ts'
import { snsMessage } from '../../lib/alerts/sns-message.ts'
import { withSources } from '../../lib/changes/sources.ts'
import { aChange, aClaim, aWatch } from '../support/builders.ts'

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')

/** A table without the padding that formatting gives it. */
const bare = (text: string) => text.replace(/ *\| */g, '|').replace(/-{3,}/g, '---')

test('the costs in the deploy guide are what the model prints today', () => {
  expect(bare(read('docs/deploy.md'))).toContain(bare(costTable()))
})

test('the costs by claims are what the model prints today', () => {
  expect(bare(read('docs/performance.md'))).toContain(bare(scaleTable()))
})

test('a hundred feeds cost less than a thousand, and polling more often costs more', () => {
  expect(monthlyCost(100, 5).total).toBeLessThan(monthlyCost(1_000, 5).total)
  expect(monthlyCost(1_000, 20).total).toBeLessThan(monthlyCost(1_000, 5).total)
})

test('every npm script that the deploy guide names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = [...read('docs/deploy.md').matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '')
  expect(named.filter((name) => !(name in scripts))).toEqual([])
  expect(named.length).toBeGreaterThan(2)
})

test('the attributes that a subscriber may filter by are those of the messages', () => {
  const section = read('docs/deploy.md').split('## Who gets which alerts')[1]?.split('\n## ')[0] ?? ''
  const named = [...section.matchAll(/^\| ([^|]*`[^|]*) \|/gm)].flatMap(([, cell]) => cell?.match(/\w+/g) ?? [])
  const { attributes } = snsMessage([{ change: withSources(aChange(), []), watch: aWatch(), claim: aClaim() }])
  expect(named.sort()).toEqual(Object.keys(attributes).sort())
})
