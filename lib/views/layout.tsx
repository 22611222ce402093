import type { Child } from 'hono/jsx'
import { line } from './words.ts'

/** Addresses of style and script; their content hash is part of the name, so that they may be kept for ever. */
export interface Assets {
  readonly style: string
  readonly script: string
}

export interface PageFrame {
  readonly assets: Assets
  /** Of this page, without host. */
  readonly path: string
  /** The same as data: shown on the page, and linked for feed readers. */
  readonly data: readonly { readonly label: string; readonly href: string; readonly type?: string }[]
}

const sections = [
  { href: '/', label: 'Board' },
  { href: '/changes', label: 'Changes' },
  { href: '/feeds', label: 'Feeds' },
] as const

const Masthead = ({ path }: { path: string }) => (
  <header class="masthead">
    <a class="wordmark" href="/">
      Claimwatch
    </a>
    <nav aria-label="Sections">
      {sections.map(({ href, label }) => (
        <a href={href} aria-current={path === href ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  </header>
)

const Foot = ({ frame }: { frame: PageFrame }) => (
  <footer>
    <p>
      This page as data:{' '}
      {frame.data.map(({ label, href }, index) => (
        <>
          {index > 0 && ' · '}
          <a href={href} rel="alternate">
            {label}
          </a>
        </>
      ))}
    </p>
    <p>
      All times are UTC. Quotes are verbatim from the stories named; Claimwatch judges what changed, not what is true.
    </p>
  </footer>
)

/** A whole page. Nothing in it comes from another address, and nothing needs the script. */
export const Layout = ({ title, frame, children }: { title: string; frame: PageFrame; children: Child }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{`${line(title)} · Claimwatch`}</title>
      <link rel="stylesheet" href={frame.assets.style} />
      <link rel="icon" href="data:," />
      {frame.data
        .filter(({ type }) => type !== undefined)
        .map(({ label, href, type }) => (
          <link rel="alternate" type={type} title={label} href={href} />
        ))}
      <script src={frame.assets.script} defer />
    </head>
    <body>
      <a class="skip" href="#content">
        Skip to content
      </a>
      <Masthead path={frame.path} />
      <main id="content">{children}</main>
      <Foot frame={frame} />
    </body>
  </html>
)

/** The document as text. */
export const pageText = (page: unknown): string => `<!doctype html>${String(page)}`
