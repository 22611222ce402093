import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import tab from '@bomb.sh/tab/commander'
import type { Command } from 'commander'
import { topicNames } from './topics.ts'

const watchIds = (): string[] =>
  readdirSync(fileURLToPath(new URL('../watches/', import.meta.url)), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )

const completeWatchIds = (complete: (value: string, description: string) => void): void => {
  for (const id of watchIds()) complete(id, 'a watch')
}

/** What stands after `help`: commands by their first word, and topics. */
const completeHelp =
  (program: Command) =>
  (complete: (value: string, description: string) => void): void => {
    for (const command of program.commands) complete(command.name(), command.description())
    for (const topic of topicNames) complete(topic, 'a page to read')
  }

/** Adds `completion <shell>`, which prints a script for the shell, and the hidden `complete` that the script calls. */
export const addCompletion = (program: Command): void => {
  const root = tab(program, { completionCommandName: 'completion' })
  for (const command of root.commands.values()) {
    const { options, arguments: places } = command
    for (const wanting of [options.get('watch'), places.get('watch'), places.get('place')])
      if (wanting) wanting.handler = completeWatchIds
  }
  root.command('help', 'show the help of a command').argument('page', completeHelp(program))
}
