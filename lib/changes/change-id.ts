/** `<watchId>:<claimId>:<seq>`: from content and position, never random, so that two pollers compute the same id. */
export const changeId = (watchId: string, claimId: string, seq: number): string => `${watchId}:${claimId}:${seq}`

export interface ChangePlace {
  readonly watchId: string
  readonly claimId: string
  readonly seq: number
}

/** The parts of a change id; undefined when it is none. Ids of watches and claims hold no colon. */
export const parseChangeId = (id: string): ChangePlace | undefined => {
  const [, watchId, claimId, seq] = /^([^:]+):([^:]+):([1-9]\d{0,9})$/.exec(id) ?? []
  if (watchId === undefined || claimId === undefined || seq === undefined) return undefined
  return { watchId, claimId, seq: Number(seq) }
}
