import { runCommandLine } from './command-line.ts'
import { openOutput } from './output.ts'

// `claimwatch changes | head -1` closes the pipe early: that is the reader's right and no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

// The SDK announces that its coming releases leave Node 20. Which release runs here is the lock file's choice, not the
// user's, and the one it names supports Node 20: the notice tells the user nothing.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'

const output = openOutput(process.stdout, process.stderr, process.env)
process.exitCode = await runCommandLine(process.argv.slice(2), output, process.env['CLAIMWATCH_DEBUG'] === '1')
