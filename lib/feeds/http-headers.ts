/** Response headers by lower-case name. */
export type Headers = Readonly<Record<string, string | undefined>>

const secondsUntil = (date: string | undefined, from: string | undefined, now: number): number | undefined => {
  const at = Date.parse(date ?? '')
  if (Number.isNaN(at)) return undefined
  const start = Date.parse(from ?? '')
  return Math.max(0, Math.round((at - (Number.isNaN(start) ? now : start)) / 1000))
}

/** Seconds of a Retry-After header, given as a number or as a date (RFC 9110 section 10.2.3). `now`: epoch milliseconds. */
export const retryAfterSeconds = (headers: Headers, now: number): number | undefined => {
  const value = headers['retry-after']?.trim()
  if (value === undefined) return undefined
  return /^\d{1,9}$/.test(value) ? Number(value) : secondsUntil(value, headers['date'], now)
}

/**
 * Seconds for which the server calls its answer fresh: Cache-Control max-age less Age, else Expires less Date (RFC 9111
 * section 4.2). `no-cache`, `no-store` and `Expires: 0` say nothing about how often to ask.
 */
export const freshForSeconds = (headers: Headers, now: number): number | undefined => {
  const control = headers['cache-control']?.toLowerCase() ?? ''
  if (/no-cache|no-store/.test(control)) return undefined
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/.exec(control)?.[1]
  if (maxAge === undefined) return secondsUntil(headers['expires'], headers['date'], now) || undefined
  const age = /^\d{1,9}$/.test(headers['age'] ?? '') ? Number(headers['age']) : 0
  return Math.max(0, Number(maxAge) - age) || undefined
}
