import { expect, test } from 'vitest'
import { loadWatches } from '../../../lib/pipeline/load-watches.ts'
import type { WatchText } from '../../../lib/ports.ts'
import { aWatch } from '../../support/builders.ts'
import { memoryStores } from '../../support/memory-stores.ts'
import { recordingLogger } from '../../support/quiet.ts'

const watchFile = (id: string, title = 'Tin conference'): WatchText => ({
  name: `${id}/watch.yaml`,
  text: `id: ${id}
title: ${title}
article: { title: Tin Council invites, published: 2026-03-01, file: article.txt }
feeds: [https://feeds.example/tin.xml]
claims:
  - { id: venue, question: Where is the tin conference held?, kind: place, value: Lisbon, holder: Tin Council }
`,
  readText: (path) => (path === 'article.txt' ? 'The tin conference is held in Lisbon.' : undefined),
})

const load = async (files: readonly WatchText[]) => {
  const { watches } = memoryStores()
  const logger = recordingLogger()
  const outcome = await loadWatches({ watches, logger }, files)
  return { ...outcome, watches, logger }
}

test('a sound watch file comes into force with its article', async () => {
  const { loaded, refused, watches } = await load([watchFile('tin-conference')])
  expect({ loaded, refused }).toEqual({ loaded: ['tin-conference'], refused: [] })
  expect((await watches.all())[0]?.article.text).toBe('The tin conference is held in Lisbon.')
})

test('a broken watch file is refused with every fault, the old watch stays, and the others are loaded', async () => {
  const { watches } = memoryStores()
  await watches.put(aWatch({ id: 'broken', title: 'As it was' }))
  const broken = { ...watchFile('broken'), text: 'id: broken\ntitle: [1]\nclaims: []\n' }
  const logger = recordingLogger()
  const outcome = await loadWatches({ watches, logger }, [broken, watchFile('tin-conference')])
  expect(outcome.loaded).toEqual(['tin-conference'])
  expect(outcome.refused.map(({ file }) => file)).toEqual(['broken/watch.yaml'])
  expect(outcome.refused[0]?.faults.length).toBeGreaterThan(1)
  expect(outcome.refused[0]?.faults[0]).toMatch(/^broken\/watch\.yaml:\d+:\d+ /)
  expect((await watches.all()).find(({ id }) => id === 'broken')?.title).toBe('As it was')
  expect(logger.lines.map(({ event }) => event)).toEqual(['watch.refused', 'watch.loaded'])
})

test('of two files with one id the first is taken and the second refused by name', async () => {
  const second = { ...watchFile('tin-conference', 'Another'), name: 'copy/watch.yaml' }
  const { loaded, refused, watches } = await load([watchFile('tin-conference'), second])
  expect(loaded).toEqual(['tin-conference'])
  expect(refused[0]?.faults[0]).toContain('copy/watch.yaml has the id tin-conference of tin-conference/watch.yaml')
  expect((await watches.all())[0]?.title).toBe('Tin conference')
})
