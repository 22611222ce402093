import { type Decision, decideChange, type ValueRelation } from '../changes/decide-change.ts'
import { entryToOutweigh, heldOf, isOutlier, seconded, standsAlone } from '../changes/second-voice.ts'
import type { Change, Claim, Reading, Refusal, Story, Watch } from '../domain.ts'
import { ClaimwatchError } from '../errors.ts'
import type { Backoff, ChangeStore, Clock, Logger, RefusalStore } from '../ports.ts'

export interface RecordPorts {
  readonly changes: ChangeStore
  readonly refusals: RefusalStore
  readonly clock: Clock
  readonly logger: Logger
  readonly backoff: Backoff
  /** The kind's comparison, from the registry of claim kinds. */
  readonly compareValues: (claim: Claim, current: string, heard: string) => ValueRelation
}

export interface StoryReadings {
  readonly watch: Watch
  readonly story: Story
  /** Of any claims of the watch. */
  readonly readings: readonly Reading[]
}

export interface Recorded {
  /** Entries written. */
  readonly changes: readonly Change[]
  /** Ids of changes that the story joined as a source. */
  readonly joined: readonly string[]
  readonly refused: number
}

/** Measured: of twenty pollers over the same hundred stories none needed a third; the rest is for different stories on one claim. */
const attempts = 24

const nothing: Recorded = { changes: [], joined: [], refused: 0 }

const sum = (all: readonly Recorded[]): Recorded => ({
  changes: all.flatMap(({ changes }) => changes),
  joined: all.flatMap(({ joined }) => joined),
  refused: all.reduce((total, { refused }) => total + refused, 0),
})

interface Candidate {
  readonly watch: Watch
  readonly story: Story
  readonly claim: Claim
  readonly reading: Reading
}

const decide = (ports: RecordPorts, newest: Change | undefined, candidate: Candidate): Decision =>
  decideChange({
    ...candidate,
    newest,
    now: ports.clock.now(),
    compareValues: (current, heard) => ports.compareValues(candidate.claim, current, heard),
  })

const refuse = async (
  ports: RecordPorts,
  candidate: Candidate,
  { rule, note, held }: Pick<Refusal, 'rule' | 'note' | 'held'>,
): Promise<Recorded> => {
  const { watch, story, claim, reading } = candidate
  const { id: storyId, outlet, title, url, published } = story
  await ports.refusals.add({
    watchId: watch.id,
    claimId: claim.id,
    ...{ storyId, outlet, title, url, published },
    holder: reading.holder ?? claim.holder,
    value: reading.value ?? '',
    quote: reading.evidence?.quote.slice(0, 1_000) ?? '',
    confidence: reading.confidence,
    ...{ rule, note },
    ...(held !== undefined && { held }),
  })
  return { ...nothing, refused: 1 }
}

type Objection = Pick<Refusal, 'rule' | 'note'>

const loneVoice: Objection = {
  rule: 'ledger.lone-voice',
  note: 'Not sure enough alone: waits for a second, independent story.',
}

/** Why one story alone may not make the change; undefined when it may. */
const whyItWaits = async (
  { changes }: RecordPorts,
  { claim }: Candidate,
  change: Change,
  newest: Change | undefined,
): Promise<Objection | undefined> => {
  if (!standsAlone(change)) return loneVoice
  const id = entryToOutweigh(claim, change, newest)
  const standing = id === undefined ? undefined : await changes.find(id)
  if (standing === undefined || !isOutlier(change, standing)) return undefined
  const note = `Alone against ${standing.origins} independent origins of ${id}: waits for a second, independent story.`
  return { rule: 'ledger.outlier', note }
}

/**
 * The change as it may be written: as it is when its story may make it, else with the stories that waited for it.
 * Undefined when it has to wait itself. It is put among those that wait before they are asked for, so that of two
 * stories read at once at least one finds the other.
 */
const withSecondVoice = async (
  ports: RecordPorts,
  candidate: Candidate,
  change: Change,
  newest: Change | undefined,
): Promise<Change | undefined> => {
  const objection = await whyItWaits(ports, candidate, change, newest)
  if (objection === undefined) return change
  const { watch, claim } = candidate
  await refuse(ports, candidate, { ...objection, held: heldOf(change) })
  const same = (a: string, b: string): boolean => ports.compareValues(claim, a, b) !== 'different'
  return seconded(change, newest, await ports.refusals.list(watch.id, claim.id), same)
}

/** Does what was decided; undefined when another poller took the place in the ledger first. */
const carryOut = async (ports: RecordPorts, candidate: Candidate): Promise<Recorded | undefined> => {
  const { watch, claim } = candidate
  const newest = await ports.changes.newest(watch.id, claim.id)
  const decision = decide(ports, newest, candidate)
  switch (decision.kind) {
    case 'none':
      return nothing
    case 'refuse':
      return refuse(ports, candidate, decision)
    case 'join': {
      const joined = await ports.changes.join(watch.id, claim.id, decision.seq, decision.source)
      return joined === 'taken' ? nothing : { ...nothing, joined: [`${watch.id}:${claim.id}:${decision.seq}`] }
    }
    case 'append': {
      const change = await withSecondVoice(ports, candidate, decision.change, newest)
      if (change === undefined) return { ...nothing, refused: 1 }
      return append(ports, candidate, change)
    }
  }
}

const append = async (ports: RecordPorts, { story }: Candidate, change: Change): Promise<Recorded | undefined> => {
  if ((await ports.changes.append(change)) === 'taken') return undefined
  const { id, type, from, to, confidence } = change
  ports.logger.info('change.recorded', { change: id, type, from, to, confidence, story: story.id })
  return { ...nothing, changes: [change] }
}

const recordReading = async (ports: RecordPorts, candidate: Candidate): Promise<Recorded> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const recorded = await carryOut(ports, candidate)
    if (recorded !== undefined) return recorded
    await ports.backoff.wait(attempt)
  }
  const claim = `${candidate.watch.id}/${candidate.claim.id}`
  throw new ClaimwatchError('STORE_UNAVAILABLE', `other pollers kept writing to ${claim}; the story is read again`)
}

/** A reading without a value can change nothing: it costs no read of the ledger. */
const isAnswer = (reading: Reading): boolean =>
  reading.verdict !== 'unrelated' && reading.value !== null && reading.evidence !== null

/**
 * Writes what one story's readings change. Safe to repeat: a story that was recorded before is found in the ledger and
 * changes nothing. Fails with STORE_UNAVAILABLE; the caller then leaves the story unmarked, to be read again.
 */
export const recordReadings = async (ports: RecordPorts, read: StoryReadings): Promise<Recorded> => {
  const { watch, story } = read
  const done: Recorded[] = []
  for (const reading of read.readings.filter(isAnswer)) {
    const claim = watch.claims.find(({ id }) => id === reading.claimId)
    if (claim !== undefined) done.push(await recordReading(ports, { watch, story, claim, reading }))
  }
  return sum(done)
}
