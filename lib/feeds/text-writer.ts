/** Collects text in reading order: one space between words, a line feed between blocks. */
export interface TextWriter {
  readonly parts: string[]
  /** UTF-16 units so far. */
  length: number
  /** What stands before the next text. */
  separator: '' | ' ' | '\n'
}

/** Longer texts are cut: no news story comes near it, and nothing downstream need fear a book. UTF-16 units. */
const MAX_TEXT_LENGTH = 200_000

const BLANKS = /\s+/g
/** Any character that one of the two patterns below may find: most texts have none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const SUSPECT = /[\u0000-\u0009\u000b-\u001f\u007f-\u00ad\u200b-\u206f\ud800-\udfff\ufeff]/
/** Characters that show nothing and break words and searches, or turn the direction of the text around them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g
const LONE_SURROGATE = /\p{Surrogate}/gu

export const newWriter = (): TextWriter => ({ parts: [], length: 0, separator: '' })

/** The next text is set apart by a space. */
export const writeGap = (writer: TextWriter): void => {
  if (writer.separator === '' && writer.length > 0) writer.separator = ' '
}

/** The next text stands on a line of its own. */
export const writeBreak = (writer: TextWriter): void => {
  if (writer.length > 0) writer.separator = '\n'
}

export const writeText = (writer: TextWriter, text: string): void => {
  const collapsed = text.replace(BLANKS, ' ')
  const words = collapsed.trim()
  if (collapsed.startsWith(' ')) writeGap(writer)
  if (words === '' || writer.length > MAX_TEXT_LENGTH) return
  if (writer.separator !== '') writer.parts.push(writer.separator)
  writer.parts.push(words)
  writer.length += words.length
  writer.separator = collapsed.endsWith(' ') ? ' ' : ''
}

const clean = (text: string): string =>
  SUSPECT.test(text) ? text.replace(INVISIBLE, '').replace(LONE_SURROGATE, '\ufffd') : text

export const writtenText = (writer: TextWriter): string => clean(writer.parts.join('')).slice(0, MAX_TEXT_LENGTH)
