import type { Change, FeedState, Source, Watch } from '../../lib/domain.ts'
import { aChange, aClaim, aSource, aWatch } from './builders.ts'
import { memoryStores } from './memory-stores.ts'
import { fixedClock, recordingLogger, shortBackoff } from './quiet.ts'

/** Another affair beside the tin conference: how long a bridge stays closed. */
const bridgeWatch: Watch = aWatch({
  id: 'bridge',
  title: 'Bridge closure',
  claims: [
    aClaim({
      id: 'reopening',
      question: 'When does the bridge reopen?',
      kind: 'date',
      value: '2026-06-01',
      holder: 'Port Authority',
    }),
  ],
  feeds: [{ url: 'https://feeds.example/bridge.xml' }],
})

const numbered = (seq: number, over: Partial<Change> = {}): Change => {
  const day = String(seq).padStart(2, '0')
  const at = `2026-03-${day}T09:00:00Z`
  const to = seq % 2 === 0 ? 'Lisbon' : 'Porto'
  const quote = `The conference moves to ${to}, the council said on day ${seq}.`
  return aChange({
    id: `tin-conference:venue:${seq}`,
    ...{ seq, at, detectedAt: `2026-03-${day}T09:05:00Z` },
    ...{ from: seq % 2 === 0 ? 'Porto' : 'Lisbon', to, type: seq % 2 === 0 ? 'reversion' : 'revision' },
    source: aSource({ storyId: `story-${seq}`, published: at, evidence: { quote, start: 10, end: 10 + quote.length } }),
    positions: { 'Tin Council': { value: to, at, seq, storyId: `story-${seq}` } },
    ...over,
  })
}

/** Six moves of the conference and a dispute about the bridge; the third move has a second origin and a copy. */
export const exampleChanges: readonly Change[] = [
  ...[1, 2, 3, 4, 5, 6].map((seq) => numbered(seq)),
  numbered(1, {
    ...{ id: 'bridge:reopening:1', watchId: 'bridge', claimId: 'reopening', type: 'dispute', holder: 'Pilots’ Union' },
    ...{ from: '2026-06-01', to: '2026-09-01', detectedAt: '2026-03-04T12:00:00Z', confidence: 0.6 },
    source: aSource({
      storyId: 'bridge-1',
      title: 'Pilots doubt São Bento date',
      url: 'https://rival.example/bridge-1',
    }),
    positions: {
      'Port Authority': { value: '2026-06-01', at: '2026-03-01T08:00:00Z', seq: 0 },
      'Pilots’ Union': { value: '2026-09-01', at: '2026-03-04T12:00:00Z', seq: 1, storyId: 'bridge-1' },
    },
  }),
]

const joined: readonly Source[] = [
  aSource({
    storyId: 'other',
    outlet: 'Rival Post',
    title: 'Council picks the north',
    url: 'https://rival.example/x',
    published: '2026-03-03T10:00:00Z',
  }),
  aSource({
    storyId: 'copy',
    outlet: 'Copy Daily',
    title: 'Council picks the north',
    url: 'https://copy.example/x',
    published: '2026-03-03T11:00:00Z',
  }),
]

const feed: FeedState = {
  url: 'https://feeds.example/tin.xml',
  ...{ nextAt: '2026-03-07T10:00:00Z', intervalMinutes: 10, failures: 0, lastSuccess: '2026-03-07T09:50:00Z' },
}

const broken: FeedState = {
  url: 'https://feeds.example/bridge.xml',
  ...{
    nextAt: '2026-03-07T12:00:00Z',
    intervalMinutes: 60,
    failures: 3,
    lastError: 'The server answers 500; it is asked again later.',
  },
}

/** Stores in memory with two watches, seven changes, a refusal and two feeds, and what else the query app needs. */
export const exampleLedger = async () => {
  const stores = memoryStores()
  for (const watch of [aWatch(), bridgeWatch]) await stores.watches.put(watch)
  for (const change of exampleChanges) await stores.changes.append(change)
  for (const source of joined) await stores.changes.join('tin-conference', 'venue', 3, source)
  await stores.shards.put({ id: '0', feeds: [feed, broken], version: 1 })
  await stores.refusals.add({
    ...{ watchId: 'tin-conference', claimId: 'venue', storyId: 'old', outlet: 'Sample Ledger', title: 'Old news' },
    ...{ url: 'https://news.example/old', published: '2026-03-03T07:00:00Z', holder: 'Tin Council', value: 'Faro' },
    ...{
      quote: 'It may be Faro.',
      confidence: 0.4,
      rule: 'ledger.older-than-position',
      note: 'Older than what stands.',
    },
  })
  return { ...stores, clock: fixedClock('2026-03-07T10:00:00Z'), logger: recordingLogger(), backoff: shortBackoff }
}
