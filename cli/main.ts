import { runCommandLine } from './command-line.ts'
import { openOutput } from './output.ts'

// `claimwatch changes | head -1` closes the pipe early: that is the reader's right and no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const output = openOutput(process.stdout, process.stderr, process.env)
process.exitCode = await runCommandLine(process.argv.slice(2), output, process.env['CLAIMWATCH_DEBUG'] === '1')
