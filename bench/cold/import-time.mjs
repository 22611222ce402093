/** Prints the milliseconds that importing one module takes in a process of its own. */
import { pathToFileURL } from 'node:url'

const { href } = pathToFileURL(process.argv[2])
const before = performance.now()
await import(href)
process.stdout.write(String(performance.now() - before))
process.exit(0)
