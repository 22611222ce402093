import { Command, CommanderError } from 'commander'
import { ClaimwatchError, errorCodes } from '../lib/errors.ts'
import type { CliCommand } from './command.ts'
import type { Output } from './output.ts'
import { groups, type RegistryEntry, registry } from './registry.ts'
import { dim, red } from './styled.ts'
import { isTopic, topicNames, topicPage } from './topics.ts'

const footer = `
In a checkout, every command is run as: npm run -s claimwatch -- COMMAND

Topics, shown by claimwatch help TOPIC: ${topicNames.join(', ')}

Exit codes: 0 done, 1 failed, 2 wrong usage or broken input file.`

/** Entries called by these arguments, also through `help`; without a match nothing is loaded. */
const calledEntries = (args: readonly string[]): readonly RegistryEntry[] => {
  const words = args.filter((word) => !word.startsWith('-'))
  const called = (words[0] === 'help' || words[0] === 'complete' ? words.slice(1) : words).slice(0, 2)
  return registry.filter(({ name }) => {
    const parts = name.split(' ')
    return parts.every((part, index) => part === called[index])
  })
}

const groupCommand = (program: Command, name: string): Command => {
  const known = program.commands.find((command) => command.name() === name)
  return known ?? program.command(name).description(groups[name] ?? '')
}

const declare = (program: Command, entry: RegistryEntry, loaded: CliCommand | undefined, output: Output): void => {
  const words = entry.name.split(' ')
  const parent = words.length > 1 ? groupCommand(program, words[0] ?? '') : program
  const command = parent.command(words.at(-1) ?? '').description(entry.summary)
  if (!loaded) return
  loaded.configure(command, output)
  const examples = loaded.examples.map((example) => `  claimwatch ${example}`)
  command.addHelpText('after', `\nExample${examples.length > 1 ? 's' : ''}:\n${examples.join('\n')}`)
}

/** The commander program with the called commands in full and the others by name only. */
const buildProgram = async (output: Output, args: readonly string[]): Promise<Command> => {
  const called = calledEntries(args)
  const program = new Command('claimwatch')
    .description('What changed in the facts you care about, once, with the sentence that proves it.')
    .helpCommand('help [command]', 'show the help of a command')
    .helpOption('-h, --help', 'show this help')
    // An option belongs to the command it follows: `feeds check --json` is not `feeds --json`.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      getOutHelpWidth: () => output.width,
      getErrHelpWidth: () => output.width,
      writeOut: (text) => output.verbatim(text),
      writeErr: (text) =>
        text
          .trimEnd()
          .split('\n')
          .forEach((line) => void output.talk(line)),
    })
    .addHelpText('after', footer)
  for (const entry of registry) {
    declare(program, entry, called.includes(entry) ? await entry.load() : undefined, output)
  }
  if (args[0] === 'complete' || args[0] === 'completion') (await import('./completion.ts')).addCompletion(program)
  else program.command('completion <shell>').description('print a completion script for zsh, bash, fish or powershell')
  return program
}

const tellError = (error: unknown, output: Output, debug: boolean): 1 | 2 => {
  if (error instanceof ClaimwatchError) {
    output.talk([red('error: '), error.message])
    for (const fault of error.faults) output.talk(['  ', fault])
    output.talk([dim('fix: '), error.fix])
    return errorCodes[error.code].exit
  }
  const text = error instanceof Error ? error : new Error(String(error))
  output.talk([red('error: '), text.message])
  if (debug) for (const line of (text.stack ?? '').split('\n')) output.talk(dim(line))
  else output.talk([dim('fix: '), 'this is a fault of Claimwatch; CLAIMWATCH_DEBUG=1 shows where it happened.'])
  return 1
}

/** `help watch check` as `watch check --help`, which commander knows for one word only; nothing at all as `--help`. */
const spelledOut = (args: readonly string[]): readonly string[] => {
  if (args.length === 0) return ['--help']
  return args[0] === 'help' ? [...args.slice(1), '--help'] : args
}

const helpCodes = new Set(['commander.helpDisplayed', 'commander.version'])

/** Runs one command line, without `node` and script, and gives the exit code. Never throws. */
export const runCommandLine = async (args: readonly string[], output: Output, debug = false): Promise<0 | 1 | 2> => {
  try {
    if (args[0] === 'help' && isTopic(args[1])) {
      output.verbatim(await topicPage(args[1]))
      return 0
    }
    const program = await buildProgram(output, spelledOut(args))
    await program.parseAsync(spelledOut(args), { from: 'user' })
    return 0
  } catch (error) {
    if (!(error instanceof CommanderError)) return tellError(error, output, debug)
    const asked = helpCodes.has(error.code) || (error.code === 'commander.help' && error.exitCode === 0)
    return asked ? 0 : 2
  }
}
