import { expect, test } from 'vitest'
import type { Story, Watch } from '../../../lib/domain.ts'
import { revised, watchCompiler } from '../../../lib/pipeline/compile-watches.ts'
import { gateFromBytes } from '../../../lib/pipeline/gate-bytes.ts'
import type { GateStore } from '../../../lib/ports.ts'
import { labelledSets } from '../../support/labelled-sets.ts'
import { memoryStores } from '../../support/memory-stores.ts'
import { recordingLogger } from '../../support/quiet.ts'

const watches = labelledSets.slice(0, 4).map(({ watch }) => watch)
const stories = labelledSets.slice(0, 4).flatMap((set) => set.stories)
const build = 'this build'

/** A function that starts cold with this store. */
const cold = (gates: GateStore, of = build, logger = recordingLogger()) =>
  watchCompiler(logger, 200, { gates, build: of })

const passed = async (
  compile: ReturnType<typeof watchCompiler>,
  among: readonly Watch[],
  read: readonly Story[] = stories,
) => {
  const all = among.map(revised)
  const ready = await compile(all)
  return read.map((story) => ready.concernedBy(story, all).map(({ watch }) => watch.id))
}

const expected = await passed(watchCompiler(recordingLogger()), watches)

/** A store with the gate of the watches. */
const filled = async (of = build): Promise<GateStore> => {
  const { gates } = memoryStores()
  await cold(gates, of)(watches.map(revised))
  return gates
}

/** The watch as an object that tells how often its claims were looked at. */
const watched = (watch: Watch) => {
  const looks = { count: 0 }
  const object = Object.defineProperty({ ...watch }, 'claims', {
    enumerable: true,
    get: () => {
      looks.count += 1
      return watch.claims
    },
  })
  return { all: [revised(object)], looks }
}

test('with the gate kept, a watch is compiled when a story passes for it and not before', async () => {
  const gates = await filled()
  const [watch] = watches
  if (!watch) throw new Error('no watch')
  const { all, looks } = watched(watch)
  const atRest = looks.count
  const ready = await cold(gates)(all)
  const own = stories.findIndex((_, at) => expected[at]?.includes(watch.id))
  const foreign: Story = { ...(stories[0] as Story), title: 'Bread', text: 'A baker in a village bakes bread.' }
  expect(ready.concernedBy(foreign, all)).toEqual([])
  expect(looks.count).toBe(atRest)
  expect(ready.concernedBy(stories[own] as Story, all)).toHaveLength(1)
  expect(looks.count).toBeGreaterThan(atRest)
})

test('a kept gate lets the same stories pass as one that is built', async () => {
  expect(await passed(cold(await filled()), watches)).toEqual(expected)
  expect(expected.flat().length).toBeGreaterThan(50)
})

test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
  ['damaged', (bytes) => bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte))],
  ['cut short', (bytes) => bytes.slice(0, -5)],
  ['empty', () => new Uint8Array(0)],
])('a gate that is %s is built anew and kept again', async (_name, spoil) => {
  const gates = await filled()
  await gates.save(spoil((await gates.load()) ?? new Uint8Array(0)))
  expect(await passed(cold(gates), watches)).toEqual(expected)
  expect(gateFromBytes((await gates.load()) ?? new Uint8Array(0), build)?.watches).toHaveLength(watches.length)
})

test('a gate that another build of the code kept is not used', async () => {
  const gates = await filled('another build')
  expect(gateFromBytes((await gates.load()) ?? new Uint8Array(0), build)).toBeUndefined()
  expect(await passed(cold(gates), watches)).toEqual(expected)
})

test('a store that fails costs a warning and changes nothing', async () => {
  const fails = () => Promise.reject(new Error('the table is throttled'))
  const logger = recordingLogger()
  expect(await passed(cold({ load: fails, save: fails }, build, logger), watches)).toEqual(expected)
  expect(logger.lines.map(({ event }) => event)).toEqual(['gate.unread', 'gate.unsaved'])
})

test('a watch that changes takes its own place in the kept gate, and one that is gone leaves it', async () => {
  const gates = await filled()
  const [first, ...others] = watches
  if (!first) throw new Error('no watch')
  const changed: Watch = { ...first, title: `${first.title}, again` }
  const left = [changed, ...others.slice(1)]
  await cold(gates)(left.map(revised), new Set(left.map(({ id }) => id)))
  const kept = gateFromBytes((await gates.load()) ?? new Uint8Array(0), build)
  expect(new Set(kept?.watches.map(([, revision]) => revision))).toEqual(
    new Set(left.map((watch) => revised(watch).revision)),
  )
})

test('a poll that began with the old revision of a watch does not lose stories to one with the new', async () => {
  const compile = watchCompiler(recordingLogger())
  const [first] = watches
  if (!first) throw new Error('no watch')
  const old = [revised(first)]
  const before = await compile(old)
  await compile([revised({ ...first, title: `${first.title}, again` })])
  const story = stories[expected.findIndex((ids) => ids.includes(first.id))] as Story
  expect(before.concernedBy(story, old)).toHaveLength(1)
})

test('polls that begin at the same time share one gate', async () => {
  const compile = watchCompiler(recordingLogger())
  const both = await Promise.all([passed(compile, watches), passed(compile, watches)])
  expect(both).toEqual([expected, expected])
})
