import { analyse } from 'chardet'
import iconv from 'iconv-lite'
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
/** Bytes given to the statistics. */
const SAMPLE_BYTES = 65_536

/** Names that mean a larger set than they say: nobody sends text with control characters in it. */
const widened = new Map(
  Object.entries({
    'us-ascii': 'windows-1252',
    ascii: 'windows-1252',
    'iso-8859-1': 'windows-1252',
    'iso8859-1': 'windows-1252',
    'iso_8859-1': 'windows-1252',
    latin1: 'windows-1252',
    'latin-1': 'windows-1252',
    'iso-8859-9': 'windows-1254',
    'iso-8859-11': 'windows-874',
    'tis-620': 'windows-874',
    gb2312: 'gb18030',
    'gb_2312-80': 'gb18030',
    gbk: 'gb18030',
    'x-gbk': 'gb18030',
    'x-sjis': 'shift_jis',
    'ks_c_5601-1987': 'euc-kr',
    'iso-8859-8-i': 'iso-8859-8',
    utf8: 'utf-8',
  }),
)

/** Encodings the platform knows and iconv-lite does not. */
const platformOnly: ReadonlySet<string> = new Set(['iso-2022-jp', 'x-mac-cyrillic'])

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

const decodeAs = (bytes: Uint8Array, encoding: string): string => {
  if (encoding === 'utf-8') return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  if (platformOnly.has(encoding)) return new TextDecoder(encoding).decode(bytes)
  return iconv.decode(bytes, encoding)
}

const knownEncoding = (label: string | undefined): string | undefined => {
  const name = label?.trim().toLowerCase() ?? ''
  const encoding = widened.get(name) ?? name
  return platformOnly.has(encoding) || iconv.encodingExists(encoding) ? encoding : undefined
}

const asLatin1 = (bytes: Uint8Array): string => iconv.decode(bytes.subarray(0, DECLARATION_BYTES), 'iso-8859-1')

const labels = (bytes: Uint8Array, contentType: string | undefined): readonly string[] => {
  const header = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1]
  const declaration = /<\?xml[^>]{0,200}encoding\s*=\s*["']?([\w.:-]+)/i.exec(asLatin1(bytes))?.[1]
  const usable = [header, declaration].map(knownEncoding).filter((encoding) => encoding !== undefined)
  // A document that has reached this point is no UTF-16 or UTF-32, whatever its label says.
  return usable.filter((encoding) => !/^(utf-?16|utf-?32|ucs-?[24])/.test(encoding))
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Most likely encoding by statistics over the text outside tags; undefined when nothing is likely. */
const guess = (bytes: Uint8Array): string | undefined => {
  const latin = iconv.decode(bytes.subarray(0, SAMPLE_BYTES), 'iso-8859-1').replace(/<[^<>]*>/g, ' ')
  const sample = iconv.encode(latin, 'iso-8859-1')
  for (const { name } of analyse(sample)) {
    const encoding = knownEncoding(name)
    if (encoding !== undefined && !encoding.startsWith('utf-')) return encoding
  }
  return undefined
}

const isDamagedUtf8 = (text: string): boolean => {
  const bad = count(text, /\ufffd/g)
  return bad * 10 <= count(text, /[\u0080-\ufffc]/g)
}

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
export const decodeText = (bytes: Uint8Array, contentType?: string): DecodedText => {
  const shape = encodingByShape(bytes)
  if (shape !== undefined) return decoded(decodeAs(bytes, shape), shape)
  const utf8 = decodeAs(bytes, 'utf-8')
  const candidates = labels(bytes, contentType)
  const sevenBit = candidates.find((label) => /^(iso-2022|hz|utf-7)/.test(label))
  if (sevenBit !== undefined && !utf8.includes(REPLACEMENT)) return decoded(decodeAs(bytes, sevenBit), sevenBit)
  if (!utf8.includes(REPLACEMENT)) return decoded(utf8, 'utf-8')
  for (const label of candidates) {
    if (label === 'utf-8') continue
    const text = decodeAs(bytes, label)
    if (!text.includes(REPLACEMENT)) return decoded(text, label)
  }
  if (isDamagedUtf8(utf8)) return decoded(utf8, 'utf-8', ['bytes that are no UTF-8'])
  const guessed = guess(bytes) ?? 'windows-1252'
  const encoding = candidates.find((label) => label !== 'utf-8') ?? guessed
  return decoded(decodeAs(bytes, encoding), encoding, [`encoding taken to be ${encoding}`])
}
