import { analyse } from 'chardet'
import iconv from 'iconv-lite'

/**
 * Every encoding but UTF-8. The tables behind it are larger than all other code that reads feeds, and few feeds need
 * them: `decodeText` loads this with the first document that does.
 */

const REPLACEMENT = '\ufffd'
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

/** The text of bytes in an encoding that is known. */
export const decodeAs = (bytes: Uint8Array, encoding: string): string =>
  platformOnly.has(encoding) ? new TextDecoder(encoding).decode(bytes) : iconv.decode(bytes, encoding)

const knownEncoding = (label: string): string | undefined => {
  const encoding = widened.get(label) ?? label
  return platformOnly.has(encoding) || iconv.encodingExists(encoding) ? encoding : undefined
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Most likely encoding by statistics over the text outside tags; undefined when nothing is likely. */
const guess = (bytes: Uint8Array): string | undefined => {
  const latin = iconv.decode(bytes.subarray(0, SAMPLE_BYTES), 'iso-8859-1').replace(/<[^<>]*>/g, ' ')
  const sample = iconv.encode(latin, 'iso-8859-1')
  for (const { name } of analyse(sample)) {
    const encoding = knownEncoding(name.toLowerCase())
    if (encoding !== undefined && !encoding.startsWith('utf-')) return encoding
  }
  return undefined
}

const isDamagedUtf8 = (text: string): boolean => {
  const bad = count(text, /\ufffd/g)
  return bad * 10 <= count(text, /[\u0080-\ufffc]/g)
}

/** A document with the encoding it was read with; `mended` says in words what was wrong. */
export interface LegacyText {
  readonly text: string
  readonly encoding: string
  readonly mended?: readonly string[]
}

/** A 7-bit document whose label says that it is no UTF-8, although it reads as such; as UTF-8 when the label is unknown. */
export const decodeSevenBit = (bytes: Uint8Array, label: string): LegacyText => {
  const encoding = knownEncoding(label) ?? 'utf-8'
  return { text: decodeAs(bytes, encoding), encoding }
}

/**
 * Reads a document whose bytes are no UTF-8. `utf8` is what it says read as UTF-8; `labels` are what header and
 * declaration call the encoding, in lower case.
 */
export const decodeLegacy = (bytes: Uint8Array, utf8: string, labels: readonly string[]): LegacyText => {
  const known = labels.map(knownEncoding).filter((encoding) => encoding !== undefined)
  // A document that has reached this point is no UTF-16 or UTF-32, whatever its label says.
  const candidates = known.filter((encoding) => !/^(utf-?(8|16|32)|ucs-?[24])/.test(encoding))
  const readAs = (encoding: string) => ({ text: decodeAs(bytes, encoding), encoding })
  const sound = candidates.map(readAs).find(({ text }) => !text.includes(REPLACEMENT))
  if (sound !== undefined) return sound
  if (isDamagedUtf8(utf8)) return { text: utf8, encoding: 'utf-8', mended: ['bytes that are no UTF-8'] }
  const encoding = candidates[0] ?? guess(bytes) ?? 'windows-1252'
  return { ...readAs(encoding), mended: [`encoding taken to be ${encoding}`] }
}
