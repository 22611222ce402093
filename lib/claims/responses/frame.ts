import type { Claim } from '../../domain.ts'
import { type Token, tokenise } from '../../text/tokens.ts'
import { auxiliaries, determiners, type PhraseIndex, prepositions, stemsOf } from '../../text/words.ts'
import type { FrameContext } from '../kind.ts'
import { roleAt } from '../read/roles.ts'
import { type Cueing, type Deeds, deedsFor, indexFor, isReply, peopleLike } from './lexicon.ts'

/** What the answer is to, and who gives it. JSON-safe. */
export interface ResponseFrame {
  /** Stems of the proposal: words of the claim and what means the same. */
  readonly object: readonly string[]
  readonly deeds: Deeds
  /** Stems of nouns by which a story may name the one who answers: `members`, `board`, `government`. */
  readonly people: readonly string[]
  /** Names of the claim beside the holder's: the one who proposes, what is proposed. */
  readonly others: readonly string[]
}

/** The tokens before the first auxiliary or verb of replying: the subject of the statement. */
const subjectTokens = (text: string): readonly Token[] => {
  const tokens = tokenise(text)
  const asks = /^(how|what|has|have|did|does|do|is|are|will|was|were)$/
  let from = 0
  while (from < tokens.length && asks.test(tokens[from]?.lower ?? '')) from += 1
  let to = from
  while (to < tokens.length && !endsSubject(tokens[to] as Token)) to += 1
  return tokens.slice(from, to)
}

const endsSubject = (token: Token): boolean =>
  token.kind === 'mark' || auxiliaries.has(token.lower) || (isReply(token.stem) && !determiners.has(token.lower))

const nounsIn = (tokens: readonly Token[]): string[] =>
  tokens
    .filter(
      (token) =>
        token.kind === 'word' &&
        !determiners.has(token.lower) &&
        !prepositions.has(token.lower) &&
        (!token.capital || roleAt(tokens, token.index) !== undefined || roleAt([token], 0) !== undefined),
    )
    .map((token) => token.stem)

const roleNouns = (holder: string): string[] => {
  const tokens = tokenise(holder)
  return tokens.filter((token) => roleAt([{ ...token, index: 0 }], 0) !== undefined).map((token) => token.stem)
}

/** `whether it will join a coalition`, `the invitation to take part`: what the holder would do by accepting. */
const requested =
  /\b(?:request|petition|application) to (return|release|free|close|hand|lift|pay|extend|drop|ban|stop|end|open|withdraw|apologise|apologize|postpone|delete|publish|resign|evacuate|surrender)\b/

const ownDeeds = ({ question, statement }: Claim): string[] =>
  [question, statement].flatMap((text) => {
    const match =
      /\b(?:whether|if) (?:it|they|he|she|[A-Z]\S*)? ?(?:will|would|to) ([a-z]+(?: (?:part|in|up|out|down|over|off|back))?)/.exec(
        text,
      ) ??
      /\b(?:invitation|call|demand|order|ultimatum|plea|summons|appeal|invited|asked|urged|told) to ([a-z]+(?: (?:part|in|up|out|down|over|off|back))?)/.exec(
        text,
      )
    const deed = (match ?? requested.exec(text))?.[1] ?? ''
    return deed === '' || /^(be|have|do|accept|reject|agree|respond|answer|the|a)\b/.test(deed) ? [] : [deed]
  })

/** Derives what the answer is to and who gives it from the claim's own sentences. */
export const responseFrame = (claim: Claim, { subject }: FrameContext): ResponseFrame => {
  const words = new Set(stemsOf(`${claim.question} ${claim.statement}`.toLowerCase().match(/[\p{L}]+/gu) ?? []))
  const nouns = [claim.question, claim.statement].flatMap((text) => nounsIn(subjectTokens(text)))
  const people = peopleLike([...new Set([...nouns, ...roleNouns(claim.holder)])].filter((noun) => !isReply(noun)))
  const deeds = deedsFor(words)
  const own = ownDeeds(claim)
  return {
    object: [...new Set(subject.groups.flatMap((group) => group.stems))].filter(
      (stem) => !isReply(stem) && !nouns.includes(stem),
    ),
    deeds: { accept: [...new Set([...deeds.accept, ...own])], reject: deeds.reject },
    people,
    others: subject.names.map(({ name }) => name),
  }
}

const indexes = new WeakMap<ResponseFrame, PhraseIndex<Cueing>>()

/** The cues to look for, built once per frame. */
export const cuesOf = (frame: ResponseFrame): PhraseIndex<Cueing> => {
  const known = indexes.get(frame)
  if (known) return known
  const index = indexFor(frame.deeds)
  indexes.set(frame, index)
  return index
}
