import certaintyCues from '../../../knowledge/certainty.json' with { type: 'json' }
import { type Instant, type Story, storyText } from '../../domain.ts'
import type { Token } from '../../text/tokens.ts'
import type { Sentence, Speaker } from '../sentence.ts'
import { findAttributions } from './attribution.ts'
import { readClauses } from './clauses.ts'
import { type Draft, draftsOf } from './drafts.ts'
import { type Focus, newFocus, noteKin, remember, resolve, within } from './focus.ts'
import { type Lexicon, stateNamed, worldLexicon } from './lexicon.ts'
import { findMentions, type RawMention } from './mentions.ts'
import type { Parties } from './parties.ts'
import { type People, partyless, peopleIn, peopleLexicon, spellingVariants } from './people.ts'
import { pronounMentions } from './pronouns.ts'
import { spreadQuotes } from './quotes.ts'
import { roleAt } from './roles.ts'

/** A story as read, before any claim looks at it. */
export interface ReadStory {
  readonly sentences: readonly Sentence[]
  readonly people: People
  /** Pairs of parties that speak for one another, as `a|b`. */
  readonly kin: ReadonlySet<string>
  /** Noun → the organisation it stands for: `studio` → Rockstar Games. */
  readonly nouns: ReadonlyMap<string, string>
}

/** What reading needs beside the story. */
export interface ReadContext {
  readonly parties: Parties
  /** Known before the story: from the article. */
  readonly people: People
  readonly kin: ReadonlySet<string>
  /** Noun → the organisation it stands for: `studio` → Rockstar Games. */
  readonly nouns: ReadonlyMap<string, string>
  readonly articlePublished: Instant
}

const historyTitle = new RegExp(`(^|\\W)(${certaintyCues.historyTitle.join('|')})(\\W|$)`, 'i')

const capitalised = (all: readonly Draft[]): ReadonlySet<string> =>
  new Set(
    all.flatMap(({ tokens }) =>
      tokens
        .filter((token) => token.capital && token.text.length > 4)
        .map((token) => (/\p{Script=Latin}/u.test(token.text) ? token.text.replace(/'s$/, '') : token.lower)),
    ),
  )

/** First pass: who is who in this story. */
const learnPeople = (all: readonly Draft[], lexicons: readonly Lexicon[], context: ReadContext): People => {
  const learned = new Map(context.people)
  for (const { tokens } of all) {
    for (const [name, person] of peopleIn(findMentions(tokens, lexicons))) {
      const party = context.parties.homes.get(person.party) ?? person.party
      if (!learned.has(name)) learned.set(name, { party, role: person.role })
    }
  }
  return learned
}

const isQuestion = (text: string): boolean => /\?["')\]]*$/.test(text)

/** The first sentences after the title. */
const leadSentences = 2

const place = (index: number, paragraph: number): Sentence['place'] => {
  if (paragraph === 0) return 'title'
  return index <= leadSentences ? 'lead' : 'body'
}

/** `the president` stands for the one president of the story; for nobody where there are two. */
const noteRole = (focus: Focus, role: string, party: string): void => {
  const known = focus.nouns.get(role)
  focus.nouns.set(role, known === undefined || known === party ? party : '')
}

const noteMention = (focus: Focus, mention: RawMention, parties: Parties): void => {
  if (mention.role === 'self' && mention.personName && mention.head)
    focus.nouns.set(`self ${mention.head}`, mention.personName)
  if (!mention.party) return
  if (mention.type === 'person') focus.person = mention.party
  if (mention.role === 'leader' && mention.personName && mention.head)
    noteRole(focus, `the ${mention.head}`, mention.party)
  const passing =
    mention.determiner !== null &&
    /^(a|an|another|some|no|any|every|each)$/.test(mention.determiner) &&
    mention.role === 'body'
  if (mention.preposition !== null || mention.head === 'adjective' || passing) return
  remember(focus, mention.party, parties)
  if (mention.role === 'body' && mention.head && mention.determiner !== 'the')
    focus.nouns.set(mention.head, mention.party)
}

/** `Rockstar Games studio`, `publisher Take-Two`: the noun beside a name will stand for it later. */
const noteNouns = (focus: Focus, tokens: readonly Token[], mentions: readonly RawMention[]): void => {
  for (const mention of mentions) {
    if (
      mention.type !== 'party' ||
      !mention.party ||
      mention.role !== null ||
      stateNamed(mention.party) ||
      mention.head === 'adjective'
    )
      continue
    for (const at of [mention.to, mention.from - 1]) {
      const role = roleAt(tokens, at)
      if (role?.role === 'body') focus.nouns.set(tokens[at]?.stem ?? '', mention.party)
    }
  }
}

const updateFocus = (focus: Focus, all: readonly RawMention[], speaker: Speaker | null, parties: Parties): void => {
  const mentions = all.filter((mention) => mention.head !== 'pronoun')
  for (const mention of mentions) noteMention(focus, mention, parties)
  const first = mentions.find((mention) => mention.preposition === null && mention.type === 'person' && mention.party)
  if (first?.party) focus.person = first.party
  const subject = mentions.find(
    (mention) => mention.preposition === null && !mention.possessive && mention.head !== 'adjective' && mention.party,
  )
  if (subject?.party) remember(focus, subject.party, parties)
  if (speaker?.party) {
    focus.speaker = speaker.party
    if (mentions.some((mention) => mention.type === 'person' && mention.name === speaker.name))
      focus.person = speaker.party
    remember(focus, speaker.party, parties)
  }
}

/** `its board`: whose it is may stand in the same sentence. */
const isPossessed = (mention: RawMention): boolean => /^(its|their|his|her)$/.test(mention.determiner ?? '')

const readSentence = (
  draft: Draft,
  index: number,
  raw: readonly RawMention[],
  focus: Focus,
  context: ReadContext & { published: Instant; source: string; supposed: boolean; history: boolean },
): Sentence & { mentions: readonly RawMention[] } => {
  const named: RawMention[] = []
  for (const mention of raw)
    named.push(resolve(mention, isPossessed(mention) ? within(focus, named, mention.type) : focus, context.parties))
  const mentions = [...named, ...pronounMentions(draft.tokens, named, focus)].sort((a, b) => a.from - b.from)
  const attributions = findAttributions(draft.tokens, mentions, focus)
  const text = context.source.slice(draft.start, draft.end)
  const question = isQuestion(text)
  const clauses = readClauses(draft.tokens, {
    question,
    published: context.published,
    articlePublished: context.articlePublished,
    attributions,
    supposed: context.supposed,
    history: context.history,
    title: draft.paragraph === 0,
  })
  const clauseOf = clauses.flatMap((clause) => Array.from({ length: clause.to - clause.from }, () => clause.index))
  return {
    index,
    paragraph: draft.paragraph,
    place: place(index, draft.paragraph),
    start: draft.start,
    end: draft.end,
    text,
    tokens: draft.tokens,
    clauses,
    clauseOf,
    mentions,
    speaker: attributions.find((attribution) => attribution.speaker.stance !== 'asks')?.speaker ?? null,
    question,
  }
}

const supposes = (sentence: Sentence): boolean =>
  sentence.question ||
  sentence.clauses.some((clause) => clause.cues.some((cue) => cue.rule === 'certainty.supposition'))

const learnFromSpeaker = (
  people: Map<string, { party: string; role: string }>,
  raw: readonly RawMention[],
  sentence: Sentence,
): void => {
  for (const mention of sentence.mentions) {
    const { personName, party, determiner } = mention as RawMention
    if (personName && party && /^(its|their)$/.test(determiner ?? '') && !people.has(personName))
      people.set(personName, { party, role: mention.head ?? '' })
  }
  const party = sentence.speaker?.party
  if (!party) return
  for (const mention of partyless(raw)) {
    if (mention.personName && mention.party === null && !people.has(mention.personName))
      people.set(mention.personName, { party, role: mention.head ?? '' })
  }
}

/** Reads every sentence of a story once. Pure, never throws, linear in the story's length. */
export const readSentences = (story: Pick<Story, 'title' | 'text' | 'published'>, context: ReadContext): ReadStory => {
  const source = storyText(story)
  const all = draftsOf(story)
  const known = peopleLexicon(context.people, spellingVariants(capitalised(all), context.people))
  const base = [known, context.parties.lexicon, worldLexicon]
  const people = learnPeople(all, base, context)
  const lexicons = [
    peopleLexicon(people, spellingVariants(capitalised(all), people)),
    context.parties.lexicon,
    worldLexicon,
  ]
  const speakers = new Map(people)
  const focus = newFocus()
  for (const pair of context.kin) focus.kin.add(pair)
  for (const [noun, party] of context.nouns) focus.nouns.set(noun, party)
  const sentences: Sentence[] = []
  const history = historyTitle.test(story.title)
  let supposed = false
  for (const [index, draft] of all.entries()) {
    const raw = findMentions(draft.tokens, lexicons)
    const sentence = readSentence(draft, index, raw, focus, {
      ...context,
      published: story.published,
      source,
      supposed,
      history,
    })
    supposed = supposes(sentence)
    noteKin(
      focus,
      draft.tokens.map((token) => token.stem),
      sentence.mentions,
    )
    noteNouns(focus, draft.tokens, sentence.mentions)
    updateFocus(focus, sentence.mentions, sentence.speaker, context.parties)
    learnFromSpeaker(speakers, raw, sentence)
    sentences.push(sentence)
  }
  return { sentences: spreadQuotes(sentences), people: speakers, kin: focus.kin, nouns: focus.nouns }
}
