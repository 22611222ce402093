const tag = /<\/?[a-z!][^<>]{0,300}>/gi
const typographic: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201b': "'",
  '\u02bc': "'",
  '\u2032': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
}
const typographicMark = new RegExp(`[${Object.keys(typographic).join('')}]`, 'g')

/**
 * The text as the reader wants it: plain quotes and dashes, markup and control characters blanked out. Every replacement
 * keeps the length, so an offset into the answer is an offset into the text.
 */
export const plain = (text: string): string =>
  text
    .replace(tag, (markup) => ' '.repeat(markup.length))
    .replace(typographicMark, (mark) => typographic[mark] ?? mark)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters in feeds are what is blanked here
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\ufeff]/g, ' ')

/** Lower case without accents: the form in which words are compared. */
export const fold = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[\u0300-\u0305\u0307-\u036f]/g, '')
    .replace(/\u0438\u0306/g, '\u0439')
    .toLowerCase()
    .normalize('NFC')
