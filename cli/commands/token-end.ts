import { ClaimwatchError } from '../../lib/errors.ts'
import { shortTime } from '../change-lines.ts'
import type { CliCommand } from '../command.ts'
import { parseFuture } from '../moment.ts'
import type { Output } from '../output.ts'
import { readBook, withEnd, writeBook } from '../token-book.ts'

interface Options {
  readonly book: string
  readonly until: string
}

const end = (name: string, { book, until }: Options, output: Output): void => {
  const tokens = readBook(book)
  const ending = tokens.filter((token) => token.name === name && token.until === undefined).length
  if (ending === 0) throw new ClaimwatchError('USAGE', `${book} has no token of ${name} without an end`)
  writeBook(book, withEnd(tokens, name, until))
  output.line(`${ending === 1 ? 'the token' : `${ending} tokens`} of ${name} will count until ${shortTime(until)} UTC`)
}

/** `token end NAME`: an end for the tokens of a name, now or later, in a file for the secret of the tokens. */
export const tokenEnd: CliCommand = {
  configure: (command, output) => {
    command
      .argument('<name>', 'whose tokens end')
      .requiredOption('--book <file>', 'the tokens of the stack, as the secret holds them')
      .requiredOption('--until <moment>', 'a date, or how far ahead: 8h, 2d, 1w; 0m is now', parseFuture)
      .action((name: string, options: Options) => end(name, options, output))
  },
  examples: ['token end newsroom --until 1w --book tokens.json'],
}
