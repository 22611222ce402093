import { parseChangeId } from '../../lib/changes/change-id.ts'
import { withSources } from '../../lib/changes/sources.ts'
import type { Change, DeadLetter, Delivery, Mark, Mute, Refusal, Source, Trouble, Watch } from '../../lib/domain.ts'
import type {
  ChangeStore,
  DeliveryStore,
  GateStore,
  MuteStore,
  RefusalStore,
  ReviewStore,
  SeenStore,
  Shard,
  ShardStore,
  WatchStore,
} from '../../lib/ports.ts'

const memoryChangeStore = (): ChangeStore => {
  const changes: Change[] = []
  const joined: { readonly changeId: string; readonly source: Source }[] = []
  const ofClaim = (watchId: string, claimId: string) =>
    changes.filter((change) => change.watchId === watchId && change.claimId === claimId).sort((a, b) => a.seq - b.seq)
  const whole = (change: Change) =>
    withSources(
      change,
      joined.filter(({ changeId }) => changeId === change.id).map(({ source }) => source),
    )
  const key = (change: Pick<Change, 'id' | 'detectedAt'>) => `${change.detectedAt}#${change.id}`
  const comesAfter = (change: Change, after: Pick<Change, 'id' | 'detectedAt'>, inClaim: boolean) =>
    inClaim ? change.seq < (parseChangeId(after.id)?.seq ?? 0) : key(change) < key(after)
  return {
    newest: async (watchId, claimId) => ofClaim(watchId, claimId).at(-1),
    append: async (change) => {
      if (changes.some(({ id }) => id === change.id)) return 'taken'
      changes.push(structuredClone(change))
      return 'written'
    },
    join: async (watchId, claimId, seq, source) => {
      const changeId = `${watchId}:${claimId}:${seq}`
      if (joined.some((other) => other.changeId === changeId && other.source.storyId === source.storyId)) return 'taken'
      joined.push({ changeId, source })
      return 'written'
    },
    history: async (watchId, claimId) => ofClaim(watchId, claimId).map(whole),
    detected: async ({ since, until, limit, watchId, claimId, after }) =>
      changes
        .filter((change) => change.detectedAt >= since && change.detectedAt < until)
        .filter((change) => watchId === undefined || change.watchId === watchId)
        .filter((change) => claimId === undefined || change.claimId === claimId)
        .sort(claimId === undefined ? (a, b) => (key(a) < key(b) ? 1 : -1) : (a, b) => b.seq - a.seq)
        .filter((change) => after === undefined || comesAfter(change, after, claimId !== undefined))
        .slice(0, limit),
    complete: async (entries) => entries.map(whole),
    origins: async (entries) => entries.map((entry) => whole(entry).origins),
    entries: async (changeIds) => changes.filter(({ id }) => changeIds.includes(id)),
    find: async (changeId) => {
      const change = parseChangeId(changeId) && changes.find(({ id }) => id === changeId)
      return change === undefined ? undefined : whole(change)
    },
  }
}

const memoryWatchStore = (): WatchStore => {
  const watches = new Map<string, Watch>()
  return {
    all: async () => [...watches.values()],
    put: async (watch) => {
      watches.set(watch.id, watch)
    },
    remove: async (watchId) => {
      watches.delete(watchId)
    },
  }
}

const memoryShardStore = (): ShardStore => {
  const shards = new Map<string, Shard>()
  return {
    all: async () => [...shards.values()],
    get: async (id) => shards.get(id),
    put: async (shard) => {
      if ((shards.get(shard.id)?.version ?? 0) !== shard.version - 1) return 'taken'
      shards.set(shard.id, shard)
      return 'written'
    },
  }
}

const memorySeenStore = (): SeenStore => {
  const marked = new Set<string>()
  return {
    seen: async (keys) => new Set(keys.filter((key) => marked.has(key))),
    mark: async (keys) => {
      for (const key of keys) marked.add(key)
    },
  }
}

const memoryDeliveryStore = (): DeliveryStore => {
  const marked = new Set<string>()
  const acknowledged = new Map<string, { readonly by: string; readonly at: string }>()
  const held = new Map<string, string>()
  const places = new Map<string, number>()
  const troubles = new Map<string, Trouble>()
  const letters = new Map<string, DeadLetter>()
  const log: Delivery[] = []
  const hold = (changeId: string, at: string): void => {
    if (!held.has(changeId)) held.set(changeId, at)
  }
  return {
    troubles: async (changeIds, target) => {
      const found = changeIds.map((id) => [id, troubles.get(`${id} ${target}`)] as const)
      return new Map(found.filter((entry): entry is [string, Trouble] => entry[1] !== undefined))
    },
    setTrouble: async (changeId, target, trouble) => {
      if (trouble === undefined) troubles.delete(`${changeId} ${target}`)
      else troubles.set(`${changeId} ${target}`, trouble)
    },
    giveUp: async (letter) => {
      letters.set(`${letter.changeId} ${letter.target}`, letter)
      marked.add(`${letter.changeId} ${letter.target}`)
    },
    deadLetters: async () => [...letters.values()].sort((a, b) => (a.at < b.at ? 1 : -1)),
    revive: async ({ changeId, target }, at) => {
      hold(changeId, at)
      for (const kept of [troubles, letters, marked]) kept.delete(`${changeId} ${target}`)
      troubles.delete(`* ${target}`)
    },
    log: async (delivery) => {
      log.push(delivery)
    },
    logged: async (day) => log.filter(({ at }) => at.startsWith(day)).reverse(),
    delivered: async (changeIds, target) =>
      new Set(changeIds.filter((id) => marked.has(`${id} ${target}`) || acknowledged.has(id))),
    mark: async (changeId, target) => {
      marked.add(`${changeId} ${target}`)
    },
    acknowledge: async (changeId, by, at) => {
      if (!acknowledged.has(changeId)) acknowledged.set(changeId, { by, at })
    },
    acknowledged: async (changeId) => acknowledged.get(changeId),
    hold: async (changeId, at) => hold(changeId, at),
    release: async (changeId) => {
      held.delete(changeId)
    },
    held: async () => [...held].map(([changeId, since]) => ({ changeId, since })),
    takePlace: async (target, minute, limit) => {
      const taken = places.get(`${target} ${minute}`) ?? 0
      places.set(`${target} ${minute}`, taken + 1)
      return taken < limit
    },
  }
}

const memoryReviewStore = (): ReviewStore => {
  const marks = new Map<string, Mark>()
  return {
    confirm: async (changeId, mark) => {
      if (!marks.has(changeId)) marks.set(changeId, mark)
    },
    confirmed: async (changeId) => marks.get(changeId),
  }
}

const memoryMuteStore = (): MuteStore => {
  const mutes = new Map<string, Mute>()
  return {
    put: async (mute) => {
      mutes.set(`${mute.watchId}/${mute.claimId ?? ''}`, mute)
    },
    all: async () => [...mutes.values()],
  }
}

const memoryRefusalStore = (): RefusalStore => {
  const refusals = new Map<string, Refusal>()
  return {
    add: async (refusal) => {
      refusals.set(`${refusal.watchId}/${refusal.claimId}/${refusal.storyId}/${refusal.holder}`, refusal)
    },
    list: async (watchId, claimId) =>
      [...refusals.values()]
        .filter((refusal) => refusal.watchId === watchId && refusal.claimId === claimId)
        .sort((a, b) => (a.published < b.published ? 1 : -1)),
  }
}

/** Every store in memory. They pass the same contract as the DynamoDB stores. */
const memoryGateStore = (): GateStore => {
  let kept: Uint8Array | undefined
  return {
    load: async () => kept?.slice(),
    save: async (gate) => {
      kept = gate.slice()
    },
  }
}

export const memoryStores = () => ({
  changes: memoryChangeStore(),
  watches: memoryWatchStore(),
  shards: memoryShardStore(),
  seen: memorySeenStore(),
  deliveries: memoryDeliveryStore(),
  refusals: memoryRefusalStore(),
  reviews: memoryReviewStore(),
  mutes: memoryMuteStore(),
  gates: memoryGateStore(),
})
