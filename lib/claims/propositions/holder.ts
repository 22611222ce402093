import type { Setting } from '../kind.ts'
import type { Sentence } from '../sentence.ts'

const names = (sentence: Sentence, { isHolder }: Setting): boolean =>
  sentence.mentions.some(({ party }) => isHolder(party))

/** Is the claim's holder named in the sentence, the title, the lead or the two sentences before? */
export const isHolderNear = (sentence: Sentence, setting: Setting): boolean =>
  setting.sentences.some(
    (other) =>
      other.index <= sentence.index && (other.index < 2 || other.index >= sentence.index - 2) && names(other, setting),
  )
