/** Which measure a number belongs to: the one whose word stands nearest. */

import verbs from '../../../knowledge/change-verbs.json' with { type: 'json' }
import type { TokenSpan } from '../sentence.ts'
import type { QuantityFrame } from './frame.ts'
import type { MeasureHit } from './lexicon.ts'
import { nearest, type Scene } from './scene.ts'

/** A word of what the claim itself measures. */
export const isOwn = (frame: QuantityFrame, hit: MeasureHit): boolean =>
  frame.measure.some((own) => own.family === hit.family && own.member === hit.member)

/** A word that measures something else of the same family, and not also what the claim measures. */
const isRival = (scene: Scene, hit: MeasureHit): boolean =>
  scene.frame.measure.some((own) => own.family === hit.family && own.member !== hit.member) &&
  !scene.setting.match.at.includes(hit.from) &&
  !scene.hits.some((other) => other.from === hit.from && isOwn(scene.frame, other))

const changeVerbs: ReadonlySet<string> = new Set([...verbs.rise, ...verbs.fall, ...verbs.move])

/** A word of another family that neither the claim nor its subject has: `shares jumped 18 percent`. */
const isStrange = (scene: Scene, hit: MeasureHit, span: TokenSpan): boolean =>
  hit.from < span.to + 3 &&
  !changeVerbs.has(scene.sentence.tokens[hit.from]?.lower ?? '') &&
  scene.frame.measure.length > 0 &&
  !scene.frame.measure.some((own) => own.family === hit.family) &&
  !scene.hits.some((other) => other.from === hit.from && isOwn(scene.frame, other)) &&
  !scene.setting.match.at.includes(hit.from) &&
  !scene.numerals.some((each) => hit.from >= each.from && hit.from < each.to)

/** How much nearer a word of another family must stand to take a number away. */
const STRANGENESS = 2
/** What another word of the subject counts behind a word of the measure. */
const LOOSENESS = 4

/** Words that stand for any measure: "the figure", "the total". */
const generic = new Set([
  'toll',
  'number',
  'figure',
  'count',
  'total',
  'tally',
  'estimate',
  'forecast',
  'guidance',
  'outlook',
  'range',
])

/** A word behind the number, in another clause, says nothing about the number. */
const isLaterClause = ({ sentence }: Scene, span: TokenSpan, hit: TokenSpan): boolean =>
  hit.from >= span.to && (sentence.clauseOf[hit.from] ?? 0) > (sentence.clauseOf[span.to - 1] ?? 0)

export interface Attachment {
  readonly own: number
  readonly rival: number
}

/** Where the claim's measure is known, other words of its subject stand for it only this near. */
const LOOSE_REACH = 8

/** Distances of a number to the claim's measure and to others. */
export const attach = (scene: Scene, span: TokenSpan): Attachment => {
  const { frame, hits, setting, sentence } = scene
  const own = nearest(
    scene,
    span,
    hits.filter((hit) => isOwn(frame, hit)),
  )
  const rival = nearest(
    scene,
    span,
    hits.filter((hit) => isRival(scene, hit) && !isLaterClause(scene, span, hit)),
  )
  const strangers = hits.filter((hit) => isStrange(scene, hit, span) && !isLaterClause(scene, span, hit))
  const stranger = nearest(scene, span, strangers)
  const inNumber = (at: number) => scene.numerals.some((each) => at >= each.from && at < each.to)
  const inName = (at: number) => sentence.mentions.some((mention) => at >= mention.from && at < mention.to)
  const words = setting.match.at.filter((at) => !inNumber(at) && !inName(at))
  const isOfRival = own === Number.POSITIVE_INFINITY && rival < Number.POSITIVE_INFINITY
  const generics = isOfRival
    ? []
    : sentence.tokens.filter((token) => generic.has(token.stem)).map((token) => token.index)
  const loose = nearest(
    scene,
    span,
    [...words, ...generics].map((at) => ({ from: at, to: at + 1 })),
  )
  const stands = frame.measure.length === 0 || (loose <= LOOSE_REACH && rival >= loose)
  const best = Math.min(own, stands ? loose + LOOSENESS : own)
  return { own: best, rival: Math.min(rival, stranger + STRANGENESS) }
}
