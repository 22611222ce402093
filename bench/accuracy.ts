import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ConfidenceModel, fittedConfidence } from '../lib/claims/confidence.ts'
import { explainErrors } from './errors.ts'
import { caseExamples, fitAll, groupsOf } from './fitting.ts'
import { type LabelledSet, readLabelledSets } from './labelled-set.ts'
import { naiveRows } from './naive.ts'
import { engineRows } from './rows.ts'
import { changeScores, classScores, type Row } from './scores.ts'
import { replay, timelineScores } from './timeline.ts'

/**
 * `npm run bench:accuracy [-- NAME … --errors --reasons --engine --shipped]`: every labelled set as the engine reads it. A set
 * that the confidence is fitted on is read with weights fitted without it; `--shipped`: with the weights that users have.
 * Without names it writes docs/accuracy.md.
 */

const percent = (share: number): string => share.toFixed(3).replace(/^0/, '')

const cells = (rows: readonly Row[]): string[] => {
  const [classes, changes] = [classScores(rows), changeScores(rows)]
  return [
    rows.length,
    percent(classes.accuracy),
    percent(classes.macro),
    changes.changes,
    percent(changes.precision),
    percent(changes.recall),
    percent(changes.f1),
    percent(changes.value),
    percent(changes.holder),
  ].map(String)
}

const heading = ['', 'pairs', 'accuracy', 'macro-F1', 'changes', 'precision', 'recall', 'F1', 'value', 'holder']

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const verdictTable = (engine: readonly { name: string; rows: readonly Row[] }[], naive: readonly Row[]): string => {
  const kinds = [...new Set(engine.flatMap(({ rows }) => rows.map((row) => row.kind)))].sort()
  const all = engine.flatMap(({ rows }) => rows)
  return table(heading, [
    ...engine.map(({ name, rows }) => [name, ...cells(rows)]),
    ...kinds.map((kind) => [`kind ${kind}`, ...cells(all.filter((row) => row.kind === kind))]),
    ['**all**', ...cells(all)],
    ...(naive.length > 0 ? [['best-sentence similarity', ...cells(naive)]] : []),
  ])
}

type Timeline = ReturnType<typeof timelineScores>

const add = (a: Timeline, b: Timeline): Timeline => ({
  expected: a.expected + b.expected,
  found: a.found + b.found,
  written: a.written + b.written,
  right: a.right + b.right,
  repeated: a.repeated + b.repeated,
})

const timelineTable = (timelines: readonly (Timeline & { name: string })[]): string => {
  const total = timelines.reduce<Timeline>(add, { expected: 0, found: 0, written: 0, right: 0, repeated: 0 })
  return table(
    ['', 'expected', 'found', 'recall', 'written', 'precision', 'repeated'],
    [...timelines, { name: '**all**', ...total }].map((one) => [
      one.name,
      `${one.expected}`,
      `${one.found}`,
      percent(one.found / Math.max(1, one.expected)),
      `${one.written}`,
      percent(one.right / Math.max(1, one.written)),
      `${one.repeated}`,
    ]),
  )
}

/** Replaces what stands between the two marks in docs/accuracy.md. */
const writeReport = (report: string): void => {
  const path = join(import.meta.dirname, '..', 'docs', 'accuracy.md')
  const [begin, end] = ['<!-- written by npm run bench:accuracy -->', '<!-- end of what is written -->']
  const text = readFileSync(path, 'utf8')
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/accuracy.md lacks the marks ${begin} and ${end}`)
  writeFileSync(path, `${text.slice(0, from + begin.length)}\n\n${report}\n\n${text.slice(to)}`)
}

const main = async (): Promise<void> => {
  const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  const has = (flag: string): boolean => process.argv.includes(flag)
  const every = readLabelledSets(join(import.meta.dirname, 'labelled'))
  const { full, without } = fitAll(groupsOf(every), caseExamples())
  const sets = every.filter((set) => names.length === 0 || names.some((name) => set.name.includes(name)))
  const modelOf = ({ name }: LabelledSet): ConfidenceModel =>
    has('--shipped') ? fittedConfidence : (without.get(name) ?? full)
  const engine = sets.map((set) => ({ set, name: set.name, rows: engineRows(set, modelOf(set)) }))
  if (has('--errors')) for (const { set, rows } of engine) explainErrors(set, rows, has('--reasons'))
  const naive = has('--engine') ? [] : sets.flatMap(naiveRows)
  const timelines: (Timeline & { name: string })[] = []
  for (const set of sets) timelines.push({ name: set.name, ...timelineScores(set, await replay(set, modelOf(set))) })
  const report = `${verdictTable(engine, naive)}\n\n${timelineTable(timelines)}`
  console.log(report)
  if (names.length === 0 && !has('--engine') && !has('--shipped')) writeReport(report)
}

await main()
