import { compileWatch, readStory } from '../../lib/claims/engine.ts'
import type { Claim, Refusal, Story, Verdict, Watch } from '../../lib/domain.ts'
import { changeView } from '../../lib/views/change-view.ts'
import { printChange, shortTime } from '../change-lines.ts'
import type { CliCommand } from '../command.ts'
import { loadStories } from '../load-stories.ts'
import { loadWatch } from '../load-watch.ts'
import { type Replayed, replayInMemory } from '../local/replay-in-memory.ts'
import type { Output } from '../output.ts'
import { bold, cyan, dim, yellow } from '../styled.ts'

interface TestOptions {
  readonly stories: string
  readonly json?: true
}

/** How many stories said what about one claim. */
type Tally = Readonly<Record<Verdict, number>> & { readonly claimId: string }

const tallies = (watch: Watch, stories: readonly Story[]): readonly Tally[] => {
  const compiled = compileWatch(watch)
  const readings = stories.flatMap((story) => readStory(compiled, story).map(({ best }) => best))
  return watch.claims.map((claim) => {
    const own = readings.filter((reading) => reading.claimId === claim.id)
    const count = (verdict: Verdict): number => own.filter((reading) => reading.verdict === verdict).length
    return {
      claimId: claim.id,
      unrelated: count('unrelated'),
      mentions: count('mentions'),
      confirms: count('confirms'),
      revises: count('revises'),
      disputes: count('disputes'),
    }
  })
}

const tallyRow = ({ claimId, unrelated, mentions, confirms, revises, disputes }: Tally): string[] =>
  [claimId, unrelated, mentions, confirms, revises, disputes].map(String)

/** What the numbers say about a claim that will not work as it stands. */
const adviceFor = (claim: Claim, tally: Tally, stories: number): string | undefined => {
  if (stories === 0) return undefined
  if (tally.unrelated === stories) {
    return `no story is about \`${claim.id}\`: see its subject with \`watch show\`, or set \`about\``
  }
  const answered = tally.confirms + tally.revises + tally.disputes
  return answered === 0 ? `no story answers \`${claim.id}\`: try one with \`claimwatch read\`` : undefined
}

const printRefusals = (refusals: readonly Refusal[], output: Output): void => {
  if (refusals.length === 0) return
  output.line('')
  output.line(bold('Read, and not recorded'))
  for (const refusal of refusals) {
    const value = `${refusal.claimId}: ${refusal.holder} ${refusal.value}`
    output.line([dim(shortTime(refusal.published)), '  ', value, '  ', cyan(refusal.rule), '  ', refusal.note])
    output.line(['    “', refusal.quote, '”'])
  }
}

const printTest = (watch: Watch, stories: readonly Story[], found: Replayed, output: Output): void => {
  const counted = tallies(watch, stories)
  output.line(bold(`Changes: ${found.changes.length} in ${stories.length} stories`))
  for (const change of found.changes) printChange(output, change)
  printRefusals(found.refusals, output)
  output.line('')
  output.table(['claim', 'unrelated', 'mentions', 'confirms', 'revises', 'disputes'], counted.map(tallyRow))
  for (const [index, claim] of watch.claims.entries()) {
    const tally = counted[index]
    const advice = tally && adviceFor(claim, tally, stories.length)
    if (advice) output.talk([yellow('note: '), advice])
  }
}

const testWatch = async (name: string, options: TestOptions, output: Output): Promise<void> => {
  const watch = loadWatch(name)
  const { stories, fault } = loadStories(options.stories)
  const found = await replayInMemory(watch, stories, output)
  if (options.json) for (const change of found.changes) output.json(changeView(change))
  else printTest(watch, stories, found, output)
  if (fault) throw fault
}

/** `watch test W --stories S.jsonl`: a watch tried on stored stories before it goes live. */
export const watchTest: CliCommand = {
  configure: (command, output) => {
    command
      .argument('<watch>', 'a watch file, its folder, or the id of a folder in watches/')
      .requiredOption('--stories <file>', 'stories, one JSON object a line; - reads standard input')
      .option('--json', 'print the changes as JSON Lines')
      .action((name: string, options: TestOptions) => testWatch(name, options, output))
  },
  examples: ['watch test moscow-talks --stories watches/moscow-talks/recorded/stories.jsonl'],
}
