import { describeWatch, type WatchDescription } from '../../lib/claims/describe.ts'
import { compileWatch } from '../../lib/claims/engine.ts'
import type { Watch } from '../../lib/domain.ts'
import type { CliCommand } from '../command.ts'
import { loadWatch } from '../load-watch.ts'
import type { Output } from '../output.ts'
import { bold, cyan, dim, type Styled } from '../styled.ts'

const field = (name: string, text: Styled): Styled => [dim(name.padEnd(10)), ' ', text]

const showHead = (watch: Watch, output: Output): void => {
  const { article, alerts } = watch
  output.line([bold(watch.id), '  ', watch.title])
  output.line(field('article', `${article.title} (${article.publisher}, ${article.published})`))
  output.line(field('feeds', watch.feeds.length === 0 ? 'none' : ''))
  for (const feed of watch.feeds) output.line(['  ', feed.url, feed.outlet ? dim(`  ${feed.outlet}`) : ''])
  output.line(
    field(
      'alerts',
      `from ${alerts.minOrigins} origins, ${alerts.afterMinutes} minutes, confidence ${alerts.minConfidence}`,
    ),
  )
}

const showDerived = (watch: Watch, derived: WatchDescription, output: Output): void => {
  output.line('')
  output.line(bold('Parties'))
  for (const party of derived.parties) {
    output.line(['  ', cyan(party.name), ': ', [...party.names, ...party.roles].join(', ')])
  }
  for (const claim of watch.claims) {
    const derivedClaim = derived.claims.find(({ id }) => id === claim.id)
    output.line('')
    output.line([bold(claim.id), '  ', claim.question])
    output.line(['  ', field('value', `${claim.value} (${claim.kind}, held by ${claim.holder || 'nobody named'})`)])
    if (claim.statement) output.line(['  ', field('statement', claim.statement)])
    for (const group of derivedClaim?.subject ?? []) output.line(['  ', field('subject', group.join(' | '))])
    if (derivedClaim?.frame) output.line(['  ', field('reads', JSON.stringify(derivedClaim.frame))])
  }
}

const showWatch = (name: string, json: boolean, output: Output): void => {
  const watch = loadWatch(name)
  const derived = describeWatch(compileWatch(watch))
  if (json) {
    output.json({ ...watch, derived })
    return
  }
  showHead(watch, output)
  showDerived(watch, derived, output)
}

/** `watch show W`: the watch as it will be read, with parties, subjects and frames derived from it. */
export const watchShow: CliCommand = {
  configure: (command, output) => {
    command
      .argument('<watch>', 'a watch file, its folder, or the id of a folder in watches/')
      .option('--json', 'print it as one JSON line')
      .action((name: string, options: { json?: true }) => showWatch(name, options.json === true, output))
  },
  examples: ['watch show moscow-talks'],
}
