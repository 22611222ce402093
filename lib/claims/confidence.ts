import fitted from '../../knowledge/confidence.json' with { type: 'json' }
import type { Reason } from '../domain.ts'

/** Something that speaks for or against an answer: a cue that fired (value 1), or a measure of it. */
export interface Part {
  /** Stable id, by which its weight was fitted. */
  readonly rule: string
  readonly note: string
  readonly value: number
  readonly start?: number
  readonly end?: number
}

/** Weights of rules in log-odds. A rule without one counts nothing. */
export interface ConfidenceModel {
  readonly intercept: number
  readonly weights: Readonly<Record<string, number>>
}

/** Fitted on labelled stories by `npm run fit`. A rule too rare to fit has no weight. */
export const fittedConfidence: ConfidenceModel = fitted

const weightOf = ({ rule, value }: Part, { weights }: ConfidenceModel): number => (weights[rule] ?? 0) * value

/** Log-odds that verdict and value are right. */
export const logOddsOf = (parts: readonly Part[], model: ConfidenceModel): number =>
  model.intercept + parts.reduce((sum, part) => sum + weightOf(part, model), 0)

/** The probability of log-odds. */
export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))

/** Probability that verdict and value are right, to three places. */
export const confidenceOf = (parts: readonly Part[], model: ConfidenceModel): number =>
  Math.round(1000 * probabilityOf(logOddsOf(parts, model))) / 1000

/** The parts that there is something of, as reasons, each with what it adds to the log-odds. */
export const reasonsOf = (parts: readonly Part[], model: ConfidenceModel): Reason[] =>
  parts
    .filter(({ value }) => value !== 0)
    .map((part) => {
      const { rule, note, start, end } = part
      const weight = Math.round(weightOf(part, model) * 100) / 100
      return { rule, note, weight, ...(start !== undefined && end !== undefined && { start, end }) }
    })
