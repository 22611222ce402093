/** Schemes that are no place to read a story, or a danger to whoever opens it. */
const refusedSchemes = ['javascript:', 'data:', 'vbscript:', 'file:', 'about:', 'mailto:']

const MAX_LINK_LENGTH = 4096

/** `link` resolved against `base`; kept as written where it is absolute already or cannot be resolved. */
export const absolute = (link: string, base: string | undefined): string => {
  const written = link.trim()
  if (/^[a-z][a-z0-9+.-]*:/i.test(written)) return written
  if (base === undefined || base === '' || !URL.canParse(written, base)) return written
  return new URL(written, base).href
}

/**
 * A link of a feed as an absolute address, or `''` where it is unusable. Addresses that are absolute already keep their
 * spelling (feeds differ in what they escape, and identity must not change with our escaping), but for white space, which
 * no address has, and a second layer of escaping.
 */
export const readLink = (link: string, base: string | undefined): string => {
  const written = link
    .replace(/[\t\n\r]/g, '')
    .trim()
    .replaceAll('&amp;', '&')
  if (written === '' || written.length > MAX_LINK_LENGTH) return ''
  const resolved = absolute(written, base)
  const lower = resolved.toLowerCase()
  if (refusedSchemes.some((scheme) => lower.startsWith(scheme))) return ''
  return resolved.includes(' ') && URL.canParse(resolved) ? new URL(resolved).href : resolved
}

/** True for an absolute http or https address. */
export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/]/i.test(text)
