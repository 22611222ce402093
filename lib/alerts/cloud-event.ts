import type { Alert, Change, Claim, Source, Watch } from '../domain.ts'

/** A change as machines get it: the entry with its sources, without what only helps to find copies. */
export interface ToldChange {
  readonly watch: Pick<Watch, 'id' | 'title'>
  readonly claim: Pick<Claim, 'id' | 'question' | 'kind' | 'holder'>
  readonly change: Omit<Change, 'source' | 'earlier' | 'positions' | 'seconded'> & {
    /** The making story first, then by publication time; the first `sourcesTold` of them. */
    readonly sources: readonly Omit<Source, 'sketch'>[]
    /** How many stories say it, those that are not told among them. */
    readonly sourceCount: number
    /** Independent origins of all of them. */
    readonly origins: number
  }
}

/** CloudEvents 1.0 in JSON, structured mode. */
export interface CloudEvent {
  readonly specversion: '1.0'
  /** From the changes in it, so that a second sending is recognised as one. */
  readonly id: string
  readonly source: string
  readonly type: 'claimwatch.changes.v1'
  readonly subject: string
  readonly time: string
  readonly datacontenttype: 'application/json'
  readonly data: { readonly changes: readonly ToldChange[] }
}

/** A change that waited for days may have hundreds; what takes a message (SNS 256 KiB) takes this many with room to spare. */
const sourcesTold = 12

const withoutSketch = ({ sketch: _sketch, ...source }: Source): Omit<Source, 'sketch'> => source

const toldChange = ({ change, watch, claim }: Alert): ToldChange => {
  const { source: _source, earlier: _earlier, positions: _positions, seconded: _seconded, ...entry } = change
  return {
    ...{ watch, claim: { id: claim.id, question: claim.question, kind: claim.kind, holder: claim.holder } },
    change: {
      ...entry,
      sources: change.sources.slice(0, sourcesTold).map(withoutSketch),
      sourceCount: change.sources.length,
    },
  }
}

/** The id of a message: equal for equal changes, whoever sends it and how often. */
export const messageId = (alerts: readonly Alert[]): string => alerts.map(({ change }) => change.id).join('+')

/** One message of one or more changes. */
export const cloudEvent = (alerts: readonly Alert[]): CloudEvent => {
  const watches = [...new Set(alerts.map(({ watch }) => watch.id))]
  const times = alerts.map(({ change }) => change.detectedAt).sort()
  return {
    specversion: '1.0',
    id: messageId(alerts),
    source: `claimwatch/${watches.join('+')}`,
    type: 'claimwatch.changes.v1',
    subject: messageId(alerts),
    time: times.at(-1) ?? '',
    datacontenttype: 'application/json',
    data: { changes: alerts.map(toldChange) },
  }
}
