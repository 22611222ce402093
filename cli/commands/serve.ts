import { InvalidArgumentError } from 'commander'
import { systemClock } from '../../lib/adapters/system-clock.ts'
import type { CliCommand } from '../command.ts'
import { catchInterrupt } from '../local/interrupt.ts'
import { withStores } from '../local/open-stores.ts'
import { servePage } from '../local/serve-page.ts'
import { talkLogger } from '../local/talk-logger.ts'
import type { Output } from '../output.ts'
import { bold, dim } from '../styled.ts'

interface ServeOptions {
  readonly port: number
  readonly data: string
}

const portOf = (text: string): number => {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('Give a port, 0 to 65535.')
  return port
}

const serveFolder = ({ port, data }: ServeOptions, output: Output): Promise<void> =>
  withStores(data, async (stores) => {
    const page = await servePage(stores, { clock: systemClock(), logger: talkLogger(output), port })
    const interrupt = catchInterrupt()
    output.line(page.url)
    output.talk([bold('Page'), ' and API on this machine only. ', dim('Ctrl-C stops.')])
    while (!interrupt.asked()) await interrupt.pause(60_000)
    interrupt.release()
    await page.close()
  })

/** `serve`: the page and the API over a data folder; prints the address. */
export const serve: CliCommand = {
  configure: (command, output) => {
    command
      .option('--port <port>', 'where to listen; 0 takes a free port', portOf, 0)
      .option('--data <folder>', 'where changes, state and outbox are kept', '.claimwatch')
      .action((options: ServeOptions) => serveFolder(options, output))
  },
  examples: ['serve', 'serve --port 8080 --data .claimwatch'],
}
