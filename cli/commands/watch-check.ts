import { ClaimwatchError } from '../../lib/errors.ts'
import { count } from '../../lib/views/words.ts'
import type { WatchFault } from '../../lib/watches/parse-watch.ts'
import type { CliCommand } from '../command.ts'
import { faultLine, readWatchFile } from '../load-watch.ts'
import type { Output } from '../output.ts'
import { green, yellow } from '../styled.ts'

const checkWatch = (name: string, json: boolean, output: Output): void => {
  const { file, parsed } = readWatchFile(name)
  const faults = 'faults' in parsed ? parsed.faults : []
  const tell = (severity: 'error' | 'warning') => (fault: WatchFault) => {
    if (json) output.json({ severity, file, ...fault })
    else if (severity === 'warning') output.talk([yellow('warning: '), faultLine(file, fault)])
  }
  faults.forEach(tell('error'))
  parsed.warnings.forEach(tell('warning'))
  if (faults.length > 0) {
    const lines = faults.map((fault) => faultLine(file, fault))
    throw new ClaimwatchError('WATCH_INVALID', `${file} is refused`, { faults: json ? [] : lines })
  }
  if (!json && 'watch' in parsed) {
    const { claims, feeds } = parsed.watch
    output.line([green('ok '), file, `: ${count(claims.length, 'claim')}, ${count(feeds.length, 'feed')}`])
  }
}

/** `watch check W`: every fault at once; exit 2 when there is one. */
export const watchCheck: CliCommand = {
  configure: (command, output) => {
    command
      .argument('<watch>', 'a watch file, its folder, or the id of a folder in watches/')
      .option('--json', 'print faults and warnings as JSON Lines')
      .action((name: string, options: { json?: true }) => checkWatch(name, options.json === true, output))
  },
  examples: ['watch check watches/moscow-talks/watch.yaml', 'watch check moscow-talks --json'],
}
