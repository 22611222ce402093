import type { Instant, Reading, Story } from '../domain.ts'
import type { CompiledWatch } from './compiled.ts'
import { readStory } from './engine.ts'
import { readSentences } from './read/read-story.ts'
import { kindOf } from './registry.ts'

/** What was derived from a watch, JSON-safe. */
export interface WatchDescription {
  readonly parties: readonly {
    readonly name: string
    readonly names: readonly string[]
    /** People who speak for the party, with the role the article gives them. */
    readonly roles: readonly string[]
  }[]
  readonly claims: readonly {
    readonly id: string
    readonly kind: { readonly name: string; readonly summary: string }
    readonly holder: string
    readonly subject: readonly (readonly string[])[]
    readonly names: readonly string[]
    readonly frame: unknown
  }[]
}

/** One sentence, word for word, as the engine reads it. */
export interface SentenceTrace {
  readonly text: string
  readonly speaker: string | null
  readonly tokens: readonly { readonly text: string; readonly notes: readonly string[] }[]
  readonly readings: readonly Reading[]
}

const partiesOf = ({ context }: CompiledWatch): WatchDescription['parties'] => {
  const people = [...context.people].map(([name, { party, role }]) => ({ party, text: `${name} (${role})` }))
  const parties = new Set([...context.parties.names.keys(), ...people.map(({ party }) => party)])
  return [...parties].map((name) => ({
    name,
    names: context.parties.names.get(name) ?? [name],
    roles: people.filter(({ party }) => party === name).map(({ text }) => text),
  }))
}

/** What was derived, for `watch show`: parties and people, and per claim its subject groups and frame. */
export const describeWatch = (watch: CompiledWatch): WatchDescription => ({
  parties: partiesOf(watch),
  claims: watch.claims.map(({ claim, subject, frame }) => ({
    id: claim.id,
    kind: { name: claim.kind, summary: kindOf(claim.kind).summary },
    holder: subject.holder,
    subject: subject.groups.map((group) => group.stems),
    names: subject.names.map((name) => name.name),
    frame,
  })),
})

/** Word-for-word trace of one sentence, for `claimwatch read`. */
export const traceSentence = (watch: CompiledWatch, sentence: string, published: Instant): SentenceTrace => {
  const story: Story = { id: 'sentence', outlet: '', title: sentence, text: '', published, url: '' }
  const read = readSentences(story, watch.context)
  const tokens = read.sentences.flatMap((part) =>
    part.tokens.map((token) => ({
      text: token.text,
      notes: [
        ...part.mentions
          .filter((mention) => mention.from === token.index)
          .map(
            (mention) =>
              `${mention.type} ${mention.name}${mention.party && mention.party !== mention.name ? ` (${mention.party})` : ''}`,
          ),
        ...part.clauses
          .filter((clause) => clause.from === token.index)
          .map(
            (clause) =>
              `clause: ${clause.certainty}${clause.speaker ? `, ${clause.speaker.name} ${clause.speaker.stance}` : ''}`,
          ),
      ],
    })),
  )
  const readings = readStory(watch, story).flatMap(({ best, also }) => [best, ...also])
  return { text: sentence, speaker: read.sentences[0]?.speaker?.name ?? null, tokens, readings }
}
