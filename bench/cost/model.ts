/** What a month costs, from list prices and measured times. `npm run bench:cost` prints it; docs/deploy.md holds it. */
import { feedsPerShard } from '../../lib/contract.ts'

/** US dollars, us-east-1, list prices of November 2026 without the free tier. */
export const prices = {
  lambdaGbSecond: 1.33334e-5,
  lambdaRequest: 0.2e-6,
  sqsRequest: 0.4e-6,
  dynamodbWrite: 0.625e-6,
  dynamodbRead: 0.125e-6,
  snsPublish: 0.5e-6,
  logGb: 0.5,
  trace: 5e-6,
  schedulerCall: 1e-6,
  alarmMetric: 0.1,
  customMetric: 0.3,
  key: 1,
  secret: 0.4,
} as const

/** Measured on this code (two cores of a 2.x GHz machine, Node 20) where no other source is named. */
export const assumptions = {
  /** Feeds that one run fetches at a time. */
  fetchesAtOnce: 10,
  /** One round of fetches: median answer 0.12 s, now and then a slow host. Assumed. */
  roundSeconds: 0.5,
  /** Processor time of one poll with a new connection, 304 answered. */
  pollCpuSeconds: 0.003,
  /** Share of polls that bring a new body, and the processor time to read it. */
  modifiedShare: 0.05,
  readCpuSeconds: 0.05,
  /** Start, watches and shard in, shard out. */
  overheadSeconds: 0.15,
  pollMemoryGb: 0.5,
  /** Part of a processor that 512 MB have. */
  pollProcessors: 512 / 1769,
  /** Stored state of a feed. */
  feedStateKb: 0.3,
  watches: 10,
  watchKb: 6,
  claimsPerWatch: 3.75,
  /** Each function instance that keeps warm reads the watches whole every ten minutes; else only their edition. */
  wholeReadsPerMonth: 4_383,
  /** `bench:stages -- 10000`: reading a story for one watch that its gate lets pass, and how many of all watches it lets pass. */
  pairCpuSeconds: 0.0036,
  pairsPerStoryAndWatch: 0.0134,
  gateCpuSeconds: 0.0003,
  /** Stories in a feed's body. */
  storiesPerBody: 30,
  newStoriesPerBody: 2,
  changesPerThousandPolls: 0.5,
  /** An entry in the table and in its two indexes; its mark and its line in the delivery log. */
  changeWrites: 11,
  logKbPerRun: 1.5,
} as const

const minutesPerMonth = 43_830

export interface MonthlyCost {
  readonly feeds: number
  /** Mean minutes between two polls of one feed. */
  readonly interval: number
  readonly fixed: number
  readonly lambda: number
  readonly dynamodb: number
  readonly queueAndAlerts: number
  readonly logsAndTraces: number
  readonly total: number
}

/** Runs of poll in a month: a shard has one each minute in which any of its feeds is due. */
const pollRuns = (feeds: number, interval: number): number => {
  const inShard = Math.min(feeds, feedsPerShard)
  return (feeds / inShard) * minutesPerMonth * (1 - (1 - 1 / interval) ** inShard)
}

/** Processor time to find the watches that new stories concern, and to read the stories for them. */
const readingSeconds = (polls: number, watches: number): number => {
  const a = assumptions
  const stories = polls * a.modifiedShare * a.newStoriesPerBody
  return stories * (a.gateCpuSeconds + watches * a.pairsPerStoryAndWatch * a.pairCpuSeconds)
}

const lambdaCost = (runs: number, polls: number, watches: number): number => {
  const a = assumptions
  const polling = polls * (a.pollCpuSeconds + a.modifiedShare * a.readCpuSeconds)
  const cpu = (polling + readingSeconds(polls, watches)) / a.pollProcessors
  const waiting = runs * (a.overheadSeconds + Math.max(1, polls / runs / a.fetchesAtOnce) * a.roundSeconds)
  const pollSeconds = waiting + cpu
  const dispatchGbSeconds = minutesPerMonth * 0.25 * 0.2
  return (
    (pollSeconds * a.pollMemoryGb + dispatchGbSeconds) * prices.lambdaGbSecond +
    (runs + minutesPerMonth * 1.1) * prices.lambdaRequest
  )
}

/** Consistent reads take one unit per 4 kB, others half of that; writes one per kB. */
const dynamodbCost = (feeds: number, runs: number, polls: number, watches: number): number => {
  const a = assumptions
  const shardKb = Math.min(feeds, feedsPerShard) * a.feedStateKb
  const edition = 1
  const instances = 1 + Math.ceil(runs / minutesPerMonth / 20)
  const shards = Math.ceil(feeds / feedsPerShard)
  const bodies = polls * a.modifiedShare
  const reads =
    runs * (edition + 2 * (shardKb / 4)) +
    minutesPerMonth * (edition + shards * (shardKb / 4)) +
    instances * a.wholeReadsPerMonth * ((watches * a.watchKb) / 4) +
    bodies * a.storiesPerBody * 0.5
  const changes = (polls / 1000) * a.changesPerThousandPolls
  const writes = runs * shardKb + bodies * a.newStoriesPerBody + changes * a.changeWrites
  return reads * prices.dynamodbRead + writes * prices.dynamodbWrite
}

/** Lambda's five readers ask an empty queue every 20 seconds, whether there is work or not. */
const idleQueueRequests = 5 * 3 * minutesPerMonth

/** X-Ray keeps the first request of each second and one in twenty of the others. */
const traces = (runs: number): number => {
  const seconds = minutesPerMonth * 60
  return runs <= seconds ? runs : seconds + (runs - seconds) / 20
}

/** Metrics that the alarms of the stack look at; a test counts them. */
export const alarmMetrics = 36

/** Alarms, 9 metrics of our own, 5 of the stream's mapping, one key, two secrets, the schedule. */
const fixedCost =
  alarmMetrics * prices.alarmMetric +
  14 * prices.customMetric +
  prices.key +
  2 * prices.secret +
  minutesPerMonth * prices.schedulerCall

export const monthlyCost = (feeds: number, interval: number, watches: number = assumptions.watches): MonthlyCost => {
  const polls = (feeds * minutesPerMonth) / interval
  const runs = pollRuns(feeds, interval)
  const changes = (polls / 1000) * assumptions.changesPerThousandPolls
  const parts = {
    fixed: fixedCost,
    lambda: lambdaCost(runs, polls, watches),
    dynamodb: dynamodbCost(feeds, runs, polls, watches),
    queueAndAlerts: (runs * 2.1 + idleQueueRequests) * prices.sqsRequest + changes * prices.snsPublish,
    logsAndTraces:
      ((runs * assumptions.logKbPerRun) / 1e6) * prices.logGb + traces(runs + minutesPerMonth) * prices.trace,
  }
  return { feeds, interval, ...parts, total: Object.values(parts).reduce((sum, part) => sum + part, 0) }
}

const dollars = (amount: number): string => amount.toFixed(2)

/** The table of docs/deploy.md. */
export const costTable = (): string => {
  const rows = [100, 1_000, 10_000].flatMap((feeds) => [5, 20].map((interval) => monthlyCost(feeds, interval)))
  const lines = rows.map(
    (row) =>
      `| ${row.feeds} | ${row.interval} | ${dollars(row.fixed)} | ${dollars(row.lambda)} | ${dollars(row.dynamodb)} | ${dollars(row.queueAndAlerts)} | ${dollars(row.logsAndTraces)} | **${dollars(row.total)}** |`,
  )
  return [
    '| feeds | minutes | fixed | Lambda | DynamoDB | SQS, SNS | logs, traces | **$ a month** |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...lines,
  ].join('\n')
}

/** The table of docs/performance.md: dollars a month by feeds, polled every five minutes, and claims. */
export const scaleTable = (): string => {
  const claims = [1_000, 10_000, 100_000, 1_000_000]
  const rows = [100, 1_000, 10_000].map((feeds) => {
    const totals = claims.map((count) => monthlyCost(feeds, 5, count / assumptions.claimsPerWatch).total)
    return `| ${[feeds, ...totals.map((total) => Math.round(total))].join(' | ')} |`
  })
  return [
    `| feeds | ${claims.map((count) => `${count} claims`).join(' | ')} |`,
    `| ---: |${' ---: |'.repeat(claims.length)}`,
    ...rows,
  ].join('\n')
}
