import type { XmlElement } from './open-elements.ts'
import { asTitle, elementToText, htmlToText, rawText } from './plain-text.ts'

/** Child elements by name; those of Media RSS wrappers count as the entry's own. */
export type Fields = ReadonlyMap<string, readonly XmlElement[]>

const wrappers: ReadonlySet<string> = new Set(['media:group', 'media:content'])

const addFields = (element: XmlElement, fields: Map<string, XmlElement[]>): void => {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    const same = fields.get(child.name)
    if (same === undefined) fields.set(child.name, [child])
    else same.push(child)
    if (wrappers.has(child.name)) addFields(child, fields)
  }
}

export const fieldsOf = (element: XmlElement): Fields => {
  const fields = new Map<string, XmlElement[]>()
  addFields(element, fields)
  return fields
}

/** The elements of these names, in the order of the names. */
export const elementsOf = (fields: Fields, names: readonly string[]): readonly XmlElement[] => {
  const found: XmlElement[] = []
  for (const name of names) {
    const elements = fields.get(name)
    if (elements !== undefined) found.push(...elements)
  }
  return found
}

/** The characters of these elements as written, without blanks around them; empty ones left out. */
export const valuesOf = (fields: Fields, names: readonly string[]): readonly string[] =>
  elementsOf(fields, names)
    .map((element) => rawText(element).trim())
    .filter((value) => value !== '')

/** The first of these elements that has text. */
export const firstText = (
  fields: Fields,
  names: readonly string[],
  toText: (element: XmlElement) => string,
): string => {
  for (const element of elementsOf(fields, names)) {
    const text = toText(element)
    if (text !== '') return text
  }
  return ''
}

/** Text of an element that holds HTML, escaped or as real child elements. */
export const markupText = (element: XmlElement): string => {
  const [only, more] = element.children
  if (only === undefined) return ''
  if (more === undefined && typeof only === 'string') return htmlToText(only)
  return elementToText(element, 'html')
}

export const titleText = (element: XmlElement): string => asTitle(markupText(element))
