/** Latin letters for Cyrillic ones, near to how English-language news spells Ukrainian and Russian names. */
const shared: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ye',
  ж: 'zh',
  з: 'z',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ъ: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ы: 'y',
  й: 'y',
}
const byLanguage: Readonly<Record<'uk' | 'ru', Readonly<Record<string, string>>>> = {
  uk: { ...shared, г: 'h', и: 'y' },
  ru: { ...shared, г: 'g', и: 'i' },
}

const adjective = /(ськ|цьк|ск|цк)(?:ий|ого|ому|им|ім|а|ої|ій|ою|ая|ой|ую)$/u
const caseEnding = /(?:ом|ем|єм|ым|им|ою|ею|ой|ові|еві|а|у|ю|я|і|и|е|ы)$/u

/** The name as its nominative would be, as far as its ending tells: `Сибігою` → `сибіг`. */
const nominative = (name: string): string => {
  if (adjective.test(name)) return name.replace(adjective, '$1ий')
  const base = name.replace(caseEnding, '')
  return base.length >= 4 ? base : name
}

/** A folded Cyrillic name in Latin letters, without its case ending: an approximation, to be matched by likeness. */
export const transliterated = (name: string, language: 'uk' | 'ru'): string =>
  Array.from(nominative(name), (letter) => byLanguage[language][letter] ?? letter).join('')
