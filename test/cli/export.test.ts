import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommandLine } from '../../cli/command-line.ts'
import { withStores } from '../../cli/local/open-stores.ts'
import { openOutput } from '../../cli/output.ts'
import { changeSchema } from '../../lib/views/change-schema.ts'
import { changeView } from '../../lib/views/change-view.ts'
import { aSource, aWatch } from '../support/builders.ts'
import { exampleChanges } from '../support/query-ledger.ts'

const ESC = String.fromCharCode(27)
const hostile = aSource({ title: `Conference ${ESC}[2J moves, "north"`, outlet: '=1+1' })
const changes = exampleChanges.map((change, index) => (index === 0 ? { ...change, source: hostile } : change))

let data: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'claimwatch-export-'))
  await withStores({ data }, async (stores) => {
    await stores.watches.put(aWatch())
    for (const change of changes) await stores.changes.append(change)
  })
})
afterAll(() => rm(data, { recursive: true, force: true }))

const exported = async (args: readonly string[], terminals: { out?: true; talk?: true } = {}) => {
  let [out, talk] = ['', '']
  const output = openOutput(
    { isTTY: terminals.out === true, columns: 100, write: (text) => (out += text) },
    { isTTY: terminals.talk === true, columns: 100, write: (text) => (talk += text) },
    {},
  )
  const exit = await runCommandLine(['export', '--data', data, ...args], output)
  return { exit, out, talk }
}

const idsOf = (found: readonly { id: string }[]) => found.map(({ id }) => id).sort()

test('JSON Lines and JSON have every change, as the API gives it', async () => {
  const lines = (await exported(['--format', 'jsonl'])).out.trim().split('\n')
  const parsed = lines.map((line) => changeSchema.parse(JSON.parse(line)))
  expect(idsOf(parsed)).toEqual(idsOf(changes))
  expect(parsed.at(-1)).toMatchObject({
    ...changeView({ ...(changes[0] as (typeof changes)[0]), sources: [hostile], origins: 1 }),
  })
  expect(JSON.parse((await exported(['--format', 'json'])).out)).toEqual(parsed)
})

test('CSV is narrowed by the filters, in a pipe without a word of talk', async () => {
  const { exit, out, talk } = await exported(['--type', 'reversion', '--claim', 'venue'])
  const [head, ...rows] = out.trimEnd().split('\r\n')
  expect([exit, talk, head?.split(',')[0]]).toEqual([0, '', 'id'])
  expect(rows.map((row) => row.split(',')[0])).toEqual([6, 4, 2].map((seq) => `tin-conference:venue:${seq}`))
})

test('JSON-LD has each claim once with its changes; a removed claim keeps its address', async () => {
  const { out } = await exported(['--format', 'jsonld', '--site', 'https://claims.example'])
  const graph = (JSON.parse(out) as { '@graph': { '@id': string; name?: string; appearance: unknown[] }[] })['@graph']
  expect(graph.map((node) => [node['@id'], node.name, node.appearance.length])).toEqual([
    ['https://claims.example/watches/tin-conference/claims/venue', 'Where is the tin conference held?', 6],
    ['https://claims.example/watches/bridge/claims/reopening', undefined, 1],
  ])
})

test('nothing that fits is an empty list, no failure', async () => {
  expect(await exported(['--format', 'json', '--watch', 'nowhere'])).toEqual({ exit: 0, out: '[]\n', talk: '' })
})

test('a count grows on the terminal while the data goes into a file', async () => {
  const { out, talk } = await exported(['--format', 'jsonl'], { talk: true })
  expect(out.trim().split('\n')).toHaveLength(7)
  expect(talk).toContain('changes')
})

test('on a terminal no story can send a command to it', async () => {
  const { out } = await exported(['--format', 'csv'], { out: true })
  expect(out).toContain('""north""')
  expect(out).not.toContain(ESC)
})
