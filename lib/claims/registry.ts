import type { ClaimKindName } from '../domain.ts'
import type { Kind } from './kind.ts'
import { choice } from './kinds/choice.ts'
import { commitment } from './kinds/commitment.ts'
import { date } from './kinds/date.ts'
import { level } from './kinds/level.ts'
import { person } from './kinds/person.ts'
import { place } from './kinds/place.ts'
import { quantity } from './kinds/quantity.ts'
import { response } from './kinds/response.ts'
import { statement } from './kinds/statement.ts'

/** Every kind of claim. A new one is a file in `kinds/` and a line here. */
export const kinds = {
  place,
  response,
  commitment,
  quantity,
  date,
  statement,
  choice,
  person,
  level,
} as const satisfies Record<ClaimKindName, Kind>

/** The kind of a claim, with its frame type erased: a frame comes from the kind's own `compile`. */
export const kindOf = (name: ClaimKindName): Kind => kinds[name]
