/** The languages whose month names are read in feed dates, besides the numbers every language shares. */
const languages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'ru',
  'uk',
  'cs',
  'hu',
  'ro',
  'el',
  'tr',
  'sv',
  'da',
  'fi',
  'nb',
  'id',
  'hr',
  'bg',
]

const styles = ['long', 'short'] as const

const names = new Map<string, number>()

const simplify = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|\.$/gu, '')

const learnName = (name: string, month: number): void => {
  const key = simplify(name)
  if (!/^\d*$/.test(key) && !names.has(key)) names.set(key, month)
}

/** A language's names of the months: alone and as they stand beside a day (Russian "января"). */
const learn = (language: string, style: 'long' | 'short'): void => {
  const alone = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' })
  const withDay = new Intl.DateTimeFormat(language, { month: style, day: 'numeric', timeZone: 'UTC' })
  for (let month = 1; month <= 12; month += 1) {
    const date = new Date(Date.UTC(2001, month - 1, 15))
    learnName(alone.format(date), month)
    learnName(withDay.formatToParts(date).find((part) => part.type === 'month')?.value ?? '', month)
  }
}

const weekdays: ReadonlySet<string> = new Set(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])

const english = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** 1 to 12 for a month's name in one of many languages, whole or cut to three letters in English. */
export const monthNumber = (word: string): number | undefined => {
  const key = simplify(word)
  const first = english.indexOf(key.slice(0, 3))
  if (first >= 0 && /^[a-z]+$/.test(key) && key.length <= 9) return first + 1
  if (weekdays.has(key)) return undefined
  if (names.size === 0) for (const language of languages) for (const style of styles) learn(language, style)
  return names.get(key)
}
