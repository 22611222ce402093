import { decodeHTMLStrict, decodeXML } from 'entities'
import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { entryNames, isEmptyElement } from './feed-grammar.ts'
import { noDeclarations } from './namespaces.ts'
import {
  append,
  closeTag,
  closeThrough,
  closeTop,
  MAX_FIELD_LENGTH,
  type OpenElement,
  openElement,
  type State,
  top,
  type XmlElement,
} from './open-elements.ts'

export interface XmlReading {
  /** Holds everything but the entries. */
  readonly outermost: XmlElement
  /** The first element that makes a feed; undefined when there is none. */
  readonly feed: XmlElement | undefined
  /** Offsets of `<` that open no tag and swallowed text behind them. */
  readonly strays: readonly number[]
  /** The document ends inside an entry. */
  readonly cutOff: boolean
  /** Reading stopped at `maxEntries`. */
  readonly stopped: boolean
}

export interface XmlOptions {
  readonly maxEntries: number
  readonly onEntry: (entry: XmlElement) => void
}

/** Deeper elements are read as part of the one at this depth. Real feeds stay under 40. */
const MAX_DEPTH = 256
const MAX_ATTRIBUTES = 100
/** Declared entities longer than this, or with markup in them, stay as written: no document grows by expansion. */
const MAX_ENTITY_LENGTH = 200
const MAX_ENTITIES = 100

const newAttributes = (): Record<string, string> => Object.create(null) as Record<string, string>

/** The attributes of a tag without any. */
const none = newAttributes()

const finishTag = (state: State, end: number, selfClosed: boolean, tokenizer: Tokenizer): void => {
  if (state.stray) {
    state.strays.push(state.tagStart)
    append(state, state.text.slice(state.tagStart, end + 1))
    return
  }
  if (state.open.length >= MAX_DEPTH) {
    if (!selfClosed) state.overflow += 1
    return
  }
  if (state.slashed) state.attributes[state.attribute] = state.attributes[state.attribute]?.slice(0, -1) ?? ''
  openElement(state, tokenizer)
  if (selfClosed || state.slashed || isEmptyElement(top(state).name)) closeTop(state, tokenizer)
}

const startTag = (state: State, start: number, end: number): void => {
  const written = state.text.slice(start, end).toLowerCase()
  const first = written.charCodeAt(0)
  const isName = (first >= 97 && first <= 122) || first === 95 || first === 58 || first >= 0xc0
  state.written = written
  state.tagStart = start - 1
  state.attributes = none
  state.attributeCount = 0
  state.declares = false
  state.slashed = false
  state.stray = !isName || written.includes('<')
}

const endAttribute = (state: State, quote: QuoteType): void => {
  const { attribute } = state
  const value = state.value.includes('&') ? decodeXML(state.value) : state.value
  state.value = ''
  if (attribute.includes('<')) state.stray = true
  state.slashed = quote === QuoteType.Unquoted && value.endsWith('/')
  state.attributeCount += 1
  if (state.attributeCount === 1) state.attributes = newAttributes()
  if (attribute.startsWith('xmlns')) state.declares = true
  if (state.attributeCount > MAX_ATTRIBUTES || attribute in state.attributes) return
  state.attributes[attribute] = value
}

/** `<!ENTITY name "plain text">` of the internal subset; parameter, external and nested ones stay unread. */
const readDeclaration = (state: State, declaration: string): void => {
  const at = declaration.lastIndexOf('ENTITY')
  if (at < 0 || declaration.length - at > MAX_ENTITY_LENGTH * 2) return
  const match = /^ENTITY\s+([\w.-]+)\s+(["'])([^"'<&%]*)\2\s*$/.exec(declaration.slice(at))
  const [, name, , value] = match ?? []
  if (name === undefined || value === undefined || value.length > MAX_ENTITY_LENGTH) return
  if (state.declaredEntities.size < MAX_ENTITIES) state.declaredEntities.set(name, value)
}

const decodeText = (state: State, text: string): string => {
  if (!text.includes('&')) return text
  if (state.declaredEntities.size === 0) return decodeHTMLStrict(text)
  const replaced = text.replace(/&([\w.-]{1,64});/g, (whole, name: string) => state.declaredEntities.get(name) ?? whole)
  return decodeHTMLStrict(replaced)
}

const tokenHandlers = (state: State, tokenizer: () => Tokenizer): TokenizerCallbacks => {
  const { text } = state
  const ignore = (): void => undefined
  return {
    ontext: (start, end) =>
      append(state, decodeText(state, text.slice(start, Math.min(end, start + MAX_FIELD_LENGTH)))),
    ontextentity: ignore,
    onattribentity: ignore,
    oncdata: (start, end, offset) => append(state, text.slice(start, end - offset)),
    onopentagname: (start, end) => startTag(state, start, end),
    onattribname: (start, end) => {
      state.attribute = text.slice(start, end).toLowerCase()
    },
    onattribdata: (start, end) => {
      state.value += text.slice(start, end)
    },
    onattribend: (quote) => endAttribute(state, quote),
    onopentagend: (end) => finishTag(state, end, false, tokenizer()),
    onselfclosingtag: (end) => finishTag(state, end, true, tokenizer()),
    onclosetag: (start, end) => closeTag(state, text.slice(start, end).toLowerCase(), tokenizer()),
    ondeclaration: (start, end) => readDeclaration(state, text.slice(start, end)),
    onprocessinginstruction: (start, end) => {
      if (text.slice(start, end).includes('<')) state.strays.push(start - 1)
    },
    oncomment: ignore,
    onend: ignore,
  }
}

const outermostElement = (): OpenElement => ({
  name: '',
  written: '',
  attributes: newAttributes(),
  children: [],
  base: undefined,
  language: undefined,
  declarations: noDeclarations(),
  size: 0,
})

const newState = (text: string, options: XmlOptions): State => ({
  text,
  open: [outermostElement()],
  strays: [],
  declaredEntities: new Map(),
  onEntry: options.onEntry,
  entriesLeft: options.maxEntries,
  feed: undefined,
  rootNamespace: undefined,
  isAtom: false,
  overflow: 0,
  written: '',
  tagStart: 0,
  attributes: newAttributes(),
  attributeCount: 0,
  declares: false,
  attribute: '',
  value: '',
  slashed: false,
  stray: false,
})

/**
 * Reads XML that may be broken: unclosed, overlapping or unknown tags, bare `&` and `<`, HTML entities, junk around the
 * root. Entries go to `onEntry` as they close and are not kept. Nothing is expanded but short plain internal entities,
 * nothing is fetched. Linear in the length of the text.
 */
export const readXml = (text: string, options: XmlOptions): XmlReading => {
  const state = newState(text, options)
  const tokenizer: Tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    tokenHandlers(state, () => tokenizer),
  )
  const outermost = top(state)
  tokenizer.write(text)
  const stopped = state.entriesLeft <= 0
  tokenizer.end()
  const cutOff = !stopped && state.open.some((element) => entryNames.has(element.name))
  if (!stopped) closeThrough(state, 1, tokenizer)
  return { outermost, feed: state.feed, strays: state.strays, cutOff, stopped }
}
