import { Help } from 'commander'

/** Pages of `claimwatch help TOPIC`. Texts of at most 80 columns. */
export const topicNames = ['kinds', 'verdicts', 'stories', 'exit-codes', 'environment'] as const

export type TopicName = (typeof topicNames)[number]

export const isTopic = (name: string | undefined): name is TopicName => topicNames.some((topic) => topic === name)

const kindsPage = async (): Promise<string> => {
  const { kinds } = await import('../lib/claims/registry.ts')
  const help = new Help()
  const lines = Object.values(kinds).map(({ name, summary }) => {
    const wrapped = help.boxWrap(summary, 64).replaceAll('\n', `\n${' '.repeat(14)}`)
    return `  ${name.padEnd(12)}${wrapped}`
  })
  return `How the value of a claim is read and compared. Values: docs/watch-file.md

${lines.join('\n')}`
}

const verdictsPage = `What a story says about a claim, compared with the article:

  unrelated   not about the claim's subject
  mentions    on the subject, no answer: background, a question, a hypothesis,
              the answer of another event, an old answer retold
  confirms    the same value
  revises     the holder, or the fact, now has another value
  disputes    another party asserts a conflicting value

A change is written when a holder's value differs from the one that holder had:
a revision, a reversion (back to the article's value) or a dispute.`

const storiesPage = `Stories are JSON Lines, one object a line:

  {"id": "s1", "outlet": "Harbour Gazette", "title": "...", "text": "...",
   "published": "2026-03-02T09:30:00Z", "url": "https://..."}

id, title, text and published are needed; other keys are ignored. A bad line is
named with its number and does not stop the others; the exit code is then 2.
start and end of a quote count UTF-16 units of title, line feed, text.`

const exitCodesPage = `  0  done
  1  failed: a feed, a store or a subscriber could not be reached
  2  wrong usage, or a broken input file; the message says what to write instead

Data goes to standard output, talk to standard error. Every error has a name in
docs/errors.md.`

const environmentPage = `  NO_COLOR                  no colours, also on a terminal
  CLAIMWATCH_DEBUG=1        where an unexpected error happened
  CLAIMWATCH_LOG_LEVEL      what the functions log: error, warn, info
  CLAIMWATCH_ALLOWED_HOSTS  host:port, comma-separated, that may be fetched
                            although private; for tests with your own server`

/** The text of a page. */
export const topicPage = async (name: TopicName): Promise<string> => {
  const pages: Readonly<Record<TopicName, () => string | Promise<string>>> = {
    kinds: kindsPage,
    verdicts: () => verdictsPage,
    stories: () => storiesPage,
    'exit-codes': () => exitCodesPage,
    environment: () => environmentPage,
  }
  return `${await pages[name]()}\n`
}
