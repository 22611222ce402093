import { describe, expect, test } from 'vitest'
import { type Decision, decideChange } from '../../../lib/changes/decide-change.ts'
import type { Change, Claim, Reading, Story } from '../../../lib/domain.ts'
import { aClaim, aReading, aStory, aWatch } from '../../support/builders.ts'

const at = (clock: string, over: Partial<Story> = {}): Story =>
  aStory({ published: `2026-03-02T${clock}:00Z`, ...over })

const compareValues = (current: string, heard: string) => {
  if (heard === current) return 'same'
  return heard === `about ${current}` ? 'looser' : 'different'
}

interface Heard {
  readonly story: Story
  readonly value: string
  readonly over?: Partial<Reading>
}

const hear = (newest: Change | undefined, { story, value, over }: Heard, claim: Claim = aClaim()): Decision =>
  decideChange({
    watch: aWatch({ claims: [claim] }),
    claim,
    newest,
    story,
    reading: aReading(story, value, over),
    now: '2026-03-03T00:00:00Z',
    compareValues,
  })

/** Runs the stories in turn and keeps the entries, as the pipeline does. */
const ledger = (...heard: readonly Heard[]): Change[] => {
  const changes: Change[] = []
  for (const each of heard) {
    const decision = hear(changes.at(-1), each)
    if (decision.kind === 'append') changes.push(decision.change)
  }
  return changes
}

const host: Partial<Reading> = { holder: 'Host City', verdict: 'disputes' }
const summary = (changes: readonly Change[]) => changes.map(({ type, from, to, holder }) => [type, from, to, holder])

describe('the claim’s holder', () => {
  test('a new venue is a revision of the article’s', () => {
    const story = at('09:00')
    const decision = hear(undefined, { story, value: 'Porto' })
    expect(decision).toMatchObject({
      kind: 'append',
      change: {
        ...{ id: 'tin-conference:venue:1', seq: 1, type: 'revision', from: 'Lisbon', to: 'Porto' },
        ...{ at: story.published, detectedAt: '2026-03-03T00:00:00Z', holder: 'Tin Council' },
        source: { storyId: story.id, origin: story.id, evidence: { quote: story.text } },
        positions: { 'Tin Council': { value: 'Porto', seq: 1, storyId: story.id } },
        earlier: [{ holder: 'Tin Council', value: 'Lisbon', seq: 0 }],
      },
    })
  })

  test('the article’s venue again changes nothing', () => {
    expect(hear(undefined, { story: at('09:00'), value: 'Lisbon', over: { verdict: 'confirms' } })).toEqual({
      kind: 'none',
    })
  })

  test('a return to the article’s venue is a reversion, although the story confirms the article', () => {
    const changes = ledger(
      { story: at('09:00'), value: 'Porto' },
      { story: at('10:00'), value: 'Lisbon', over: { verdict: 'confirms' } },
    )
    expect(summary(changes)).toEqual([
      ['revision', 'Lisbon', 'Porto', 'Tin Council'],
      ['reversion', 'Porto', 'Lisbon', 'Tin Council'],
    ])
  })

  test('values move several times and may come back to one they had', () => {
    const values = ['Porto', 'Faro', 'Porto', 'Lisbon', 'Porto']
    const changes = ledger(...values.map((value, hour) => ({ story: at(`1${hour}:00`), value })))
    expect(changes.map(({ to }) => to)).toEqual(values)
    expect(changes.map(({ type }) => type)).toEqual(['revision', 'revision', 'revision', 'reversion', 'revision'])
  })

  test('a later story with the new venue joins the change', () => {
    const [change] = ledger({ story: at('09:00'), value: 'Porto' })
    const copy = at('11:00')
    expect(hear(change, { story: copy, value: 'Porto' })).toMatchObject({
      ...{ kind: 'join', seq: 1 },
      source: { storyId: copy.id },
    })
  })

  test('a looser wording of the new venue joins the change', () => {
    const [change] = ledger({ story: at('09:00'), value: 'Porto' })
    expect(hear(change, { story: at('11:00'), value: 'about Porto' })).toMatchObject({ kind: 'join', seq: 1 })
  })

  test('the story that made the change is no second source of it', () => {
    const story = at('09:00')
    const [change] = ledger({ story, value: 'Porto' })
    expect(hear(change, { story, value: 'Porto' })).toEqual({ kind: 'none' })
  })

  test('a story that gives two answers is heard once', () => {
    const story = at('09:00')
    const [change] = ledger({ story, value: 'Porto' })
    expect(hear(change, { story, value: 'Faro' })).toMatchObject({
      kind: 'refuse',
      rule: 'ledger.older-than-position',
    })
  })
})

describe('time', () => {
  test('a story older than the position never replaces it', () => {
    const [change] = ledger({ story: at('12:00'), value: 'Porto' })
    expect(hear(change, { story: at('11:00'), value: 'Faro' })).toMatchObject({
      kind: 'refuse',
      rule: 'ledger.older-than-position',
    })
  })

  test('an older story with the article’s venue is history', () => {
    const [change] = ledger({ story: at('12:00'), value: 'Porto' })
    expect(hear(change, { story: at('11:00'), value: 'Lisbon' })).toEqual({ kind: 'none' })
  })

  test('an earlier report of the same news that arrives later joins it', () => {
    const [change] = ledger({ story: at('12:00'), value: 'Porto' })
    expect(hear(change, { story: at('11:00'), value: 'Porto' })).toMatchObject({ kind: 'join', seq: 1 })
  })

  test('a late report of a position that was left since joins the entry of that position', () => {
    const changes = ledger(
      { story: at('10:00'), value: 'Porto' },
      { story: at('12:00'), value: 'Faro' },
      { story: at('14:00'), value: 'Porto' },
    )
    expect(hear(changes.at(-1), { story: at('11:00'), value: 'Porto' })).toMatchObject({ kind: 'join', seq: 1 })
    expect(hear(changes.at(-1), { story: at('13:00'), value: 'Faro' })).toMatchObject({ kind: 'join', seq: 2 })
    expect(hear(changes.at(-1), { story: at('13:00'), value: 'Lisbon' })).toEqual({ kind: 'none' })
  })

  test('of two stories of one second the one with the later id comes second, whatever the order of arrival', () => {
    const [a, b] = [at('10:00', { id: 'a' }), at('10:00', { id: 'b' })]
    const [second] = ledger({ story: b, value: 'Faro' })
    expect(hear(second, { story: a, value: 'Porto' })).toMatchObject({ kind: 'refuse' })
    const [first] = ledger({ story: a, value: 'Porto' })
    expect(hear(first, { story: b, value: 'Faro' })).toMatchObject({ kind: 'append' })
  })

  test('a story from before the article changes nothing', () => {
    const story = aStory({ published: '2019-05-05T05:05:05Z' })
    expect(hear(undefined, { story, value: 'Porto' })).toMatchObject({ kind: 'refuse', rule: 'ledger.before-article' })
    expect(hear(undefined, { story, value: 'Lisbon' })).toEqual({ kind: 'none' })
  })

  test('a story dated years ahead counts as said now, and does not silence those that follow', () => {
    const [change] = ledger({ story: aStory({ published: '2031-01-01T00:00:00Z' }), value: 'Porto' })
    expect(change?.at).toBe('2026-03-03T00:00:00Z')
    expect(change?.source.published).toBe('2031-01-01T00:00:00Z')
    const next = aStory({ published: '2026-03-03T00:00:01Z' })
    expect(hear(change, { story: next, value: 'Faro' })).toMatchObject({ kind: 'append', change: { to: 'Faro' } })
  })

  test('a story ten minutes ahead of this machine’s clock keeps its time', () => {
    const [change] = ledger({ story: aStory({ published: '2026-03-03T00:10:00Z' }), value: 'Porto' })
    expect(change?.at).toBe('2026-03-03T00:10:00Z')
  })
})

describe('another party', () => {
  test('that asserts another venue disputes; the claim’s own position stays', () => {
    const changes = ledger({ story: at('09:00'), value: 'Faro', over: host })
    expect(summary(changes)).toEqual([['dispute', 'Lisbon', 'Faro', 'Host City']])
    expect(changes[0]?.positions).toMatchObject({ 'Tin Council': { value: 'Lisbon' }, 'Host City': { value: 'Faro' } })
  })

  test('that repeats itself joins its dispute, even after the claim’s holder moved', () => {
    const changes = ledger({ story: at('09:00'), value: 'Faro', over: host }, { story: at('10:00'), value: 'Porto' })
    expect(hear(changes.at(-1), { story: at('11:00'), value: 'Faro', over: host })).toMatchObject({
      ...{ kind: 'join', seq: 1 },
    })
  })

  test('that changes its mind disputes again, against the position of that moment', () => {
    const changes = ledger(
      { story: at('09:00'), value: 'Faro', over: host },
      { story: at('10:00'), value: 'Porto' },
      { story: at('11:00'), value: 'Braga', over: host },
    )
    expect(summary(changes).at(-1)).toEqual(['dispute', 'Porto', 'Braga', 'Host City'])
  })

  test('that says what the claim’s holder says now disputes nothing', () => {
    const changes = ledger({ story: at('10:00'), value: 'Porto' })
    const agrees = { story: at('11:00'), value: 'Porto', over: host }
    expect(hear(changes.at(-1), agrees)).toMatchObject({ kind: 'join', seq: 1 })
  })

  test('that agreed before the holder moved on is not made a dissenter by a second delivery', () => {
    const changes = ledger({ story: at('10:00'), value: 'Porto' }, { story: at('12:00'), value: 'Faro' })
    expect(hear(changes.at(-1), { story: at('11:00'), value: 'Porto', over: host })).toMatchObject({
      ...{ kind: 'join', seq: 1 },
    })
  })

  test('that holds the article’s venue disputes once the holder has moved, although it confirms the article', () => {
    const [change] = ledger({ story: at('10:00'), value: 'Porto' })
    const old = { story: at('11:00'), value: 'Lisbon', over: { ...host, verdict: 'confirms' as const } }
    expect(hear(change, old)).toMatchObject({ change: { type: 'dispute', from: 'Porto', to: 'Lisbon' } })
  })

  test('speaks of the fact itself when the claim names no holder', () => {
    const claim = aClaim({ holder: '' })
    const decision = hear(undefined, { story: at('09:00'), value: 'Porto', over: { holder: 'Host City' } }, claim)
    expect(decision).toMatchObject({ change: { type: 'revision', holder: 'Host City', from: 'Lisbon', to: 'Porto' } })
  })
})

describe('what is never recorded', () => {
  const refused = (over: Partial<Reading>) => hear(undefined, { story: at('09:00'), value: 'Porto', over })

  test.each([
    ['a question', { certainty: 'question' as const, verdict: 'mentions' as const }, 'ledger.not-certain'],
    ['a condition', { certainty: 'conditional' as const }, 'ledger.not-certain'],
    ['a mention', { verdict: 'mentions' as const }, 'ledger.mention'],
    [
      'a quote that is not in the story',
      { evidence: { quote: 'Porto!', start: 0, end: 6 } },
      'ledger.evidence-not-verbatim',
    ],
    [
      'a quote at other offsets',
      { evidence: { quote: 'The conference', start: 0, end: 14 } },
      'ledger.evidence-not-verbatim',
    ],
  ])('%s is refused with its reason', (_name, over, rule) => {
    expect(refused(over)).toMatchObject({ kind: 'refuse', rule })
  })

  test('a text without full stops makes no entry', () => {
    const story = at('09:00', { text: 'and so on '.repeat(1_000) })
    expect(hear(undefined, { story, value: 'Porto' })).toMatchObject({ rule: 'ledger.evidence-too-long' })
  })

  test('names and addresses without end are cut or left out of an entry', () => {
    const story = at('09:00', { title: 'T'.repeat(500_000), url: `https://a.example/${'u'.repeat(9_000)}` })
    const decision = hear(undefined, { story, value: 'Porto' })
    expect(JSON.stringify(decision).length).toBeLessThan(10_000)
    expect(decision).toMatchObject({ kind: 'append', change: { source: { url: '' } } })
  })

  test('a quote with half a character is refused: no store would give it back as it is', () => {
    const story = at('09:00', { text: 'Porto \ud83d it is' })
    expect(hear(undefined, { story, value: 'Porto' })).toMatchObject({ rule: 'ledger.evidence-not-verbatim' })
  })

  test('an unrelated story, one without a value and one without evidence say nothing', () => {
    for (const over of [{ verdict: 'unrelated' as const }, { value: null }, { evidence: null }])
      expect(refused(over)).toEqual({ kind: 'none' })
  })
})
