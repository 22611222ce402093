/** Verbs that change places with the subject when a sentence becomes a question. */
const turning = /^(?:will|would|is|are|was|were|has|have|can|could|should|may|might|must)$/

/** Prepositions that go with the answer of `When` and `Where`. */
const ofAnswer = /^(?:on|in|by|at|to|before|after|until|till|from|for|around|about)$/

/** An amount that hangs on one of these is no object of the verb: `has risen to 212`. */
const hanging = /^(?:to|at|of|by|from|between|than|about|in|on|for|with|some|around|nearly|almost|over)$/

/** Whether a word is common: the article has it in small letters, too. */
export type IsCommon = (word: string) => boolean

const lowerFirst = (words: readonly string[], isCommon: IsCommon): string[] => {
  const [first = '', ...rest] = words
  return [isCommon(first.toLowerCase()) ? first.toLowerCase() : first, ...rest]
}

/** Bounds that go with the answer: `at least until`. */
const withoutBounds = (words: readonly string[]): readonly string[] =>
  /^(?:least|most|latest|earliest)$/.test(words.at(-1) ?? '') && words.at(-2) === 'at' ? words.slice(0, -2) : words

/** The verb phrase before the gap without the preposition that belongs to the answer; undefined where it cannot be asked. */
const askedVerb = (words: readonly string[], amount: boolean): readonly string[] | undefined => {
  const last = words.at(-1)
  if (words.some((word) => /^(?:and|but|not|only)$/.test(word))) return undefined
  if (amount) return last === undefined || hanging.test(last) ? undefined : words
  return withoutBounds(last !== undefined && ofAnswer.test(last) ? words.slice(0, -1) : words)
}

/** A question ends where another thought begins; `12,300` is one number. */
const endOfQuestion = /^.*?(?=,(?!\d)|[;:]| (?:but|after|because|while|since|so) | and \p{Ll}|$)/u

/**
 * `The agency will launch its lander on` … `from Kourou` as a question: `When will the agency launch its lander from
 * Kourou?`. Undefined for anything but one plain clause, which a wrong turn would make worse.
 */
export const askAround = (word: string, before: string, after: string, isCommon: IsCommon): string | undefined => {
  const words = before.trim().split(/\s+/)
  const turn = words.findIndex((each, index) => index > 0 && turning.test(each))
  if (turn < 0 || /[,;:"“”()]/.test(before)) return undefined
  const amount = /^How|^What/.test(word)
  // `When has the council promised a ferry?` asks for the promise, not for the ferry.
  if (!amount && /^ha[sd]$|^have$/.test(words[turn] ?? '')) return undefined
  const verb = askedVerb(words.slice(turn + 1), amount)
  if (verb === undefined) return undefined
  const tail = (endOfQuestion.exec(after)?.[0] ?? '').trim()
  const asked = [word, words[turn], ...lowerFirst(words.slice(0, turn), isCommon), ...verb, tail]
  return `${asked.filter((part) => part !== '').join(' ')}?`
}
