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
 * library came in unasked. Measured with `npm run bench:cold`; raise a limit only together with that figure.
 */
export const sizeLimitsKb = {
  dispatch: 700,
  poll: 2000,
  notify: 1100,
  sweep: 1100,
  query: 700,
  'load-watches': 900,
}

/** Names of the functions: the files of `functions/`; its folders hold what they share. */
export const functionsIn = (folder = path.join(root, 'functions')) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => entry.name.slice(0, -'.ts'.length))
    .sort()

/** CommonJS packages inside an ES module still call `require` for the modules of Node. */
const requireBanner =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);"

/**
 * Writes `<outdir>/<function>/index.mjs` and returns the size of each bundle in bytes.
 * `mainFields` prefers ES modules: with CommonJS first the DynamoDB client alone is 60 % larger.
 */
export const bundle = async ({ outdir = path.join(root, 'dist'), names = functionsIn() } = {}) => {
  for (const name of names) rmSync(path.join(outdir, name), { recursive: true, force: true })
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => ({ in: `functions/${name}.ts`, out: `${name}/index` })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
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
  const tooLarge = Object.entries(sizes).filter(([name, bytes]) => bytes > (sizeLimitsKb[name] ?? 0) * 1000)
  for (const [name, bytes] of Object.entries(sizes)) {
    process.stdout.write(`dist/${name}/index.mjs  ${Math.ceil(bytes / 1000)} kB of ${sizeLimitsKb[name]} kB\n`)
  }
  for (const [name] of tooLarge) {
    process.stderr.write(
      `dist/${name} is over its limit: find what came in with esbuild --analyze (infra/bundle.mjs)\n`,
    )
  }
  process.exitCode = tooLarge.length > 0 && process.argv.includes('--limits') ? 1 : 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
