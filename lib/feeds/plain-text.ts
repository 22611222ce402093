import { decodeHTML } from 'entities'
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { blockElements, hiddenElements, htmlElements } from './html-elements.ts'
import type { XmlElement } from './open-elements.ts'
import { newWriter, type TextWriter, writeBreak, writeGap, writeText, writtenText } from './text-writer.ts'

/** HTML beyond this is not looked at. UTF-16 units. */
const MAX_HTML_LENGTH = 1_000_000

const separate = (writer: TextWriter, element: string): void => {
  if (blockElements.has(element)) writeBreak(writer)
  else if (element === 'td' || element === 'th') writeGap(writer)
}

/** The HTML being read. Reading is synchronous and never nested, so that one tokenizer serves all. */
const current = {
  html: '',
  writer: newWriter(),
  /** Open elements whose text is not shown. */
  hidden: 0,
  /** Offset of a `<` whose name is no HTML element: it may be text, such as "if a <b". */
  literalFrom: -1,
}

const show = (text: string): void => {
  if (current.hidden === 0) writeText(current.writer, text)
}

const decodeEntities = (text: string): string => (text.includes('&') ? decodeHTML(text) : text)

const openTag = (start: number, end: number): void => {
  const name = current.html.slice(start, end).toLowerCase()
  current.literalFrom = -1
  if (hiddenElements.has(name)) current.hidden += 1
  else if (htmlElements.has(name) || /[:-]/.test(name)) separate(current.writer, name)
  else current.literalFrom = start - 1
}

const finishTag = (end: number): void => {
  if (current.literalFrom >= 0) show(current.html.slice(current.literalFrom, end + 1))
  current.literalFrom = -1
}

const closeTag = (start: number, end: number): void => {
  const name = current.html.slice(start, end).toLowerCase()
  if (!hiddenElements.has(name)) separate(current.writer, name)
  else if (current.hidden > 0) current.hidden -= 1
}

const ignore = (): void => undefined

const handlers: TokenizerCallbacks = {
  ontext: (start, end) => show(decodeEntities(current.html.slice(start, end))),
  ontextentity: ignore,
  onopentagname: openTag,
  onopentagend: finishTag,
  onselfclosingtag: finishTag,
  onclosetag: closeTag,
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

// Entities are decoded a text at a time: the tokenizer would look at every character for them.
const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: false }, handlers)

/** Words behind a last `<` that opens no tag, as in "if a <b then"; a tag that was cut off has an attribute or no blank. */
const UNFINISHED_WORDS = /^<[a-z]\w*\s[^<>="]*$/i

const withoutCdataMarks = (html: string): string =>
  html.includes('<![CDATA[') ? html.replaceAll('<![CDATA[', '').replaceAll(']]>', '') : html

const writeHtml = (html: string, writer: TextWriter): void => {
  if (!html.includes('<')) {
    writeText(writer, decodeEntities(html.slice(0, MAX_HTML_LENGTH)))
    return
  }
  Object.assign(current, {
    html: withoutCdataMarks(html.slice(0, MAX_HTML_LENGTH)),
    writer,
    hidden: 0,
    literalFrom: -1,
  })
  tokenizer.reset()
  tokenizer.write(current.html)
  tokenizer.end()
  const rest = current.html.slice(current.html.lastIndexOf('<'))
  if (UNFINISHED_WORDS.test(rest)) show(decodeEntities(rest))
  current.html = ''
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

const writeParagraphs = (text: string, write: (paragraph: string, writer: TextWriter) => void): string => {
  const writer = newWriter()
  for (const paragraph of text.split(/\n[\t\r ]{0,20}\n/)) {
    write(paragraph, writer)
    writeBreak(writer)
  }
  return writtenText(writer)
}

/**
 * HTML as text in reading order: a line feed between blocks, one space between words, no markup. Where there is no tag
 * at all, blank lines are the paragraphs, and HTML that was escaped twice is read twice.
 */
export const htmlToText = (html: string): string => {
  if (html.includes('<')) {
    const writer = newWriter()
    writeHtml(html, writer)
    return writtenText(writer)
  }
  const text = writeParagraphs(html, writeHtml)
  return hasTags(text, 'closing') ? htmlToText(text) : text
}

const writeLiteral = (literal: string, writer: TextWriter): void => writeText(writer, literal)

/** Literal text, one line per paragraph. */
const literalToText = (literal: string): string => writeParagraphs(literal, writeLiteral)

/** Text that should be literal; read as HTML where it plainly is HTML. */
export const declaredPlainToText = (text: string): string =>
  looksLikeHtml(text) ? htmlToText(text) : literalToText(text)

const writeElement = (
  element: XmlElement,
  writer: TextWriter,
  write: (text: string, writer: TextWriter) => void,
): void => {
  for (const child of element.children) {
    if (typeof child === 'string') {
      write(child, writer)
      continue
    }
    const name = child.name.slice(child.name.indexOf(':') + 1)
    if (hiddenElements.has(name)) continue
    separate(writer, name)
    writeElement(child, writer, write)
    separate(writer, name)
  }
}

/** The text of an element with real child elements (XHTML, inline markup), in reading order. */
export const elementToText = (element: XmlElement, texts: 'html' | 'literal'): string => {
  const writer = newWriter()
  writeElement(element, writer, texts === 'html' ? writeHtml : writeLiteral)
  return writtenText(writer)
}

/** The characters of an element and everything in it, as written. */
export const rawText = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : rawText(child))).join('')

/** A text as a title: on one line, and without tags that were escaped once too often. */
export const asTitle = (text: string): string => (hasTags(text, 'any') ? htmlToText(text) : text).replaceAll('\n', ' ')
