import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { blockElements, hiddenElements, htmlElements } from './html-elements.ts'
import type { XmlElement } from './xml-tree.ts'

/** Longer texts are cut: no news story comes near it, and nothing downstream need fear a book. UTF-16 units. */
const MAX_TEXT_LENGTH = 200_000

const BLANKS = /\s+/g
/** Characters that show nothing and break words and searches, or turn the direction of the text around them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g
const LONE_SURROGATE = /\p{Surrogate}/gu

interface Writer {
  readonly text: (text: string) => void
  /** The next text stands on a line of its own. */
  readonly block: () => void
  /** The next text is set apart by a space. */
  readonly gap: () => void
  readonly finish: () => string
}

const clean = (text: string): string => text.replace(INVISIBLE, '').replace(LONE_SURROGATE, '\ufffd')

const newWriter = (): Writer => {
  const parts: string[] = []
  let separator = ''
  const gap = (): void => {
    if (separator === '' && parts.length > 0) separator = ' '
  }
  return {
    text: (text) => {
      const collapsed = text.replace(BLANKS, ' ')
      const words = collapsed.trim()
      if (collapsed.startsWith(' ')) gap()
      if (words === '') return
      parts.push(separator, words)
      separator = collapsed.endsWith(' ') ? ' ' : ''
    },
    block: () => {
      if (parts.length > 0) separator = '\n'
    },
    gap,
    finish: () => clean(parts.join('')).slice(0, MAX_TEXT_LENGTH),
  }
}

const separate = (writer: Writer, element: string): void => {
  if (blockElements.has(element)) writer.block()
  else if (element === 'td' || element === 'th') writer.gap()
}

interface HtmlState {
  readonly html: string
  readonly writer: Writer
  /** Open elements whose text is not shown. */
  hidden: number
  /** Offset of a `<` whose name is no HTML element: it may be text, such as "if a <b". */
  literalFrom: number
}

const openHtml = (state: HtmlState, start: number, end: number): void => {
  const name = state.html.slice(start, end).toLowerCase()
  state.literalFrom = -1
  if (hiddenElements.has(name)) state.hidden += 1
  else if (htmlElements.has(name) || /[:-]/.test(name)) separate(state.writer, name)
  else state.literalFrom = start - 1
}

const closeHtml = (state: HtmlState, start: number, end: number): void => {
  const name = state.html.slice(start, end).toLowerCase()
  if (!hiddenElements.has(name)) separate(state.writer, name)
  else if (state.hidden > 0) state.hidden -= 1
}

const htmlHandlers = (state: HtmlState): TokenizerCallbacks => {
  const { html, writer } = state
  const ignore = (): void => undefined
  const show = (text: string): void => {
    if (state.hidden === 0) writer.text(text)
  }
  const finishTag = (end: number): void => {
    if (state.literalFrom >= 0) show(html.slice(state.literalFrom, end + 1))
    state.literalFrom = -1
  }
  return {
    ontext: (start, end) => show(html.slice(start, end)),
    ontextentity: (codePoint) => show(String.fromCodePoint(codePoint)),
    onopentagname: (start, end) => openHtml(state, start, end),
    onopentagend: finishTag,
    onselfclosingtag: finishTag,
    onclosetag: (start, end) => closeHtml(state, start, end),
    onattribdata: ignore,
    onattribentity: ignore,
    onattribend: ignore,
    onattribname: ignore,
    oncdata: ignore,
    oncomment: ignore,
    ondeclaration: ignore,
    onprocessinginstruction: ignore,
    onend: ignore,
  }
}

const writeHtml = (html: string, writer: Writer): void => {
  if (!html.includes('<') && !html.includes('&')) {
    writer.text(html)
    return
  }
  const unwrapped = html.includes('<![CDATA[') ? html.replaceAll('<![CDATA[', '').replaceAll(']]>', '') : html
  const state: HtmlState = { html: unwrapped, writer, hidden: 0, literalFrom: -1 }
  const tokenizer = new Tokenizer({ xmlMode: false }, htmlHandlers(state))
  tokenizer.write(unwrapped)
  tokenizer.end()
}

const TAG = /<(\/?)([a-z][a-z0-9]{0,19})[^<>]*>/gi
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i

const hasTags = (text: string, kind: 'any' | 'closing'): boolean => {
  if (!text.includes('<')) return false
  for (const [, slash, name = ''] of text.matchAll(TAG)) {
    if (htmlElements.has(name.toLowerCase()) && (kind === 'any' || slash === '/')) return true
  }
  return false
}

/** True for text that was declared plain but is HTML all the same, as many feeds do. */
const looksLikeHtml = (text: string): boolean => ENTITY.test(text) || hasTags(text, 'any')

const writeParagraphs = (text: string, writer: Writer, write: (paragraph: string) => void): string => {
  for (const paragraph of text.split(/\n[\t\r ]{0,20}\n/)) {
    write(paragraph)
    writer.block()
  }
  return writer.finish()
}

/**
 * HTML as text in reading order: a line feed between blocks, one space between words, no markup. Where there is no tag
 * at all, blank lines are the paragraphs, and HTML that was escaped twice is read twice.
 */
export const htmlToText = (html: string): string => {
  const writer = newWriter()
  const write = (part: string): void => writeHtml(part, writer)
  if (html.includes('<')) {
    write(html)
    return writer.finish()
  }
  const text = writeParagraphs(html, writer, write)
  return hasTags(text, 'closing') ? htmlToText(text) : text
}

/** Literal text, one line per paragraph. */
export const literalToText = (literal: string): string => {
  const writer = newWriter()
  return writeParagraphs(literal, writer, writer.text)
}

/** Text that should be literal; read as HTML where it plainly is HTML. */
export const declaredPlainToText = (text: string): string =>
  looksLikeHtml(text) ? htmlToText(text) : literalToText(text)

const writeElement = (element: XmlElement, writer: Writer, writeText: (text: string) => void): void => {
  for (const child of element.children) {
    if (typeof child === 'string') {
      writeText(child)
      continue
    }
    const name = child.name.slice(child.name.indexOf(':') + 1)
    if (hiddenElements.has(name)) continue
    separate(writer, name)
    writeElement(child, writer, writeText)
    separate(writer, name)
  }
}

/** The text of an element with real child elements (XHTML, inline markup), in reading order. */
export const elementToText = (element: XmlElement, texts: 'html' | 'literal'): string => {
  const writer = newWriter()
  writeElement(element, writer, texts === 'html' ? (text) => writeHtml(text, writer) : writer.text)
  return writer.finish()
}

/** The characters of an element and everything in it, as written. */
export const rawText = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : rawText(child))).join('')

/** A text as a title: on one line, and without tags that were escaped once too often. */
export const asTitle = (text: string): string => (hasTags(text, 'any') ? htmlToText(text) : text).replaceAll('\n', ' ')
