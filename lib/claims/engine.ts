import { type Claim, type Instant, type Story, storyText, type Watch } from '../domain.ts'
import type { Condition } from '../gate/condition.ts'
import { tokenise } from '../text/tokens.ts'
import { type Affair, closeness, deriveAffair, isClose } from './affair.ts'
import { isAmongAuthorities, isBareNounOf, isSameBody, isSameCouncil } from './bodies.ts'
import type { CompiledClaim, CompiledWatch as CompiledEngineWatch } from './compiled.ts'
import { type ConfidenceModel, fittedConfidence } from './confidence.ts'
import { type Decision, decide } from './decide.ts'
import { canConcern, conditionOfAny, deriveGate, isAnchored } from './gate.ts'
import type { ClaimFault, Setting, ValueRelation } from './kind.ts'
import { lintClaims } from './lint.ts'
import { type StoryWords, storyWords } from './naming.ts'
import { distinctWords, type OwnWords, ownWordsIn } from './own-words.ts'
import type { Sides } from './owner.ts'
import { draftsOf } from './read/drafts.ts'
import { deriveParties, isDescription, type Parties } from './read/parties.ts'
import { type ReadContext, type ReadStory, readSentences } from './read/read-story.ts'
import { kindOf } from './registry.ts'
import type { Sentence } from './sentence.ts'
import { answers, type IsLooser, inStory, readingsOf, type ClaimReadings as StoryReadings } from './story-level.ts'
import { strangenessIn } from './strangers.ts'
import { deriveSubject, matchSubject, type SubjectMatch } from './subject.ts'
import { type Thread, threadsOf } from './thread.ts'

/** What one story says about one claim: the strongest answer, then the others. */
export type ClaimReadings = StoryReadings
export type CompiledWatch = CompiledEngineWatch

const readText = (text: string, published: Instant, context: ReadContext): ReadStory =>
  readSentences({ title: text, text: '', published }, context)

const titleNames = (article: readonly Sentence[]): string[] =>
  article
    .filter(({ place }) => place === 'title')
    .flatMap(({ mentions }) => mentions.filter(({ text }) => /\p{Lu}/u.test(text)).map(({ name }) => name))

const compileClaim = (
  claim: Claim,
  watch: Watch,
  context: ReadContext,
  article: readonly Sentence[],
  affair: Affair,
): CompiledClaim => {
  const read = (text: string) => readText(text, watch.article.published, context).sentences
  const holder = context.parties.homes.get(claim.holder) ?? claim.holder
  const subject = deriveSubject(
    claim,
    holder,
    read(claim.question),
    read(claim.statement || `${claim.question} ${claim.value}`),
    article,
  )
  const articleText = storyText(watch.article)
  const frame = kindOf(claim.kind).compile(claim, { subject, articlePublished: watch.article.published, articleText })
  return { claim, subject, frame, gate: deriveGate(subject, claim.holder, titleNames(article), affair, context) }
}

const contextOf = (watch: Watch, parties: Parties): ReadContext => {
  const bare: ReadContext = {
    parties,
    people: new Map(),
    kin: new Set(),
    nouns: new Map(),
    articlePublished: watch.article.published,
  }
  const claims = watch.claims.flatMap((claim) => [claim.statement, claim.question]).filter((text) => text !== '')
  const article = readSentences({ ...watch.article, text: `${watch.article.text}\n${claims.join('\n')}` }, bare)
  const holders = new Set(watch.claims.map((claim) => claim.holder))
  const people = new Map(
    [...article.people].map(([name, person]) => [name, holders.has(name) ? { ...person, party: name } : person]),
  )
  return { ...bare, people, kin: article.kin, nouns: article.nouns }
}

const affairOf = (watch: Watch, article: readonly Sentence[]): Affair =>
  deriveAffair([
    ...article.map(({ tokens }) => tokens),
    ...watch.claims.map(({ question, statement }) => tokenise(`${question} ${statement}`)),
  ])

/** Everything derived once from a watch: frames, gate, parties. Pure; done once per cold start. */
export const compileWatch = (watch: Watch): CompiledWatch => {
  const context = contextOf(watch, deriveParties(watch))
  const article = readSentences(watch.article, context).sentences
  const affair = affairOf(watch, article)
  const claims = watch.claims.map((claim) => compileClaim(claim, watch, context, article, affair))
  return { watch, context, affair, claims, distinct: distinctWords(claims.map(({ subject }) => subject)) }
}

/** `the court` is any court the story names that is not another holder of the watch. */
const described = (holder: string, party: string, others: readonly string[]): boolean => {
  if (!isDescription(holder) || others.includes(party)) return false
  const noun = holder.split(' ').at(-1) ?? ''
  return noun.length > 2 && party.toLowerCase().split(/\s+/).includes(noun.toLowerCase())
}

const sidesOf = (read: ReadStory, watch: CompiledWatch): Sides => {
  const { parties } = watch.context
  const holders = watch.claims.map(({ claim }) => claim.holder)
  return {
    same: (a, b) => {
      const [one, other] = [parties.homes.get(a) ?? a, parties.homes.get(b) ?? b]
      return (
        one === other ||
        read.kin.has(`${one}|${other}`) ||
        described(other, one, holders) ||
        isSameBody(one, other) ||
        isSameCouncil(one, other) ||
        isAmongAuthorities(one, other, parties.homes) ||
        (isBareNounOf(one, other) && holders.every((each) => each === other || !isBareNounOf(one, each)))
      )
    },
  }
}

/** What a story's sentences show to every claim of the watch alike. */
interface Shown {
  readonly threads: readonly Thread[]
  /** Per claim of the watch. */
  readonly ownWords: readonly OwnWords[]
}

const shownKnown = new WeakMap<ReadStory, Shown>()

/** Looked at once for a story that was read, however many claims ask. */
const shownIn = (read: ReadStory, { affair, distinct }: CompiledWatch): Shown => {
  const shown = shownKnown.get(read) ?? {
    threads: threadsOf(read.sentences, affair),
    ownWords: ownWordsIn(read.sentences, distinct),
  }
  shownKnown.set(read, shown)
  return shown
}

const decideClaim = (
  compiled: CompiledClaim,
  watch: CompiledWatch,
  story: Story,
  read: ReadStory,
  words: StoryWords,
): { readonly decisions: readonly Decision[]; readonly related: boolean } => {
  const { claim, subject, frame } = compiled
  const sides = sidesOf(read, watch)
  const holderNamed = read.sentences.some(
    (sentence) =>
      (/\p{Lu}/u.test(claim.holder) && sentence.text.includes(claim.holder)) ||
      sentence.mentions.some(
        (mention) => mention.head !== 'pronoun' && mention.party !== null && sides.same(mention.party, claim.holder),
      ),
  )
  const matches = matchSubject(read.sentences, subject, holderNamed || isClose(watch.affair, words.head))
  const kind = kindOf(claim.kind)
  const isHolder = (party: string | null) => party !== null && sides.same(party, claim.holder)
  const base = {
    claim,
    subject,
    sentences: read.sentences,
    isHolder,
    holderNamed,
    strangeness: strangenessIn(read.sentences, watch.affair, isHolder),
    published: story.published,
    articlePublished: watch.watch.article.published,
    closeness: closeness(watch.affair, words.head),
  }
  const { threads, ownWords } = shownIn(read, watch)
  const own = ownWords[watch.claims.indexOf(compiled)] as OwnWords
  const decisions = read.sentences.flatMap((sentence) => {
    const [match, thread] = [matches[sentence.index], threads[sentence.index]]
    if (!match?.about || !thread) return []
    const setting: Setting = { ...base, match, thread, ownWords: own[sentence.index] ?? 0 }
    return kind.read(sentence, frame, setting).map((answer) => decide(answer, sentence, kind, setting, sides))
  })
  return { decisions, related: isRelated(matches) }
}

const isLooserFor =
  (claim: Claim): IsLooser =>
  (value, than) =>
    kindOf(claim.kind).narrows?.(than, value) === true ||
    (kindOf(claim.kind).compare(claim, than, value) === 'looser' &&
      kindOf(claim.kind).compare(claim, value, than) !== 'same')

const nothingFound = { decisions: [], related: false, isLooser: () => false }

const readClaim = (
  compiled: CompiledClaim,
  watch: CompiledWatch,
  story: Story,
  read: ReadStory,
  model: ConfidenceModel,
): ClaimReadings => {
  const { decisions, related } = decideClaim(compiled, watch, story, read, storyWords(draftsOf(story)))
  return readingsOf(compiled.claim, story, { decisions, related, isLooser: isLooserFor(compiled.claim) }, model)
}

/** Every firm answer of a story for every claim, before any is chosen: what the confidence is fitted on. */
export const candidatesOf = (
  watch: CompiledWatch,
  story: Story,
): readonly { readonly claim: Claim; readonly decision: Decision }[] => {
  const words = storyWords(draftsOf(story))
  const open = watch.claims.filter(({ gate }) => canConcern(gate, words))
  if (open.length === 0) return []
  const read = readSentences(story, watch.context)
  return open.flatMap((compiled) => {
    const { decisions } = decideClaim(compiled, watch, story, read, words)
    return decisions
      .filter(({ verdict }) => answers.has(verdict))
      .map((decision) => ({ claim: compiled.claim, decision: inStory(decision, decisions) }))
  })
}

const isRelated = (matches: readonly SubjectMatch[]): boolean =>
  matches.some((match) => match.about && match.here > 0.2)

/** Reads every sentence for every claim, whatever the gate says: what the gate is measured against. */
export const readWithoutGate = (watch: CompiledWatch, story: Story): readonly ClaimReadings[] => {
  const read = readSentences(story, watch.context)
  const words = storyWords(draftsOf(story))
  return watch.claims.map((compiled) =>
    isAnchored(compiled.gate, words)
      ? readClaim(compiled, watch, story, read, fittedConfidence)
      : readingsOf(compiled.claim, story, nothingFound, fittedConfidence),
  )
}

/** What every story shows that can concern a claim of the watch; more stories may show it. */
export const conditionOfWatch = ({ claims }: CompiledWatch): Condition => conditionOfAny(claims.map(({ gate }) => gate))

/** Can the story concern a claim of the watch? Where it cannot, `readStory` finds every claim unrelated. */
export const mayConcern = (watch: CompiledWatch, story: Story): boolean => {
  const words = storyWords(draftsOf(story))
  return watch.claims.some(({ gate }) => canConcern(gate, words))
}

/**
 * One row per claim of the watch, always (verdict `unrelated` when the gate says so). Never throws. `model`: other weights
 * than the fitted ones, to measure with sets left out.
 */
export const readStory = (
  watch: CompiledWatch,
  story: Story,
  model: ConfidenceModel = fittedConfidence,
): readonly ClaimReadings[] => {
  const words = storyWords(draftsOf(story))
  const open = new Set(watch.claims.filter(({ gate }) => canConcern(gate, words)))
  const read = open.size > 0 ? readSentences(story, watch.context) : undefined
  return watch.claims.map((compiled) =>
    read && open.has(compiled)
      ? readClaim(compiled, watch, story, read, model)
      : readingsOf(compiled.claim, story, nothingFound, model),
  )
}

/** Are the two notations one value for this claim, or is `heard` only a looser wording of `current`? */
export const compareValues = (claim: Claim, current: string, heard: string): ValueRelation =>
  kindOf(claim.kind).compare(claim, current, heard)

/** Faults of claims the engine cannot work with (errors), and claims that cannot be told apart (warnings). */
export const lintWatch = (watch: Watch): readonly ClaimFault[] => lintClaims(watch, compileWatch(watch).claims)
