/**
 * Control characters (C0, C1, so also terminal escapes), marks that turn the direction of writing, and invisible format
 * characters; but not the joiners that Persian, Hindi and emoji are written with.
 */
const unsafe = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff]+/gu

/** Text of a feed as one harmless line: no control characters, no line breaks, no invisible direction marks. */
export const plainLine = (text: string): string => text.replace(unsafe, ' ').replace(/\s+/gu, ' ').trim()

/** At most `length` UTF-16 units, cut between whole characters, with an ellipsis when something was cut. */
export const shorten = (text: string, length: number): string => {
  if (text.length <= length) return text
  const cut = text.slice(0, length - 1)
  const last = cut.charCodeAt(cut.length - 1)
  const whole = last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut
  return `${whole.trimEnd()}…`
}
