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

/** A month's names in one language: alone and as it stands beside a day (Russian "января"). */
const namesOfMonth = (language: string, style: 'long' | 'short', month: number): readonly string[] => {
  const date = new Date(Date.UTC(2001, month - 1, 15))
  const alone = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' })
  const withDay = new Intl.DateTimeFormat(language, { month: style, day: 'numeric', timeZone: 'UTC' })
  const inflected = withDay.formatToParts(date).find((part) => part.type === 'month')?.value ?? ''
  return [alone.format(date), inflected].map(simplify).filter((name) => !/^\d*$/.test(name))
}

const learn = (language: string, style: 'long' | 'short'): void => {
  for (let month = 1; month <= 12; month += 1) {
    for (const name of namesOfMonth(language, style, month)) if (!names.has(name)) names.set(name, month)
  }
}

const english = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** 1 to 12 for a month's name in one of many languages, whole or cut to three letters in English. */
export const monthNumber = (word: string): number | undefined => {
  const key = simplify(word)
  const first = english.indexOf(key.slice(0, 3))
  if (first >= 0 && /^[a-z]+$/.test(key) && key.length <= 9) return first + 1
  if (names.size === 0) for (const language of languages) for (const style of styles) learn(language, style)
  return names.get(key)
}
