/** Longest agency name that is taken for one; longer parentheses are asides. */
const name = String.raw`(\p{Lu}[\p{L}\p{N}.&\- ]{0,24})`

/**
 * Where stories name the agency they come from, whatever its name: `LONDON, March 2 (Name) - …` or `LONDON — (Name) …`
 * at the head, `… (Name)` or `- Name` or `/Name/` at the foot. A pattern, not a list: new agencies need no edit.
 */
const marks = [
  new RegExp(String.raw`^[^.!?\n]{0,60}?\(${name}\)\s*[-–—:]`, 'u'),
  new RegExp(String.raw`\(${name}\)\s*$`, 'u'),
  new RegExp(String.raw`/${name}/\s*$`, 'u'),
  new RegExp(String.raw`\b(?:[Rr]eporting by|[Ss]ource:)\s+${name}\.?\s*$`, 'u'),
]

/** The agency a text names as its own source; undefined when it names none. */
export const agencyOf = (text: string): string | undefined => {
  for (const mark of marks) {
    const [, agency] = mark.exec(text.trim()) ?? []
    if (agency !== undefined) return agency.trim()
  }
  return undefined
}
