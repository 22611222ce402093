/**
 * Bundles every file of `functions/` into `dist/<function>/index.mjs` with its source map. The stack, the local run
 * and the tests all take these files, so "the same handlers" means the same bytes.
 *
 * Run as a script it prints what each loads at its start; with `--limits` it fails when one has outgrown its limit.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Most kB (1,000 bytes, minified) that a function loads at its start: read and compiled at every cold start. A jump
 * means that a library came in unasked. Raise a limit only together with the figures of `npm run bench:cold`.
 */
export const sizeLimitsKb = {
  dispatch: 400,
  poll: 550,
  notify: 400,
  sweep: 400,
  query: 480,
  review: 480,
  'load-watches': 400,
}

/** Sources by name: the files of `functions/`. Its folders hold what they share. */
export const functionSources = () =>
  Object.fromEntries(
    readdirSync(path.join(root, 'functions'), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => [entry.name.slice(0, -'.ts'.length), path.join(root, 'functions', entry.name)])
      .sort(),
  )

/** Stands for all that decides what the functions derive from a watch: what another build derived is not used. */
const sourcesHash = () => {
  const hash = createHash('sha256')
  for (const folder of ['lib', 'knowledge'])
    for (const file of readdirSync(path.join(root, folder), { recursive: true }).sort())
      if (/\.(tsx?|json)$/.test(file)) hash.update(`${file}\n`).update(readFileSync(path.join(root, folder, file)))
  return hash.digest('hex').slice(0, 32)
}

/** CommonJS packages inside an ES module still call `require` for the modules of Node. */
const requireBanner =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);"

/** What is imported only when it is needed becomes a file of its own: a cold start neither reads nor compiles it. */
const bundleOne = (source, outdir, buildHash) =>
  build({
    absWorkingDir: root,
    entryPoints: [{ in: source, out: 'index' }],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    define: { claimwatchBuild: JSON.stringify(buildHash) },
    banner: { js: requireBanner },
    logLevel: 'warning',
  })

/** The entry and all that it imports, by esbuild's own account of what it wrote: at its start, or at any time. */
const filesOf = ({ outputs }, kinds) => {
  const files = new Set(Object.keys(outputs).filter((file) => path.basename(file) === 'index.mjs'))
  for (const file of files) {
    const imported = outputs[file].imports.filter(({ kind, external }) => kinds.includes(kind) && !external)
    for (const { path: other } of imported) files.add(other)
  }
  return files
}

const startSize = (metafile) =>
  [...filesOf(metafile, ['import-statement'])].reduce((sum, file) => sum + metafile.outputs[file].bytes, 0)

/** esbuild also writes what only code imports that it then left out: that belongs to other functions. */
const removeUnused = (metafile) => {
  const used = filesOf(metafile, ['import-statement', 'dynamic-import'])
  const unused = Object.keys(metafile.outputs).filter((file) => !used.has(file.replace(/\.map$/, '')))
  for (const file of unused) rmSync(path.join(root, file))
}

/**
 * Writes `<outdir>/<name>/index.mjs` for each source and returns the bytes that each loads at its start. `mainFields` prefers
 * ES modules: with CommonJS first the DynamoDB client alone is 60 % larger. `sideEffects: false` in package.json lets
 * esbuild leave out the adapters a function does not use: without it dispatch is four times as large.
 */
export const bundle = async ({ outdir = path.join(root, 'dist'), sources = functionSources() } = {}) => {
  const names = Object.keys(sources)
  for (const name of names) rmSync(path.join(outdir, name), { recursive: true, force: true })
  const hash = sourcesHash()
  const built = await Promise.all(names.map((name) => bundleOne(sources[name], path.join(outdir, name), hash)))
  for (const { metafile } of built) removeUnused(metafile)
  return Object.fromEntries(names.map((name, index) => [name, startSize(built[index].metafile)]))
}

const main = async () => {
  const sizes = await bundle()
  for (const [name, bytes] of Object.entries(sizes)) {
    process.stdout.write(`dist/${name}  ${Math.ceil(bytes / 1000)} kB of ${sizeLimitsKb[name]} kB\n`)
  }
  if (!process.argv.includes('--limits')) return
  const tooLarge = Object.keys(sizes).filter((name) => sizes[name] > (sizeLimitsKb[name] ?? 0) * 1000)
  for (const name of tooLarge) {
    process.stderr.write(`dist/${name} is over its limit: see what came in with \`esbuild --analyze\`\n`)
  }
  process.exitCode = tooLarge.length > 0 ? 1 : 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
