/** Text as it is searched: lower case, without accents, so that `Sao` finds `São`. */
export const searchable = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
