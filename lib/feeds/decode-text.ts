import { hasWindowsControls, mendWindowsControls } from './windows-1252.ts'

/** The text of a document and the encoding it was read with; `mended` says in words what was wrong. */
export interface DecodedText {
  readonly text: string
  readonly encoding: string
  readonly mended: readonly string[]
}

const REPLACEMENT = '\ufffd'
/** Bytes looked at for a declaration, as browsers do. */
const DECLARATION_BYTES = 1024

const byteOrderMarks: readonly (readonly [string, readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The zero bytes around the first ASCII characters of a document: `<?`, `<r`, `{"`. `x` is any other byte. */
const zeroPatterns: readonly (readonly [string, string])[] = [
  ['utf-32be', '000x000x'],
  ['utf-32le', 'x000x000'],
  ['utf-16be', '0x0x0x0x'],
  ['utf-16le', 'x0x0x0x0'],
]

const encodingByShape = (bytes: Uint8Array): string | undefined => {
  const mark = byteOrderMarks.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))
  if (mark !== undefined) return mark[0]
  const shape = Array.from(bytes.subarray(0, 8), (byte) => (byte === 0 ? '0' : 'x')).join('')
  return zeroPatterns.find(([, pattern]) => pattern === shape)?.[0]
}

/** The text of bytes that are UTF-8, damaged or not. */
export const decodeUtf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

/** What header and declaration call the encoding, in lower case. */
const labelsOf = (bytes: Uint8Array, contentType: string | undefined): readonly string[] => {
  const header = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1]
  const start = Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString('latin1')
  const declaration = /<\?xml[^>]{0,200}encoding\s*=\s*["']?([\w.:-]+)/i.exec(start)?.[1]
  return [header, declaration].filter((label) => label !== undefined).map((label) => label.toLowerCase())
}

/** Encodings whose every byte is ASCII: such a document is valid UTF-8 and means something else. */
const isSevenBit = (label: string): boolean => /^(iso-2022|hz|utf-7)/.test(label)

const withoutMarks = (text: string): string => text.replace(/^[\ufeff\ufffe]+/, '')

const decoded = (text: string, encoding: string, mended: readonly string[] = []): DecodedText => {
  const clean = withoutMarks(text)
  if (!hasWindowsControls(clean)) return { text: clean, encoding, mended }
  return { text: mendWindowsControls(clean), encoding, mended: [...mended, 'Windows punctuation read as such'] }
}

/**
 * Bytes to text. The order was measured on 120 combinations of encoding and label: byte order mark, zero bytes of
 * UTF-16 and UTF-32, UTF-8 where it is valid and not only ASCII (it beats any label), the label of the HTTP header, the label of
 * the XML declaration, statistics, Windows-1252. A label counts only when the bytes can be read with it.
 *
 * Single-byte and East Asian encodings are read by iconv-lite: `TextDecoder('windows-1252')` of Node 20 and early 24
 * turns curly quotes into control characters (nodejs/node#56542).
 */
export const decodeText = async (bytes: Uint8Array, contentType?: string): Promise<DecodedText> => {
  const shape = encodingByShape(bytes)
  if (shape === 'utf-8') return decoded(decodeUtf8(bytes), shape)
  const labels = labelsOf(bytes, contentType)
  const utf8 = decodeUtf8(bytes)
  const isUtf8 = !utf8.includes(REPLACEMENT)
  const sevenBit = isUtf8 ? labels.find(isSevenBit) : undefined
  if (shape === undefined && isUtf8 && sevenBit === undefined) return decoded(utf8, 'utf-8')
  const { decodeAs, decodeLegacy, decodeSevenBit } = await import('./legacy-encodings.ts')
  if (shape !== undefined) return decoded(decodeAs(bytes, shape), shape)
  const read = sevenBit === undefined ? decodeLegacy(bytes, utf8, labels) : decodeSevenBit(bytes, sevenBit)
  return decoded(read.text, read.encoding, read.mended)
}
