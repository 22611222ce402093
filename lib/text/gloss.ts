import ru from '../../knowledge/languages/ru.json' with { type: 'json' }
import uk from '../../knowledge/languages/uk.json' with { type: 'json' }
import states from '../../knowledge/states.json' with { type: 'json' }
import { fold } from './normalise.ts'
import { stem } from './stem.ts'
import { type Token, tokenise } from './tokens.ts'
import { transliterated } from './transliterate.ts'

/** Languages other than English that are read. One file in `knowledge/languages/` and one line here. */
const glossaryData = { uk, ru } as const

export type Language = keyof typeof glossaryData

/** One word of a phrase; an open one takes any ending of its language. */
interface Word {
  readonly text: string
  readonly open: boolean
}

interface Entry {
  readonly words: readonly Word[]
  /** The English words that stand for it. */
  readonly english: readonly string[]
  readonly part: 'form' | 'noun' | 'adjective' | 'name'
}

interface Glossary {
  readonly language: Language
  readonly endings: ReadonlySet<string>
  readonly instrumental: ReadonlySet<string>
  /** By the first word's text, longer phrases first. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>
}

const wordsOf = (phrase: string): string[] => tokenise(phrase).map((token) => token.lower)

const entryOf = (phrase: string, english: string, part: Entry['part'], open: 'none' | 'all' | 'starred'): Entry => {
  const starred = phrase.includes('*')
  const words = phrase.split(' ').flatMap((word) => {
    const texts = wordsOf(word.replace('*', ''))
    return texts.map((text, at) => ({
      text,
      open: open !== 'none' && at === texts.length - 1 && (starred ? word.includes('*') : true),
    }))
  })
  return { words, english: english.split(' '), part }
}

const listed = (
  words: Readonly<Record<string, readonly string[]>>,
  part: Entry['part'],
  open: 'none' | 'all' | 'starred',
): Entry[] =>
  Object.entries(words).flatMap(([english, phrases]) => phrases.map((phrase) => entryOf(phrase, english, part, open)))

/** `Україна` → `україн`: what all cases of a name of a state share. */
const nameStem = (word: string): string => (word.length > 3 ? word.replace(/[аяоеьйіиыую]+$/u, '') : word)

const stateEntries = (language: Language): Entry[] => {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  return states.map(({ code, name }) =>
    entryOf((names.of(code) ?? name).split(/\s+/).map(nameStem).join(' '), name, 'name', 'all'),
  )
}

const glossaries = new Map<Language, Glossary>()

const glossaryOf = (language: Language): Glossary => {
  const known = glossaries.get(language)
  if (known) return known
  const data = glossaryData[language]
  const all = [
    ...listed(data.forms, 'form', 'none'),
    ...listed(data.stems, 'noun', 'starred'),
    ...listed(data.adjectives, 'adjective', 'all'),
    ...listed(data.names, 'name', 'all'),
    ...stateEntries(language),
  ]
  const entries = new Map<string, Entry[]>()
  for (const entry of all) {
    const first = entry.words[0]?.text ?? ''
    entries.set(first, [...(entries.get(first) ?? []), entry])
  }
  for (const row of entries.values()) row.sort((a, b) => b.words.length - a.words.length)
  const glossary: Glossary = {
    language,
    endings: new Set(data.endings.map(fold)),
    instrumental: new Set(data.instrumental.map(fold)),
    entries,
  }
  glossaries.set(language, glossary)
  return glossary
}

const cyrillic = /\p{Script=Cyrillic}/gu
const latin = /\p{Script=Latin}/gu
const onlyUkrainian = /[іїєґ]/giu
const onlyRussian = /[ыэёъ]/giu

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** The language of a text where it is not English: by its letters. Undefined for scripts that are not read. */
export const languageOf = (text: string): Language | undefined => {
  if (count(text, cyrillic) <= count(text, latin)) return undefined
  return count(text, onlyUkrainian) > count(text, onlyRussian) ? 'uk' : 'ru'
}

const endingOf = (token: Token | undefined, word: Word, glossary: Glossary): string | undefined => {
  if (token === undefined || !token.lower.startsWith(word.text)) return undefined
  const ending = token.lower.slice(word.text.length)
  if (ending === '') return ending
  return word.open && glossary.endings.has(ending) ? ending : undefined
}

interface Found {
  readonly entry: Entry
  /** What follows the last word's stem. */
  readonly ending: string
}

const fits = (entry: Entry, tokens: readonly Token[], at: number, glossary: Glossary): Found | undefined => {
  if (entry.part === 'name' && !tokens[at]?.capital) return undefined
  const endings = entry.words.map((word, offset) => endingOf(tokens[at + offset], word, glossary))
  return endings.every((ending) => ending !== undefined) ? { entry, ending: endings.at(-1) ?? '' } : undefined
}

/** The longest entry at a token: by the whole word first, then by ever shorter beginnings of it. */
const entryAt = (tokens: readonly Token[], at: number, glossary: Glossary): Found | undefined => {
  const lower = tokens[at]?.lower ?? ''
  let best: Found | undefined
  for (let length = lower.length; length >= Math.min(2, lower.length); length -= 1) {
    for (const entry of glossary.entries.get(lower.slice(0, length)) ?? []) {
      const found = fits(entry, tokens, at, glossary)
      if (found && found.entry.words.length > (best?.entry.words.length ?? 0)) best = found
    }
  }
  return best
}

const english = (token: Token, word: string, last: Token, first: boolean): Omit<Token, 'index'> => {
  const lower = fold(word)
  return {
    text: first ? token.text : word,
    lower,
    stem: stem(lower),
    start: token.start,
    end: last.end,
    kind: token.kind,
    capital: (first && token.capital) || /^\p{Lu}/u.test(word),
    possessive: false,
  }
}

/** The English words of a phrase over its tokens: spare tokens join the last word, spare words share the last token. */
const spread = (tokens: readonly Token[], words: readonly string[]): Omit<Token, 'index'>[] =>
  words.map((word, at) => {
    const token = tokens[Math.min(at, tokens.length - 1)] as Token
    const last = at === words.length - 1 ? (tokens.at(-1) as Token) : token
    return english(token, word, last, at < tokens.length)
  })

/** `з Путіним` is with, `з Москви` is from: the ending of the next word tells. */
const withOrFrom = (tokens: readonly Token[], at: number, glossary: Glossary): string | undefined => {
  if (!/^(з|із|зі|с|со)$/.test(tokens[at]?.lower ?? '')) return undefined
  const next = tokens[at + 1]?.lower ?? ''
  return [2, 3].some((length) => next.length > length + 1 && glossary.instrumental.has(next.slice(-length)))
    ? 'with'
    : 'from'
}

/** `уряд Естонії`: a noun or name in another case right after a noun belongs to it. */
const isGenitive = (before: Found | undefined, found: Found, glossary: Glossary): boolean =>
  before?.entry.part === 'noun' &&
  (found.entry.part === 'noun' || found.entry.part === 'name') &&
  found.ending !== '' &&
  !glossary.instrumental.has(found.ending)

const unknown = (token: Token, language: Language): Omit<Token, 'index'> =>
  token.kind === 'word' && token.capital ? english(token, transliterated(token.lower, language), token, true) : token

/**
 * The tokens as a reader of English would read them: `lower` and `stem` are English words, while `text` and the offsets
 * stay those of the story. Unknown names are transliterated; other unknown words stay as they are.
 */
export const glossed = (tokens: readonly Token[], language: Language): Token[] => {
  const glossary = glossaryOf(language)
  const out: Omit<Token, 'index'>[] = []
  let before: Found | undefined
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at] as Token
    const found = entryAt(tokens, at, glossary)
    const preposition = withOrFrom(tokens, at, glossary)
    if (preposition !== undefined) out.push(english(token, preposition, token, true))
    else if (found === undefined) out.push(unknown(token, language))
    else {
      if (isGenitive(before, found, glossary)) out.push({ ...english(token, 'of', token, false), capital: false })
      out.push(...spread(tokens.slice(at, at + found.entry.words.length), found.entry.english))
    }
    at += preposition === undefined ? (found?.entry.words.length ?? 1) : 1
    before = preposition === undefined ? found : undefined
  }
  return out.map((token, index) => ({ ...token, index }))
}
