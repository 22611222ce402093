import type { Instant } from '../../lib/domain.ts'
import { queryBoard } from '../../lib/pipeline/query-claims.ts'
import type { ClaimNow, HeldPosition, WatchNow } from '../../lib/views/answers.ts'
import { shortTime } from '../change-lines.ts'
import type { CliCommand } from '../command.ts'
import { mustKnowWatch } from '../known-watch.ts'
import { withStores } from '../local/open-stores.ts'
import { parseMoment } from '../moment.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'
import { bold, dim, type Styled, yellow } from '../styled.ts'

interface ClaimsOptions extends StorePlace {
  readonly watch?: string
  readonly asOf?: Instant
  readonly json?: true
}

const jsonLine = ({ watch, claim, positions, state, disputedBy, origins, last, checked }: ClaimNow) => ({
  watchId: watch.id,
  claimId: claim.id,
  question: claim.question,
  kind: claim.kind,
  article: claim.value,
  positions,
  state,
  disputedBy,
  origins,
  lastChange: last?.id ?? null,
  checked: checked ?? null,
})

const head = ['claim', 'holder', 'value now', 'state', 'since', 'origins']

/** What one holder's position says in every table. */
const cellsOf = ({ state, disputedBy }: ClaimNow, position: HeldPosition, index: number): Styled[] => [
  position.holder,
  bold(position.value),
  disputedBy.includes(position.holder) ? yellow('disputes') : dim(index === 0 ? state : ''),
  position.changeId ? shortTime(position.at) : 'the article',
]

/** Each row whole, for a pipe. */
const wholeRows = (now: ClaimNow): Styled[][] =>
  now.positions.map((position, index) => [
    `${now.watch.id}/${now.claim.id}`,
    ...cellsOf(now, position, index),
    String(now.origins),
    now.checked === undefined ? '' : shortTime(now.checked),
  ])

/** On a terminal the watch stands above, and what holds for the claim as a whole in its first row only. */
const sparseRows = (now: ClaimNow): Styled[][] =>
  now.positions.map((position, index) => [
    index === 0 ? now.claim.id : '',
    ...cellsOf(now, position, index),
    index === 0 ? String(now.origins) : '',
  ])

const printOnTerminal = (watches: readonly WatchNow[], output: Output): void => {
  for (const [index, { watch, claims: own, checked }] of watches.entries()) {
    if (index > 0) output.line('')
    const read = checked === undefined ? 'feeds not read yet' : `feeds read ${shortTime(checked)}`
    output.line([bold(watch.id), '  ', watch.title, dim(`  ${read}`)])
    output.table(head, own.flatMap(sparseRows))
  }
}

const showClaims = async (options: ClaimsOptions, output: Output): Promise<void> => {
  const wanted = await withStores(options, async (stores) => {
    if (options.watch !== undefined) await mustKnowWatch(stores, options.watch)
    const board = await queryBoard(stores, options.asOf)
    return board.filter(({ watch }) => options.watch === undefined || watch.id === options.watch)
  })
  const claims = wanted.flatMap((watch) => watch.claims)
  if (options.json) for (const claim of claims) output.json(jsonLine(claim))
  else if (output.isTerminal) printOnTerminal(wanted, output)
  else output.table([...head, 'checked'], claims.flatMap(wholeRows))
  if (claims.length === 0)
    output.talk('no claims: a watch stands here once `claimwatch run` or `npm start` has polled it')
}

/** `claims`: every claim as it stands, with each holder's position. */
export const claims: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(command)
      .option('--watch <id>', 'only this watch')
      .option('--as-of <moment>', 'as it stood then: a date, or 30m, 12h, 2d, 1w ago', parseMoment)
      .option('--json', 'print JSON Lines')
      .action((options: ClaimsOptions) => showClaims(options, output))
  },
  examples: ['claims', 'claims --watch moscow-talks --as-of 2026-02-01'],
}
