import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCommandLine } from '../../cli/command-line.ts'
import { withStores } from '../../cli/local/open-stores.ts'
import { openOutput } from '../../cli/output.ts'

const example = fileURLToPath(new URL('../../watches/moscow-talks', import.meta.url))
let data: string
let file: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'claimwatch-watches-'))
  await cp(example, join(data, 'moscow-talks'), { recursive: true })
  file = join(data, 'moscow-talks/watch.yaml')
})
afterEach(() => rm(data, { recursive: true, force: true }))

const claimwatch = async (...args: string[]) => {
  let [out, err] = ['', '']
  const output = openOutput({ write: (text) => (out += text) }, { write: (text) => (err += text) }, {})
  const exit = await runCommandLine([...args, '--data', data], output)
  return { exit, out, err }
}
const stored = () => withStores({ data }, async ({ watches }) => watches.all())
const edit = async (from: string, to: string) => {
  const text = await readFile(file, 'utf8')
  expect(text).toContain(from)
  await writeFile(file, text.replace(from, to))
}

test('a watch that was never stored is new in the plan, and the plan stores nothing', async () => {
  const planned = await claimwatch('watch', 'plan', file, '--json')
  expect(JSON.parse(planned.out)).toMatchObject({ id: 'moscow-talks', state: 'new' })
  expect(await stored()).toEqual([])
})

test('a push puts the watch in force, and says beforehand which lines change', async () => {
  await claimwatch('watch', 'push', file)
  await edit('title: Russia invites Zelenskyy to Moscow', 'title: The invitation to Moscow')
  const planned = await claimwatch('watch', 'plan', file)
  expect(planned.out.split('\n').filter((line) => /^[-+]/.test(line))).toEqual([
    '- title: Russia invites Zelenskyy to Moscow',
    '+ title: The invitation to Moscow',
  ])
  expect((await stored()).map(({ title }) => title)).toEqual(['Russia invites Zelenskyy to Moscow'])
  const pushed = await claimwatch('watch', 'push', file)
  expect(pushed.out).toBe(planned.out)
  expect((await stored()).map(({ title }) => title)).toEqual(['The invitation to Moscow'])
  expect((await claimwatch('watch', 'plan', file)).err).toContain('is stored as the file has it')
})

test('a bad watch is refused with its faults, and the stored one stays', async () => {
  await claimwatch('watch', 'push', file)
  const before = await stored()
  await edit('kind: place', 'kind: plaice')
  const refused = await claimwatch('watch', 'push', file)
  expect(refused.exit).toBe(2)
  expect(refused.err).toContain('plaice')
  expect(await stored()).toEqual(before)
})

test('what is pulled is a watch file that stores the same watch again', async () => {
  await claimwatch('watch', 'push', file)
  const [before] = await stored()
  const pulled = await claimwatch('watch', 'pull', 'moscow-talks')
  await writeFile(file, pulled.out)
  expect((await claimwatch('watch', 'plan', file)).err).toContain('is stored as the file has it')
  await claimwatch('watch', 'push', file)
  expect(await stored()).toEqual([before])
})

test('a watch that is not stored cannot be pulled', async () => {
  expect((await claimwatch('watch', 'pull', 'nowhere')).err).toContain('no watch nowhere is stored')
})

test('the delivery log tells what was sent and what failed; dead letters are taken back by a retry', async () => {
  const at = '2026-03-02T10:00:00Z'
  const letter = { changeId: 'w:venue:1', target: 'slack', at, since: '2026-02-27T10:00:00Z', why: 'answered 404' }
  await withStores({ data }, async ({ deliveries }) => {
    await deliveries.log({ at, target: 'sns', changeIds: ['w:venue:1'], outcome: 'sent' })
    await deliveries.log({ at, target: 'slack', changeIds: ['w:venue:1'], outcome: 'gave-up', why: 'answered 404' })
    await deliveries.giveUp(letter)
  })
  const log = await claimwatch('deliveries', '--day', '2026-03-02', '--json')
  expect(
    log.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).outcome)
      .sort(),
  ).toEqual(['gave-up', 'sent'])
  const dead = await claimwatch('deliveries', '--dead', '--json')
  expect(JSON.parse(dead.out)).toEqual(letter)
  expect((await claimwatch('deliveries', '--retry')).err).toContain('1 dead letters taken back')
  expect((await claimwatch('deliveries', '--dead')).out).toBe('')
  await withStores({ data }, async ({ deliveries }) => {
    expect(await deliveries.delivered(['w:venue:1'], 'slack')).toEqual(new Set())
    expect((await deliveries.held()).map(({ changeId }) => changeId)).toEqual(['w:venue:1'])
  })
})
