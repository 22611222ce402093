import type { Watch } from '../domain.ts'
import type { CompiledClaim } from './compiled.ts'
import type { ClaimFault } from './kind.ts'
import { kindOf } from './registry.ts'

const at = (index: number, path: string): string => `claims[${index}].${path}`

const emptySubject = ({ subject }: CompiledClaim, index: number): ClaimFault[] =>
  subject.groups.length + subject.names.length > 0
    ? []
    : [
        {
          path: at(index, 'statement'),
          message: 'no word in the question or the statement says what the claim is about',
          fix: 'Write the claim as one full sentence of the article, with its names and nouns.',
          severity: 'error',
        },
      ]

const key = ({ claim, subject }: CompiledClaim): string =>
  [claim.kind, claim.holder, ...subject.groups.map((group) => group.word).sort()].join('|')

const twins = (claims: readonly CompiledClaim[]): ClaimFault[] =>
  claims.flatMap((claim, index) => {
    const twin = claims.slice(0, index).find((other) => key(other) === key(claim))
    if (!twin) return []
    return [
      {
        path: at(index, 'statement'),
        message: `cannot be told apart from claim "${twin.claim.id}": same kind, holder and words`,
        fix: 'Name in each statement what sets it apart, or set `about`.',
        severity: 'warning' as const,
      },
    ]
  })

/** Faults and warnings of a watch's claims, with paths into the watch. */
export const lintClaims = (_watch: Watch, claims: readonly CompiledClaim[]): readonly ClaimFault[] => [
  ...claims.flatMap((compiled, index) => [
    ...emptySubject(compiled, index),
    ...kindOf(compiled.claim.kind)
      .lint(compiled.claim)
      .map((fault) => ({ ...fault, path: at(index, fault.path) })),
  ]),
  ...twins(claims),
]
