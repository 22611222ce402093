import iconv from 'iconv-lite'

/** Windows-1252 for 0x80 to 0x9F, where ISO 8859-1 and careless conversions to Unicode have control characters. */
const characters = iconv.decode(
  Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index),
  'windows-1252',
)
const CONTROLS = /[\u0080-\u0084\u0086-\u009f]/g

export const hasWindowsControls = (text: string): boolean => text.search(CONTROLS) >= 0

/** Windows punctuation that was passed off as Latin-1 or as Unicode: `don\x92t` and `don&#146;t` are "don’t". */
export const mendWindowsControls = (text: string): string =>
  text.replace(CONTROLS, (character) => characters[character.charCodeAt(0) - 0x80] ?? character)
