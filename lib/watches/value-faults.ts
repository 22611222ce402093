import { isCalendarDay } from './instant.ts'
import { nearest } from './nearest.ts'
import type { PathFault } from './shape-faults.ts'
import type { ClaimFile } from './watch-file.ts'

/** The values of the kinds whose answers are a closed list. */
const closedValues: Readonly<Partial<Record<ClaimFile['kind'], readonly string[]>>> = {
  response: ['none', 'accepted', 'rejected', 'conditional'],
  commitment: ['offered', 'conditional', 'withdrawn', 'fulfilled', 'not offered'],
  statement: ['true', 'false'],
}

const isDateNotation = (text: string): boolean => {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  return parts !== null && isCalendarDay(Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1))
}

interface Complaint {
  readonly message: string
  readonly fix: string
}

const outsideList = (value: string, options: readonly string[]): Complaint | undefined => {
  if (options.includes(value)) return undefined
  const meant = nearest(value, options)
  return {
    message: `\`${value}\` is none of the values this claim can have${meant ? `: did you mean \`${meant}\`?` : ''}`,
    fix: `Write one of ${options.join(', ')}.`,
  }
}

const complaint = (claim: ClaimFile): Complaint | undefined => {
  const value = String(claim.value)
  const closed = closedValues[claim.kind]
  if (closed) return outsideList(value.toLowerCase(), closed)
  if (claim.kind === 'choice') return claim.options && outsideList(value, Object.keys(claim.options))
  if (claim.kind === 'date' && !isDateNotation(value))
    return {
      message: `\`${value}\` is not a date`,
      fix: 'Write an ISO day, month or year: 2026-05-26, 2026-05 or 2026.',
    }
  if (claim.kind === 'quantity' && !/\d/.test(value))
    return {
      message: `\`${value}\` has no number`,
      fix: 'Write a number with its unit: 1644 people, 5.9-6.0 billion USD.',
    }
  return undefined
}

const optionFaults = (claim: ClaimFile, index: number): PathFault[] => {
  if (claim.kind === 'choice' && !claim.options) {
    const fix = 'Add `options:` with each possible value and its phrases, or use another kind.'
    return [{ path: ['claims', index], message: 'a claim of kind `choice` needs `options`', fix }]
  }
  if (claim.kind !== 'choice' && claim.options) {
    const message = `\`options\` belong to kind \`choice\`, not to \`${claim.kind}\``
    return [{ path: ['claims', index, 'options'], atKey: true, message, fix: 'Remove them, or set `kind: choice`.' }]
  }
  return []
}

/** Checks that a claim's value is written in the notation of its kind. */
export const valueFaults = (claim: ClaimFile, index: number): PathFault[] => {
  const wrong = complaint(claim)
  const faults = optionFaults(claim, index)
  return wrong ? [...faults, { path: ['claims', index, 'value'], ...wrong }] : faults
}

/** The value as the kinds compare it: closed lists in lower case, everything else as written. */
export const notation = (claim: ClaimFile): string => {
  const value = String(claim.value).trim()
  return closedValues[claim.kind] ? value.toLowerCase() : value
}
