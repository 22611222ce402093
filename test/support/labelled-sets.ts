import { join } from 'node:path'
import { readLabelledSets } from '../../bench/labelled-set.ts'

/** Every labelled watch with its stories. */
export const labelledSets = readLabelledSets(join(import.meta.dirname, '..', '..', 'bench', 'labelled'))
