import roles from '../../../knowledge/roles.json' with { type: 'json' }
import speech from '../../../knowledge/speech.json' with { type: 'json' }
import type { Token } from '../../text/tokens.ts'
import { phraseAt, phraseIndex, stemsOf } from '../../text/words.ts'

/** What a role noun says of the party it belongs to; a `self` (founder, judge, mayor) speaks for no party but himself. */
export type Role = 'leader' | 'person' | 'body' | 'self' | 'outsider'

const roleIndex = phraseIndex<Role>([
  ...roles.outsiders.map((phrase) => [phrase, 'outsider'] as const),
  ...roles.leaders.map((phrase) => [phrase, 'leader'] as const),
  ...roles.persons.map((phrase) => [phrase, 'person'] as const),
  ...roles.selves.map((phrase) => [phrase, 'self'] as const),
  ...roles.bodies.map((phrase) => [phrase, 'body'] as const),
])

/** The role noun at token `at`: `spokesman`, `foreign ministry`, `analysts`. */
export const roleAt = (tokens: readonly Token[], at: number): { role: Role; length: number } | undefined => {
  const token = tokens[at]
  if (token?.kind !== 'word') return undefined
  const hit = phraseAt(roleIndex, tokens, at)
  return hit && { role: hit.entry, length: hit.length }
}

const says = new Set(stemsOf(speech.says))
const plainSays = new Set(stemsOf(speech.plain))
const denies = new Set(stemsOf(speech.denies))
const asks = new Set(stemsOf(speech.asks))

/** What a verb of reporting does; undefined for any other word. */
export const speechStance = (token: Token | undefined): 'says' | 'denies' | 'asks' | undefined => {
  if (token?.kind !== 'word') return undefined
  if (denies.has(token.stem)) return 'denies'
  if (asks.has(token.stem)) return 'asks'
  return says.has(token.stem) ? 'says' : undefined
}

/** A verb that is one of reporting wherever it stands; `show` or `forecast` are not. */
export const plainSpeech = (token: Token | undefined): boolean => token !== undefined && plainSays.has(token.stem)

const contending = new Set(stemsOf(speech.contends))

/** A verb of asserting what others may contest. */
export const contends = (token: Token | undefined): boolean => token !== undefined && contending.has(token.stem)

const governing = new Set(stemsOf(roles.governing))
const longGoverning = [...governing].filter((phrase) => phrase.includes(' '))

/** `ministry`, `generals`: a part of a state, by the last stem of the phrase; `broadcaster` only in `state broadcaster`. */
export const governs = (head: string, text = ''): boolean => {
  if (governing.has(head)) return true
  const stems = stemsOf([text])[0] ?? ''
  return longGoverning.some((phrase) => phrase.endsWith(` ${head}`) && stems.endsWith(phrase))
}

const apart = new Set(stemsOf(roles.apart))

/** `nurses in Norvia`, `the opposition of Norvia`: of a party, and no voice of it. */
export const standsApart = (head: string): boolean => apart.has(head)

const generic = new Set(stemsOf(roles.generic))

/** `company`, `club`: a noun that may stand for whatever organisation was named last; `airline` or `court` may not. */
export const isGenericBody = (head: string): boolean => generic.has(head)

const kin = new Set(stemsOf(roles.kin).flatMap((phrase) => [phrase, phrase.split(' ').at(-1) ?? phrase]))

/** `parent`, `studio`, `subsidiary`: the two companies it joins speak for one another. */
export const joinsKin = (stem: string): boolean => kin.has(stem)

const companyWords = new Set(stemsOf(roles.companyWords))

/** `Inc`, `Games`, `Group`: a word that ends the name of a company. */
export const companyWord = (token: Token): boolean => companyWords.has(token.stem)

const styles: ReadonlySet<string> = new Set(roles.styles)

/** `royal`, `federal`: a word that only styles the body behind it. Lower case. */
export const isStyle = (word = ''): boolean => styles.has(word)

const bareOffice = new RegExp(
  `^(?:the )?(?:(?:${roles.styles.join('|')}) )*(?:(?:${roles.portfolios.join('|')}) )?(?:${roles.offices.join('|')})$`,
  'i',
)

/** `the Royal Government`, `the health ministry`, `the organisers`: an office that nobody says whose it is. */
export const isBareOffice = (name: string): boolean => bareOffice.test(name)

const portfolio = new RegExp(`^(?:${roles.portfolios.join('|')})$`, 'i')

/** `Environment`, `Foreign Affairs`: what a ministry is for, and the name of nobody. */
export const isPortfolio = (name: string): boolean => portfolio.test(name)
