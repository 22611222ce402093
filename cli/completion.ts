import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import tab from '@bomb.sh/tab/commander'
import type { Command } from 'commander'

const watchIds = (): string[] =>
  readdirSync(fileURLToPath(new URL('../watches/', import.meta.url)), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )

const completeWatchIds = (complete: (value: string, description: string) => void): void => {
  for (const id of watchIds()) complete(id, 'a watch')
}

/** Adds `completion <shell>`, which prints a script for the shell, and the hidden `complete` that the script calls. */
export const addCompletion = (program: Command): void => {
  const root = tab(program, { completionCommandName: 'completion' })
  for (const command of root.commands.values()) {
    for (const wanting of [command.options.get('watch'), command.arguments.get('watch')]) {
      if (wanting) wanting.handler = completeWatchIds
    }
  }
}
