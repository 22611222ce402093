import { InvalidArgumentError } from 'commander'
import { systemClock } from '../../lib/adapters/system-clock.ts'
import type { CliCommand } from '../command.ts'
import { catchInterrupt } from '../local/interrupt.ts'
import { withStores } from '../local/open-stores.ts'
import { servePage } from '../local/serve-page.ts'
import { talkLogger } from '../local/talk-logger.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'
import { bold, dim } from '../styled.ts'

interface ServeOptions extends StorePlace {
  readonly port: number
  readonly write?: boolean
}

const portOf = (text: string): number => {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('Give a port, 0 to 65535.')
  return port
}

const servePlace = ({ port, write = false, ...place }: ServeOptions, output: Output): Promise<void> =>
  withStores(place, async (stores) => {
    const page = await servePage(stores, { clock: systemClock(), logger: talkLogger(output), port, write })
    const interrupt = catchInterrupt()
    output.line(page.url)
    const may = write
      ? 'Whoever opens this address may confirm, reject and mute.'
      : 'Nothing can be changed; see --write.'
    output.talk([bold('Page'), ` and API on this machine only. ${may} `, dim('Ctrl-C stops.')])
    while (!interrupt.asked()) await interrupt.pause(60_000)
    interrupt.release()
    await page.close()
  })

/** `serve`: the page and the API over a data folder or a deployed stage; prints the address. */
export const serve: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(command)
      .option('--port <port>', 'where to listen; 0 takes a free port', portOf, 0)
      .option('--write', 'let who opens the printed address acknowledge, confirm, reject and mute')
      .action((options: ServeOptions) => servePlace(options, output))
  },
  examples: ['serve', 'serve --port 8080 --data .claimwatch', 'serve --write', 'serve --stage prod'],
}
