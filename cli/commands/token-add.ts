import { Option } from 'commander'
import { type TokenRight, tokenRights } from '../../lib/access-tokens.ts'
import { systemClock } from '../../lib/adapters/system-clock.ts'
import type { CliCommand } from '../command.ts'
import { parseFuture } from '../moment.ts'
import type { Output } from '../output.ts'
import { newToken, readBook, withToken, writeBook } from '../token-book.ts'

interface Options {
  readonly right: TokenRight
  readonly book: string
  readonly until?: string
}

const add = (name: string, { right, book, until }: Options, output: Output): void => {
  const token = newToken()
  const added = { name, right, ...(until !== undefined && { until }) }
  writeBook(book, withToken(readBook(book), token, added, systemClock().now()))
  output.talk(`${book} knows its digest only: give the token to ${name} now, it cannot be shown again.`)
  output.line(token)
}

/** `token add NAME`: a new token for page and API of a stack; its digest goes into a file for the secret of the tokens. */
export const tokenAdd: CliCommand = {
  configure: (command, output) => {
    command
      .argument('<name>', 'whose it is: a person, a desk, a program')
      .requiredOption('--book <file>', 'the tokens of the stack, as the secret holds them')
      .addOption(new Option('--right <right>', 'write holds read').choices(tokenRights).default('read'))
      .option('--until <moment>', 'when it ends: a date, or how far ahead: 8h, 2d, 1w', parseFuture)
      .action((name: string, options: Options) => add(name, options, output))
  },
  examples: [
    'token add newsroom --book tokens.json',
    'token add ada --right write --until 2027-01-01 --book tokens.json',
  ],
}
