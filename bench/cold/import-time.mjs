/**
 * Prints two times in milliseconds as a JSON pair: importing the bundle in a folder, in a process of its own, and that
 * with everything the bundle may import later.
 */
import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const folder = process.argv[2]
const load = (file) => import(pathToFileURL(`${folder}/${file}`).href)
const parts = readdirSync(folder).filter((file) => file.endsWith('.mjs'))
const before = performance.now()
await load('index.mjs')
const atStart = performance.now() - before
for (const part of parts) await load(part)
process.stdout.write(JSON.stringify([atStart, performance.now() - before]))
process.exit(0)
