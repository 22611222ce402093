import { stripVTControlCharacters } from 'node:util'

/** A style by its name in picocolors. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/**
 * Text for a terminal. Strings are data and lose every control character when they are printed; styles are put around
 * them afterwards, so that no text of a feed can style, hide or move anything.
 */
export type Styled = string | readonly Styled[] | { readonly style: Style; readonly text: Styled }

const styled =
  (style: Style) =>
  (text: Styled): Styled => ({ style, text })

export const bold = styled('bold')
export const dim = styled('dim')
export const red = styled('red')
export const green = styled('green')
export const yellow = styled('yellow')
export const cyan = styled('cyan')

/** C0, DEL and C1 controls, line and paragraph separators, and the marks that turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
const controls = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** Text without escape sequences and control characters; line breaks and tabs become spaces. */
const plainText = (text: string): string =>
  stripVTControlCharacters(text)
    .replaceAll(/[\t\n\r\u0085\u2028\u2029]+/g, ' ')
    .replaceAll(controls, '')

/** Renders styled text; `paint` puts one style around a piece, or leaves it plain. */
export const renderStyled = (text: Styled, paint: (style: Style, text: string) => string): string => {
  if (typeof text === 'string') return plainText(text)
  if ('style' in text) return paint(text.style, renderStyled(text.text, paint))
  return text.map((part) => renderStyled(part, paint)).join('')
}
