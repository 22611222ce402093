import type { Tokenizer } from 'htmlparser2'
import { absolute } from './absolute-link.ts'
import { closesOpenLeaf, entryNames, feedNames, isForeign, partNames } from './feed-grammar.ts'
import { canonicalName, type Declarations, declare } from './namespaces.ts'

/** An element with canonical names (see namespaces.ts). `base` and `language` are inherited. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (string | XmlElement)[]
  readonly base: string | undefined
  readonly language: string | undefined
}

export interface OpenElement extends XmlElement {
  readonly written: string
  readonly declarations: Declarations
  /** UTF-16 units of text so far. */
  size: number
}

/** Where the reading of a document stands. */
export interface State {
  readonly text: string
  readonly open: OpenElement[]
  readonly strays: number[]
  readonly declaredEntities: Map<string, string>
  readonly onEntry: (entry: XmlElement) => void
  entriesLeft: number
  feed: XmlElement | undefined
  rootNamespace: string | undefined
  isAtom: boolean
  /** Elements open beyond MAX_DEPTH. */
  overflow: number
  written: string
  tagStart: number
  attributes: Record<string, string>
  attributeCount: number
  attribute: string
  value: string
  /** The tag declares namespaces. */
  declares: boolean
  /** The last attribute had no quotes and ends in the slash of a self-closing tag. */
  slashed: boolean
  stray: boolean
}

/** Text of one element beyond this is dropped, in UTF-16 units. The longest article measured is under 300,000. */
export const MAX_FIELD_LENGTH = 1_000_000

export const top = (state: State): OpenElement => state.open[state.open.length - 1] as OpenElement

export const append = (state: State, text: string): void => {
  const element = top(state)
  if (element.size > MAX_FIELD_LENGTH) return
  element.size += text.length
  const { children } = element
  const last = children.length - 1
  if (typeof children[last] === 'string') children[last] += text
  else children.push(text)
}

export const closeTop = (state: State, tokenizer: Tokenizer): void => {
  const closed = state.open.pop() as OpenElement
  if (!entryNames.has(closed.name)) return
  const inside = state.open.some((element) => entryNames.has(element.name))
  if (inside) return
  state.onEntry(closed)
  state.entriesLeft -= 1
  if (state.entriesLeft <= 0) tokenizer.pause()
}

export const closeThrough = (state: State, index: number, tokenizer: Tokenizer): void => {
  while (state.open.length > index) closeTop(state, tokenizer)
}

/** Closes what must have ended before an element of this name can open. */
const closeLeaves = (state: State, opening: string, tokenizer: Tokenizer): void => {
  let lowest = state.open.length
  let foreign = false
  for (let index = state.open.length - 1; index > 0; index -= 1) {
    const { name } = state.open[index] as OpenElement
    foreign ||= isForeign(name)
    if (closesOpenLeaf(name, opening, foreign)) lowest = index
    if (entryNames.has(name)) break
  }
  closeThrough(state, lowest, tokenizer)
}

/** In an Atom feed the prefix `atom` falls away. */
const nameOf = (state: State, written: string, declarations: Declarations): string => {
  const name = canonicalName(written, declarations, state.rootNamespace)
  if (!name.startsWith('atom:')) return name
  if (state.feed === undefined && (name === 'atom:feed' || name === 'atom:entry')) state.isAtom = true
  return state.isAtom ? name.slice('atom:'.length) : name
}

export const openElement = (state: State, tokenizer: Tokenizer): void => {
  const { written, attributes } = state
  const parent = top(state)
  const declarations = state.declares ? declare(parent.declarations, attributes) : parent.declarations
  if (state.feed === undefined) state.rootNamespace = declarations.addresses.get('')
  const name = nameOf(state, written, declarations)
  closeLeaves(state, name, tokenizer)
  const holder = top(state)
  const element: OpenElement = {
    name,
    written,
    attributes,
    children: [],
    base: attributes['xml:base'] === undefined ? holder.base : absolute(attributes['xml:base'], holder.base),
    language: attributes['xml:lang'] ?? holder.language,
    declarations,
    size: 0,
  }
  const isFeed = feedNames.has(name) || (state.open.length === 1 && partNames.has(name))
  if (state.feed === undefined && isFeed) state.feed = element
  if (!entryNames.has(name)) holder.children.push(element)
  state.open.push(element)
}

export const closeTag = (state: State, written: string, tokenizer: Tokenizer): void => {
  if (state.overflow > 0) {
    state.overflow -= 1
    return
  }
  for (let index = state.open.length - 1; index > 0; index -= 1) {
    if (state.open[index]?.written !== written) continue
    closeThrough(state, index, tokenizer)
    return
  }
}
