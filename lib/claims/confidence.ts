import type { Decision } from './decide.ts'

/** Slope and intercept of the logistic that turns a sum of weights into a probability. */
const slope = 0.7
const intercept = 0.3

/** Probability that verdict and value are right, from the sum of the weights. */
export const confidenceOf = (decision: Pick<Decision, 'score'>): number =>
  Math.round(1000 / (1 + Math.exp(-(slope * decision.score + intercept)))) / 1000
