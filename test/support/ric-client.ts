import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RuntimeClient } from './lambda-runtime.ts'

const folder = fileURLToPath(new URL('../../node_modules/.cache/claimwatch-ric', import.meta.url))
const node = path.join(folder, 'node_modules/node/bin/node')
const client = path.join(folder, 'node_modules/aws-lambda-ric/index.mjs')
/** The client's part in C++, which its installation compiles; the last file to appear. */
const compiled = path.join(folder, 'node_modules/aws-lambda-ric/rapid-client.node')

/** Both run a script when they are installed: one fetches the binary of its platform, the other compiles. */
const manifest = {
  private: true,
  dependencies: { node: '24.21.0', 'aws-lambda-ric': '4.0.2' },
  allowScripts: { node: true, 'aws-lambda-ric': true },
}

const runs = (command: string): boolean => {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** What the machine lacks to compile the client; empty when nothing. */
export const missingTools = (): readonly string[] =>
  ['cmake', 'g++', 'make', 'python3'].filter((command) => !runs(command))

/**
 * AWS's own runtime interface client on Node 24, from the package registry, kept in node_modules/.cache. The first call
 * installs it: two minutes, most of them compiling.
 */
export const ricClient = (): RuntimeClient => {
  if (!existsSync(compiled)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest))
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: folder, stdio: 'inherit' })
  }
  return { command: node, args: ['--enable-source-maps', client, 'index.handler'] }
}
