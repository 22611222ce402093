import { runCommandLine } from '../cli/command-line.ts'
import { openOutput } from '../cli/output.ts'
import { registry } from '../cli/registry.ts'
import { errorCodes } from '../lib/errors.ts'
import { watchJsonSchema } from '../lib/watches/watch-file.ts'

const helpOf = async (args: readonly string[]): Promise<string> => {
  let text = ''
  const output = openOutput({ write: (written) => (text += written) }, { write: () => true }, {})
  await runCommandLine([...args, '--help'], output)
  return text
}

const section = (title: string, help: string): string => `## ${title}\n\n\`\`\`text\n${help.trimEnd()}\n\`\`\`\n`

const commandLine = async (): Promise<string> => {
  const sections = [section('claimwatch', await helpOf([]))]
  for (const { name } of registry) sections.push(section(`claimwatch ${name}`, await helpOf(name.split(' '))))
  return `# The command line

Written by \`npm run docs\` from the help pages. Data goes to standard output, talk to standard error; with \`--json\` a
command prints JSON Lines; in a pipe, tables are tab-separated, whole and without a head.

${sections.join('\n')}`
}

const errorSections = (): string =>
  Object.entries(errorCodes)
    .map(
      ([code, { fix, exit, status, retryable }]) =>
        `## ${code}\n\n${fix}\n\nExit code ${exit}, HTTP status ${status}, ${retryable ? 'worth trying again' : 'the same on every try'}.\n`,
    )
    .join('\n')

/** The documents that are made from code, by path. `npm run docs` writes them; a test compares them. */
export const generatedDocs = async (): Promise<Readonly<Record<string, string>>> => ({
  'docs/schema/watch.schema.json': `${JSON.stringify(watchJsonSchema(), null, 2)}\n`,
  'docs/cli.md': await commandLine(),
  'docs/errors.md': `# Errors and their fixes\n\nWritten by \`npm run docs\` from \`lib/errors.ts\`.\n\n${errorSections()}`,
})
