/** Sentences that say where something is by the word `where`. */

import { lowerBetween, type Sentence } from '../sentence.ts'

const where =
  /^(?:(?:still|now|again|also|really|exactly|precisely|once more) )*(?:the (?:place|city|town|spot|port|country) )?where /

/** `X is still where they meet`, `X is now the place where …`, read behind the verb at `be`. */
export const saysWhere = (sentence: Sentence, be: number): boolean => where.test(lowerBetween(sentence, be + 1, be + 6))
