/** The page's one style sheet. Fonts are the reader's own; colours carry no meaning that words do not carry, too. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf6; --sheet: #fff; --ink: #1d1b17; --soft: #625d52; --rule: #dcd7ca; --link: #124f6b;
  --gone: #8c2f23; --gone-bg: #f9e9e5; --come: #14573a; --come-bg: #e2f2e8; --mark: #fbe9a9;
  --warn: #7a4b00; --warn-bg: #fbeed3; --calm-bg: #eeebe2; --bar: #d9e4e8; --bar-now: #124f6b; --bar-now-ink: #fff;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Georgia, Cambria, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161613; --sheet: #1e1e1a; --ink: #ece8de; --soft: #aaa498; --rule: #38362f; --link: #8fc7e0;
    --gone: #f0a497; --gone-bg: #3b211d; --come: #8fd3ae; --come-bg: #17311f; --mark: #5a4a12;
    --warn: #efc27a; --warn-bg: #3a2c10; --calm-bg: #2a2924; --bar: #33414a; --bar-now: #8fc7e0; --bar-now-ink: #10222b;
  }
}
* { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--sans); }
main, .masthead, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-bottom: 3rem; overflow-wrap: anywhere; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .2em; text-decoration-color: color-mix(in srgb, currentColor 40%, transparent); }
a:hover { text-decoration-color: currentColor; }
a:focus-visible, button:focus-visible, summary:focus-visible, input:focus-visible, select:focus-visible {
  outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px;
}
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--sheet); padding: .5rem 1rem; z-index: 1; }
.masthead { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 2rem; padding-top: 1rem; padding-bottom: .75rem; }
.masthead::after { content: ""; flex-basis: 100%; border-bottom: 2px solid var(--ink); }
.wordmark { font: 700 1.35rem/1.2 var(--serif); color: var(--ink); text-decoration: none; letter-spacing: -.01em; }
.masthead nav { display: flex; gap: 1.25rem; }
.masthead nav a { color: var(--soft); text-decoration: none; padding: .35rem 0; }
.masthead nav a[aria-current] { color: var(--ink); font-weight: 600; border-bottom: 3px solid var(--ink); }
h1, h2, h3 { font-family: var(--serif); line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.7rem, 1.3rem + 1.8vw, 2.5rem); margin: 1.5rem 0 .5rem; letter-spacing: -.015em; }
h2 { font-size: 1.35rem; margin: 2.25rem 0 .4rem; }
h3 { font-size: 1.4rem; margin: .3rem 0 .2rem; font-weight: 650; }
h1 a, h2 a, h3 a { color: inherit; text-decoration: none; }
h1 a:hover, h2 a:hover, h3 a:hover { text-decoration: underline; }
h2.part { border-top: 2px solid var(--ink); padding-top: 1rem; margin-top: 2.5rem; font-size: 1.6rem; }
.lead { font: 1.1rem/1.5 var(--serif); color: var(--soft); max-width: 46rem; margin: .25rem 0 1.25rem; }
.lead strong { color: var(--ink); }
.meta, .eyebrow, .crumbs, small, figcaption, .note { color: var(--soft); font-size: .875rem; }
.meta { margin: .45rem 0; }
.strip { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; margin: -.5rem 0 1.5rem; color: var(--soft); font-size: .9rem; }
.strip.trouble { color: var(--gone); font-weight: 600; }
.strip.trouble a { color: inherit; }
.eyebrow { margin: 0; display: flex; flex-wrap: wrap; gap: .3rem .6rem; align-items: baseline; }
.crumbs { margin: 1.25rem 0 .75rem; }
.crumbs + h1, .eyebrow + h1 { margin-top: .25rem; }
.question { margin: 0 0 .6rem; }
.question a { color: var(--soft); }
small { display: block; }
time, .number, code { font-variant-numeric: tabular-nums; }
code { font-size: .875em; overflow-wrap: anywhere; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); gap: 0 2.5rem; }
.change { padding: 1rem 0 .9rem; border-top: 1px solid var(--rule); min-width: 0; }
.change.new { border-top: 3px solid var(--ink); }
.label { display: inline-block; font-size: .8rem; font-weight: 600; line-height: 1.3; padding: .1rem .5rem; border-radius: 3px;
  background: var(--calm-bg); color: var(--ink); margin: 0 .25rem .15rem 0; }
.label:not(.dispute) { white-space: nowrap; }
.label.revision, .label.changed, .label.feed-unsteady, .label.feed-silent { background: var(--warn-bg); color: var(--warn); }
.label.dispute, .label.retraction, .label.feed-failing, .label.feed-gone { background: var(--gone-bg); color: var(--gone); }
.label.reversion, .label.restored, .label.feed-well { background: var(--come-bg); color: var(--come); }
.label.fresh { background: var(--ink); color: var(--paper); }
del { color: var(--gone); text-decoration: line-through; text-decoration-thickness: 2px; font-weight: 400; }
ins { color: var(--come); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .15em; }
mark { background: var(--mark); color: inherit; padding: 0 .1em; border-radius: 2px; }
figure { margin: .4rem 0; }
blockquote { margin: 0; padding-inline-start: .9rem; border-inline-start: 3px solid var(--rule); font: 1.0625rem/1.5 var(--serif); }
blockquote p { margin: 0; }
.evidence figcaption { margin: .3rem 0 0 .95rem; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: start; vertical-align: top; padding: .6rem 1rem .6rem 0; border-top: 1px solid var(--rule); }
th[scope=row] small { overflow-wrap: anywhere; font-weight: 400; }
thead th { overflow-wrap: normal; font-size: .8rem; font-weight: 600; color: var(--soft); border-top: 0; padding-bottom: .25rem; }
tbody th { font-weight: 500; width: 36%; }
td { min-width: 5.5rem; }
td time { white-space: nowrap; }
.board.feeds td small { max-width: 22rem; }
.board.feeds tbody th { width: 26%; }
.board.feeds th[scope=col]:last-child { text-align: start; }
tr.new th a { font-weight: 700; }
td { font-size: .95rem; }
.values { font-weight: 650; }
.number { text-align: end; padding-right: 0; }
th[scope=col]:last-child { text-align: end; padding-right: 0; }
.positions, .facts { display: grid; gap: .75rem 2.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); margin: 1rem 0; }
.positions dt, .facts dt { color: var(--soft); font-size: .875rem; }
.positions dd, .facts dd { margin: 0; }
.positions strong { font: 650 1.35rem/1.25 var(--serif); }
.timeline { margin: 1.5rem 0; padding: 1rem 0 .25rem; border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); }
.timeline svg { display: block; }
.timeline text { fill: var(--ink); font: 500 13px var(--sans); }
.timeline .holder { font-weight: 650; }
.timeline .tick { fill: var(--soft); font-size: 12px; font-weight: 400; }
.timeline .end { text-anchor: end; }
.timeline .bar { fill: var(--bar); stroke: var(--paper); stroke-width: 2; }
.timeline .bar.now { fill: var(--bar-now); }
.timeline .bar.now + .value:not(.beside) { fill: var(--bar-now-ink); }
.timeline .axis { stroke: var(--rule); }
.timeline .detected line { stroke: var(--soft); stroke-dasharray: 2 3; }
.timeline .detected circle { fill: var(--paper); stroke: var(--soft); stroke-width: 1.5; }
.entries { list-style: none; padding: 0; margin: 0; }
.sources, .refusals { padding-left: 1.1rem; font-size: .9rem; }
.sources li, .refusals li { margin: .45rem 0; }
.sources .quote { margin: .15rem 0 0; color: var(--soft); font: .95rem/1.45 var(--serif); }
.sources details { margin: .15rem 0; }
.refusals p { margin: .2rem 0; }
.refusals li { padding: .5rem 0; }
summary { cursor: pointer; color: var(--link); padding: .15rem 0; }
.why-not { margin: 2rem 0; border-top: 1px solid var(--rule); padding-top: .75rem; }
.review { margin: 1.25rem 0; padding: .9rem 1rem 1rem; border: 1px solid var(--rule); border-radius: 6px; background: var(--sheet); }
.review form, form.review { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; }
.review label { display: grid; gap: .2rem; font-size: .875rem; color: var(--soft); }
.review .wide { flex: 1 1 20rem; }
.review details { margin-top: .75rem; }
.review details form { margin: .6rem 0; }
.filter { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin: 1rem 0 1.5rem; padding: 0 0 1rem; }
.filter label { font-size: .875rem; color: var(--soft); display: grid; gap: .2rem; }
input, select, button { font: inherit; color: var(--ink); background: var(--sheet); border: 1px solid var(--soft); border-radius: 4px;
  padding: .4rem .6rem; min-height: 2.5rem; max-width: 100%; }
select { max-width: 14rem; }
button { cursor: pointer; font-weight: 600; padding-inline: .9rem; }
button:hover { border-color: var(--link); color: var(--link); }
.steps { display: flex; justify-content: space-between; gap: 1rem; margin: 2rem 0; border-top: 1px solid var(--rule); padding-top: 1rem; }
.empty { color: var(--soft); }
.more { margin: 1.25rem 0; font-weight: 600; }
footer { padding-bottom: 2rem; color: var(--soft); font-size: .875rem; }
footer p:first-child { border-top: 1px solid var(--rule); padding-top: 1rem; }
@media (max-width: 44rem) {
  main, .masthead, footer { padding-left: 1rem; padding-right: 1rem; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { display: block; border-top: 1px solid var(--rule); padding: .75rem 0; }
  tbody th, td { display: block; width: auto; border: 0; padding: .1rem 0; }
  td::before { content: attr(data-label) ": "; color: var(--soft); font-size: .875rem; }
  td { min-width: 0; }
  td small { display: inline; }
  td .values + small::before { content: " · "; }
  .board.feeds tbody th { width: auto; }
  .number { text-align: start; }
}
@media print { .masthead nav, .filter, .skip, button { display: none; } }
`
