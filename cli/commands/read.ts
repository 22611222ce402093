import { type SentenceTrace, traceSentence } from '../../lib/claims/describe.ts'
import { compileWatch } from '../../lib/claims/engine.ts'
import type { CliCommand } from '../command.ts'
import { loadWatch } from '../load-watch.ts'
import type { Output } from '../output.ts'
import { bold, dim } from '../styled.ts'

interface ReadOptions {
  readonly watch: string
  readonly json?: true
}

const readSentence = (sentence: string, options: ReadOptions, output: Output): void => {
  const watch = loadWatch(options.watch)
  const trace = traceSentence(compileWatch(watch), sentence, watch.article.published)
  if (options.json) output.json(trace)
  else showTrace(trace, output)
}

const showTrace = (trace: SentenceTrace, output: Output): void => {
  output.table(
    ['word', 'read as'],
    trace.tokens.map((token) => [token.text, token.notes.join(', ')]),
  )
  for (const reading of trace.readings) {
    output.line('')
    output.line([
      bold(reading.claimId),
      `  ${reading.verdict}  `,
      reading.value ?? '',
      dim(`  ${reading.holder ?? ''}`),
    ])
    for (const reason of reading.reasons) output.line(['  ', dim(reason.rule), '  ', reason.note])
  }
}

/** `read SENTENCE --watch W`: one sentence, word for word, as the engine reads it. */
export const read: CliCommand = {
  configure: (command, output) => {
    command
      .argument('<sentence>', 'the sentence, in quotes')
      .requiredOption('--watch <watch>', 'a watch file, its folder, or the id of a folder in watches/')
      .option('--json', 'print it as one JSON line')
      .action((sentence: string, options: ReadOptions) => readSentence(sentence, options, output))
  },
  examples: ['read "Zelenskyy turned down the invitation on Friday." --watch moscow-talks'],
}
