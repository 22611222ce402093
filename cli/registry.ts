import type { CliCommand } from './command.ts'

export interface RegistryEntry {
  /** One or two words: `compare`, `watch check`. */
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<CliCommand>
}

/** What the first word of a two-word command stands for. */
export const groups: Readonly<Record<string, string>> = {
  ledger: 'check the ledger, withdraw what was wrong',
  token: 'tokens of page and API of a deployed stage',
  watch: 'draft, check, look at, try and store watch files',
  feed: 'read feeds',
  feeds: 'the feeds polled, and those of a watch file',
}

/** Every command, in the order of the help page. A new command is one file in `commands/` and one line here. */
export const registry: readonly RegistryEntry[] = [
  {
    name: 'start',
    summary: 'play the recorded feeds of the first watch through the pipeline',
    load: async () => (await import('./commands/start.ts')).start,
  },
  {
    name: 'run',
    summary: 'run the pipeline on this machine, on live feeds',
    load: async () => (await import('./commands/run.ts')).run,
  },
  {
    name: 'watch draft',
    summary: 'propose a watch file from an article',
    load: async () => (await import('./commands/watch-draft.ts')).watchDraft,
  },
  {
    name: 'watch check',
    summary: 'list every fault of a watch file',
    load: async () => (await import('./commands/watch-check.ts')).watchCheck,
  },
  {
    name: 'watch show',
    summary: 'show a watch with everything derived from it',
    load: async () => (await import('./commands/watch-show.ts')).watchShow,
  },
  {
    name: 'watch test',
    summary: 'show what a watch would have found in stored stories',
    load: async () => (await import('./commands/watch-test.ts')).watchTest,
  },
  {
    name: 'watch plan',
    summary: 'show what pushing a watch would change',
    load: async () => (await import('./commands/watch-plan.ts')).watchPlan,
  },
  {
    name: 'watch push',
    summary: 'put a watch in force, without a deployment',
    load: async () => (await import('./commands/watch-push.ts')).watchPush,
  },
  {
    name: 'watch pull',
    summary: 'print a stored watch as a watch file',
    load: async () => (await import('./commands/watch-pull.ts')).watchPull,
  },
  {
    name: 'compare',
    summary: 'read stories against the claims of a watch',
    load: async () => (await import('./commands/compare.ts')).compare,
  },
  {
    name: 'read',
    summary: 'show word by word how one sentence is read',
    load: async () => (await import('./commands/read.ts')).read,
  },
  {
    name: 'feed read',
    summary: 'read a feed file as stories',
    load: async () => (await import('./commands/feed-read.ts')).feedRead,
  },
  {
    name: 'feeds',
    summary: 'how every feed is: last read, last story, next poll',
    load: async () => (await import('./commands/feeds.ts')).feeds,
  },
  {
    name: 'feeds check',
    summary: 'fetch and read a feed once',
    load: async () => (await import('./commands/feeds-check.ts')).feedsCheck,
  },
  {
    name: 'feeds add',
    summary: 'add a feed to a watch file',
    load: async () => (await import('./commands/feeds-add.ts')).feedsAdd,
  },
  {
    name: 'feeds remove',
    summary: 'take a feed out of a watch file',
    load: async () => (await import('./commands/feeds-remove.ts')).feedsRemove,
  },
  {
    name: 'feeds import',
    summary: 'add the feeds of an OPML list to a watch file',
    load: async () => (await import('./commands/feeds-import.ts')).feedsImport,
  },
  {
    name: 'feeds export',
    summary: 'the feeds of a watch as an OPML list',
    load: async () => (await import('./commands/feeds-export.ts')).feedsExport,
  },
  {
    name: 'replay',
    summary: 'run stored stories through the whole pipeline and print the changes',
    load: async () => (await import('./commands/replay.ts')).replay,
  },
  {
    name: 'changes',
    summary: 'the change table',
    load: async () => (await import('./commands/changes.ts')).changes,
  },
  {
    name: 'claims',
    summary: "every claim as it stands, with each holder's position",
    load: async () => (await import('./commands/claims.ts')).claims,
  },
  {
    name: 'tail',
    summary: 'follow the changes that a run finds',
    load: async () => (await import('./commands/tail.ts')).tail,
  },
  {
    name: 'export',
    summary: 'the change table as CSV, JSON Lines, JSON or JSON-LD',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  {
    name: 'explain',
    summary: 'why a change was recorded',
    load: async () => (await import('./commands/explain.ts')).explain,
  },
  {
    name: 'acknowledge',
    summary: 'say that a change was seen, so that it is not told any more',
    load: async () => (await import('./commands/acknowledge.ts')).acknowledge,
  },
  {
    name: 'confirm',
    summary: 'say that a change was checked and is right',
    load: async () => (await import('./commands/confirm.ts')).confirm,
  },
  {
    name: 'mute',
    summary: 'hold the alerts of a watch or claim for a while',
    load: async () => (await import('./commands/mute.ts')).mute,
  },
  {
    name: 'deliveries',
    summary: 'what was sent where, what failed, what was given up',
    load: async () => (await import('./commands/deliveries.ts')).deliveries,
  },
  {
    name: 'ledger verify',
    summary: 'check that no entry of the ledger is missing or altered',
    load: async () => (await import('./commands/ledger-verify.ts')).ledgerVerify,
  },
  {
    name: 'ledger retract',
    summary: 'withdraw a change that was wrong, by a new entry',
    load: async () => (await import('./commands/ledger-retract.ts')).ledgerRetract,
  },
  {
    name: 'serve',
    summary: 'the web page and the API on this machine',
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  {
    name: 'token add',
    summary: 'make a token for page and API of a deployed stage',
    load: async () => (await import('./commands/token-add.ts')).tokenAdd,
  },
  {
    name: 'token end',
    summary: 'give the tokens of a name an end',
    load: async () => (await import('./commands/token-end.ts')).tokenEnd,
  },
]
