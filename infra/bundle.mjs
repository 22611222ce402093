/**
 * Bundles every file of `functions/` into `dist/<function>/index.mjs` with its source map. The stack, the local run
 * and the tests all take these files, so "the same handlers" means the same bytes.
 *
 * Run as a script it prints the size of each bundle; with `--limits` it fails when one has outgrown its limit.
 */
import { readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Largest bundle in kB (1,000 bytes, minified). A bundle is read and compiled at every cold start; a jump means that a
 * library came in unasked. Raise a limit only together with the figures of `npm run bench:cold`.
 */
export const sizeLimitsKb = {
  dispatch: 500,
  poll: 2000,
  notify: 500,
  sweep: 500,
  query: 750,
  'load-watches': 1000,
}

/** Sources by name: the files of `functions/`. Its folders hold what they share. */
export const functionSources = () =>
  Object.fromEntries(
    readdirSync(path.join(root, 'functions'), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => [entry.name.slice(0, -'.ts'.length), path.join(root, 'functions', entry.name)])
      .sort(),
  )

/** CommonJS packages inside an ES module still call `require` for the modules of Node. */
const requireBanner =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);"

/** See infra/undici-client.mjs. */
const undiciClient = {
  name: 'undici-client',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^undici$/ }, () => ({ path: path.join(root, 'infra/undici-client.mjs') })),
}

/**
 * Writes `<outdir>/<name>/index.mjs` for each source and returns the size of each bundle in bytes. `mainFields` prefers
 * ES modules: with CommonJS first the DynamoDB client alone is 60 % larger. `sideEffects: false` in package.json lets
 * esbuild leave out the adapters a function does not use: without it dispatch is four times as large.
 */
export const bundle = async ({ outdir = path.join(root, 'dist'), sources = functionSources() } = {}) => {
  const names = Object.keys(sources)
  for (const name of names) rmSync(path.join(outdir, name), { recursive: true, force: true })
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => ({ in: sources[name], out: `${name}/index` })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    plugins: [undiciClient],
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    banner: { js: requireBanner },
    logLevel: 'warning',
  })
  return Object.fromEntries(names.map((name) => [name, statSync(path.join(outdir, name, 'index.mjs')).size]))
}

const main = async () => {
  const sizes = await bundle()
  for (const [name, bytes] of Object.entries(sizes)) {
    process.stdout.write(`dist/${name}/index.mjs  ${Math.ceil(bytes / 1000)} kB of ${sizeLimitsKb[name]} kB\n`)
  }
  if (!process.argv.includes('--limits')) return
  const tooLarge = Object.keys(sizes).filter((name) => sizes[name] > (sizeLimitsKb[name] ?? 0) * 1000)
  for (const name of tooLarge) {
    process.stderr.write(`dist/${name} is over its limit: see what came in with \`esbuild --analyze\`\n`)
  }
  process.exitCode = tooLarge.length > 0 ? 1 : 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
