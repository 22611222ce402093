/**
 * Windows-1252 for 0x80 to 0x9F, where ISO 8859-1 and careless conversions to Unicode have control characters. Written
 * out: asking iconv-lite would unpack all its tables at every start.
 */
const characters = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ'
const CONTROLS = /[\u0080-\u0084\u0086-\u009f]/g

export const hasWindowsControls = (text: string): boolean => text.search(CONTROLS) >= 0

/** Windows punctuation that was passed off as Latin-1 or as Unicode: `don\x92t` and `don&#146;t` are "don’t". */
export const mendWindowsControls = (text: string): string =>
  text.replace(CONTROLS, (character) => characters[character.charCodeAt(0) - 0x80] ?? character)
