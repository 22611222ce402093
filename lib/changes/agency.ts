/** Longest agency name that is taken for one; longer parentheses are asides. */
const name = String.raw`(\p{Lu}[\p{L}\p{N}.&\- ]{0,24})`

/** What may stand before a dateline's agency: no sentence, but full stops as in `Jan. 30`, `St. Gallen` and `D.C.`. */
const dateline = String.raw`(?:[^.!?\n]|(?<=(?<!\p{L})\p{Lu}\p{L}{0,3})\.){0,60}?`

/**
 * Where stories name the agency they come from, whatever its name: `LONDON, Jan. 2 (Name) - …` at the head, `… (Name)`,
 * `… (via Name)`, `… - Name` or `/Name/` at the foot, `Source: Name`. A pattern, not a list: new agencies need no edit.
 */
const marks = [
  new RegExp(String.raw`^${dateline}\(${name}\)\s*[-–—:]`, 'u'),
  new RegExp(String.raw`\((?:[Vv]ia |[Ww]ith inputs? from )?${name}\)\s*$`, 'u'),
  new RegExp(String.raw`[.!?”"’']\s*[-–—]\s*${name}\s*$`, 'u'),
  new RegExp(String.raw`/${name}/\s*$`, 'u'),
  new RegExp(String.raw`\b(?:[Rr]eporting by|[Ss]ource:|[Ww]ith inputs? from)\s+${name}\.?\s*$`, 'u'),
]

/** The agency a text names as its own source; undefined when it names none. */
export const agencyOf = (text: string): string | undefined => {
  for (const mark of marks) {
    const [, agency] = mark.exec(text.trim()) ?? []
    if (agency !== undefined) return agency.replace(/[. ]+$/, '')
  }
  return undefined
}
