/**
 * Element names without the accidents of writing: feeds bind one vocabulary to many prefixes, misspell its address or
 * forget to declare it. Every name becomes `prefix:local` in lower case with the prefix the world uses for the
 * vocabulary, and none at all for the vocabulary of the feed format itself (RSS of every version, Atom in an Atom feed).
 */

/** Namespace addresses, in lower case and without a final `/` or `#`, and the prefix we give them. */
const prefixOfAddress = new Map(
  Object.entries({
    'http://purl.org/rss/1.0': '',
    'http://purl.org/net/rss1.1': '',
    'http://my.netscape.com/rdf/simple/0.9': '',
    'http://channel.netscape.com/rdf/simple/0.9': '',
    'http://backend.userland.com/rss': '',
    'http://backend.userland.com/rss2': '',
    'http://blogs.law.harvard.edu/tech/rss': '',
    'http://www.w3.org/2005/atom': 'atom',
    'http://purl.org/atom/ns': 'atom',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
    'http://purl.org/dc/elements/1.1': 'dc',
    'http://purl.org/dc/elements/1.0': 'dc',
    'http://purl.org/dc/terms': 'dcterms',
    'http://purl.org/rss/1.0/modules/content': 'content',
    'http://purl.org/rss/1.0/modules/syndication': 'sy',
    'http://purl.org/net/rss1.1/payload': 'payload',
    'http://search.yahoo.com/mrss': 'media',
    'http://video.search.yahoo.com/mrss': 'media',
    'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
    'http://www.w3.org/1999/xhtml': 'xhtml',
    'http://www.w3.org/2000/svg': 'svg',
    'http://www.w3.org/1998/math/mathml': 'math',
    'http://www.w3.org/xml/1998/namespace': 'xml',
  }),
)

/** What an undeclared prefix is taken to mean. Others stand for themselves. */
const meaningOfPrefix = new Map(
  Object.entries({ rss: '', rss1: '', atom03: 'atom', atom10: 'atom', a10: 'atom', a: 'atom', dct: 'dcterms' }),
)

/** The namespace declarations in force. */
export interface Declarations {
  /** Prefix → namespace address as declared; `''` is the default namespace. */
  readonly addresses: ReadonlyMap<string, string>
  /** Canonical names found under these declarations. */
  readonly names: Map<string, string>
}

export const noDeclarations = (): Declarations => ({ addresses: new Map(), names: new Map() })

const normalAddress = (address: string): string => address.trim().toLowerCase().replace(/[/#]$/, '')

/** The declarations in force inside an element, or the outer ones where it declares none. */
export const declare = (outer: Declarations, attributes: Readonly<Record<string, string>>): Declarations => {
  let inner: Map<string, string> | undefined
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    inner ??= new Map(outer.addresses)
    if (name === 'xmlns') inner.set('', normalAddress(attributes[name] ?? ''))
    else if (name[5] === ':') inner.set(name.slice(6), normalAddress(attributes[name] ?? ''))
  }
  return inner === undefined ? outer : { addresses: inner, names: new Map() }
}

const prefixFor = (written: string, declarations: Declarations, root: string | undefined): string => {
  const address = declarations.addresses.get(written)
  if (address === undefined || address === '') return meaningOfPrefix.get(written) ?? written
  const known = prefixOfAddress.get(address)
  if (known !== undefined) return known
  return written === '' && address !== root ? 'other' : written
}

/**
 * `prefix:local` in lower case. `root` is the default namespace of the outermost element: a feed in a namespace nobody
 * knows is still a feed.
 */
export const canonicalName = (written: string, declarations: Declarations, root: string | undefined): string => {
  const known = declarations.names.get(written)
  if (known !== undefined) return known
  const colon = written.indexOf(':')
  const prefix = prefixFor(colon < 0 ? '' : written.slice(0, colon), declarations, root)
  const local = colon < 0 ? written : written.slice(colon + 1)
  const name = prefix === '' ? local : `${prefix}:${local}`
  declarations.names.set(written, name)
  return name
}
