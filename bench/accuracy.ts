import { join } from 'node:path'
import { compareTwoStrings } from 'string-similarity'
import { compareValues, compileWatch, readStory } from '../lib/claims/engine.ts'
import type { Claim, Reading, Story } from '../lib/domain.ts'
import { splitSentences } from '../lib/text/sentences.ts'
import { type LabelledSet, readLabelledSets } from './labelled-set.ts'
import { changeScores, classScores, type Row } from './scores.ts'
import { replay, timelineScores } from './timeline.ts'

const root = join(import.meta.dirname, 'labelled')

const engineRows = (set: LabelledSet): Row[] => {
  const watch = compileWatch(set.watch)
  return set.stories.flatMap((story) =>
    readStory(watch, story).map(({ claim, best, also }) => rowOf(set, story, claim, [best, ...also])),
  )
}

const rowOf = (set: LabelledSet, story: Story, claim: Claim, readings: Row['readings']): Row => ({
  storyId: story.id,
  claimId: claim.id,
  kind: claim.kind,
  label: set.labels.get(story.id)?.[claim.id] ?? { label: 'unrelated' },
  readings,
  sameValue: (a, b) => compareValues(claim, a, b) !== 'different',
})

const negation = /\b(not|no|never|n't|reject\w*|refus\w*|den(?:y|ied|ies)|withdr\w+|cancel\w*|postpon\w*|instead)\b/i

/** The alternative everybody writes first: the sentence most like the statement; two thresholds, and a word of negation. */
const similarity = (claim: Claim, story: Story): { score: number; sentence: string } => {
  const sentences = splitSentences(story.text).map((span) => story.text.slice(span.start, span.end))
  const scored = sentences.map((sentence) => ({ sentence, score: compareTwoStrings(claim.statement, sentence) }))
  return scored.sort((a, b) => b.score - a.score)[0] ?? { score: 0, sentence: '' }
}

const naiveRows = (set: LabelledSet): Row[] => {
  const scored = set.stories.flatMap((story) =>
    set.watch.claims.map((claim) => ({ story, claim, ...similarity(claim, story) })),
  )
  const at = (low: number, high: number): Row[] =>
    scored.map(({ story, claim, score, sentence }) => {
      const verdict =
        score >= high ? (negation.test(sentence) ? 'revises' : 'confirms') : score >= low ? 'revises' : 'unrelated'
      return rowOf(set, story, claim, [{ verdict, value: claim.value, holder: claim.holder, confidence: score }])
    })
  const steps = Array.from({ length: 13 }, (_, step) => 0.2 + step * 0.05)
  const tried = steps.flatMap((low) => steps.filter((high) => high >= low).map((high) => at(low, high)))
  return tried.sort((a, b) => classScores(b).macro - classScores(a).macro)[0] ?? []
}

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

const loose = (verdict: string): string => (verdict === 'unrelated' ? 'mentions' : verdict)

const isRight = (row: Row): boolean => {
  const { label } = row
  const got = loose(row.readings[0]?.verdict ?? 'unrelated')
  if (
    ![label.label, ...(label.soft ?? []), ...(label.also ?? []).map((answer) => answer.label)].map(loose).includes(got)
  )
    return false
  if (got !== label.label || label.value === undefined) return true
  const heard = row.readings[0]?.value ?? ''
  return [label.value, label.state, ...(label.aliases ?? [])].some(
    (value) => value !== undefined && row.sameValue(value, heard),
  )
}

const explainErrors = (set: LabelledSet, rows: readonly Row[]): void => {
  for (const row of rows.filter((candidate) => !isRight(candidate))) {
    const best = row.readings[0] as Reading
    const story = set.stories.find((candidate) => candidate.id === row.storyId)
    console.log(
      `${row.storyId} ${row.claimId}: want ${row.label.label} ${row.label.value ?? ''} [${row.label.holder ?? ''}] got ${best.verdict} ${best.value} [${best.holder}] ${best.confidence}`,
    )
    console.log(`   want: ${row.label.quote ?? story?.title}\n   got:  ${best.evidence?.quote}`)
    if (process.argv.includes('--reasons')) console.log(`   ${best.reasons.map((reason) => reason.rule).join(' ')}`)
  }
}

const main = async (): Promise<void> => {
  const only = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  const sets = readLabelledSets(root).filter((set) => only.length === 0 || only.some((name) => set.name.includes(name)))
  const engine = sets.map((set) => ({ set, rows: engineRows(set) }))
  if (process.argv.includes('--errors')) for (const { set, rows } of engine) explainErrors(set, rows)
  const naive = process.argv.includes('--engine') ? [] : sets.map((set) => ({ set, rows: naiveRows(set) }))
  const kinds = [...new Set(engine.flatMap(({ rows }) => rows.map((row) => row.kind)))].sort()
  const all = engine.flatMap(({ rows }) => rows)
  const timelines = await Promise.all(sets.map(async (set) => ({ set, ...timelineScores(set, await replay(set)) })))
  const total = timelines.reduce(
    (sum, one) => ({
      expected: sum.expected + one.expected,
      found: sum.found + one.found,
      written: sum.written + one.written,
      right: sum.right + one.right,
      repeated: sum.repeated + one.repeated,
    }),
    { expected: 0, found: 0, written: 0, right: 0, repeated: 0 },
  )
  const report = [
    table(heading, [
      ...engine.map(({ set, rows }) => [set.name, ...cells(rows)]),
      ...kinds.map((kind) => [`kind ${kind}`, ...cells(all.filter((row) => row.kind === kind))]),
      ['**all**', ...cells(all)],
      ...(naive.length > 0 ? [['best-sentence similarity', ...cells(naive.flatMap(({ rows }) => rows))]] : []),
    ]),
    table(
      ['', 'expected', 'found', 'recall', 'written', 'precision', 'repeated'],
      [...timelines.map((one) => ({ name: one.set.name, ...one })), { name: '**all**', ...total }].map((one) => [
        one.name,
        `${one.expected}`,
        `${one.found}`,
        percent(one.found / Math.max(1, one.expected)),
        `${one.written}`,
        percent(one.right / Math.max(1, one.written)),
        `${one.repeated}`,
      ]),
    ),
  ].join('\n\n')
  console.log(report)
}

await main()
