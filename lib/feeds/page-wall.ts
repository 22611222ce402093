/** Pages below this many letters of text are walls or stubs, where they also speak like one. */
const SHORT_PAGE = 1_500

const walls: readonly (readonly [RegExp, string])[] = [
  [
    /just a moment|verify(ing)? (that )?you are (a )?human|enable javascript and cookies|attention required|are you a robot|captcha/i,
    'a bot wall',
  ],
  [
    /we value your privacy|before you continue|accept (all )?cookies|consent to (the use|our)|your privacy choices|cookie-einstellungen|accepter (les )?cookies/i,
    'a consent page',
  ],
  [
    /subscribe (now )?to (continue|read)|subscribers? only|for subscribers|already a subscriber|to continue reading|create (a free|an) account to|sign in to (read|continue)|réservé aux abonnés|abonnieren sie/i,
    'a paywall',
  ],
]

/**
 * What stands before the article, where the text of its page is short and speaks like a wall: `a paywall`, `a consent
 * page`, `a bot wall`; undefined for an article.
 */
export const wallOf = (pageText: string): string | undefined => {
  if (pageText.length > SHORT_PAGE) return undefined
  return walls.find(([pattern]) => pattern.test(pageText))?.[1]
}
