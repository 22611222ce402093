import type { Refusal } from '../domain.ts'
import type { ChangePage, ClaimNow, ShownChange } from './answers.ts'
import { Evidence, FoldedSources, Move, Quoted, Time, TypeLabel, ValueChange } from './change-parts.tsx'
import { Layout, type PageFrame } from './layout.tsx'
import { type MuteContent, MuteForm } from './review-forms.tsx'
import { timelineOf } from './timeline.ts'
import { TimelineDrawing } from './timeline-drawing.tsx'
import { address, count, line, percent, sentence } from './words.ts'

export interface ClaimContent {
  readonly frame: PageFrame
  readonly claim: ClaimNow
  /** Newest first. */
  readonly page: ChangePage
  /** Where the drawing ends: now, the time that is asked about, or the last change of a page of older ones. */
  readonly until: string
  /** Address of the next page, where there is one. */
  readonly older?: string
  readonly refusals: readonly Refusal[]
  readonly review: MuteContent
}

const Positions = ({ claim }: { claim: ClaimNow }) => (
  <dl class="positions">
    {claim.positions.map(({ holder, value, at, changeId }, index) => (
      <div>
        <dt>
          <Quoted text={holder} />
        </dt>
        <dd>
          <strong>{index === 0 ? <ValueChange from={claim.claim.value} to={value} /> : <Quoted text={value} />}</strong>{' '}
          <small>
            {changeId === undefined ? (
              'as the article has it'
            ) : (
              <>
                since <Time at={at} />, <a href={address.change(changeId)}>why</a>
              </>
            )}
          </small>
        </dd>
      </div>
    ))}
  </dl>
)

const Entry = ({ change }: { change: ShownChange }) => (
  <li>
    <article class="change" id={change.id}>
      <p class="eyebrow">
        <TypeLabel change={change} /> <Time at={change.at} />
      </p>
      <h3>
        <a href={address.change(change.id)}>
          <Move change={change} />
        </a>
      </h3>
      <Evidence change={change} />
      <p class="meta">
        Read by Claimwatch <Time at={change.detectedAt} /> · {count(change.origins, 'independent origin')} ·{' '}
        {percent(change.corroborated)} sure
      </p>
      <FoldedSources change={change} />
    </article>
  </li>
)

/** Candidates that were not recorded, and why. */
export const Refusals = ({ refusals }: { refusals: readonly Refusal[] }) => (
  <ul class="refusals">
    {refusals.map((refusal) => (
      <li>
        <p>
          <Quoted text={refusal.holder} />: <Quoted text={refusal.value} /> <code>{line(refusal.rule)}</code>
        </p>
        <p class="note">
          <Quoted text={refusal.note} />
        </p>
        <blockquote dir="auto">
          <Quoted text={refusal.quote} />
        </blockquote>
        <p class="meta">
          <Quoted text={refusal.outlet} />, <Quoted text={refusal.title} />, <Time at={refusal.published} />
        </p>
      </li>
    ))}
  </ul>
)

/** A claim over time: the positions, the drawing, every change with its evidence and sources, and what was refused. */
export const ClaimPage = ({ frame, claim, page, until, older, refusals, review }: ClaimContent) => (
  <Layout title={claim.claim.question} frame={frame}>
    <p class="crumbs">
      <a href={address.watch(claim.watch.id)}>
        <Quoted text={claim.watch.title} />
      </a>
    </p>
    <h1>
      <Quoted text={claim.claim.question} />
    </h1>
    {claim.claim.statement !== '' && (
      <p class="lead">
        The article: <q>{sentence(claim.claim.statement)}</q> <Quoted text={claim.watch.article.publisher} />,{' '}
        <Time at={claim.watch.article.published} />
      </p>
    )}
    <Positions claim={claim} />
    <TimelineDrawing timeline={timelineOf(claim, [...page.changes].reverse(), until)} />
    <h2>Changes</h2>
    {page.changes.length === 0 && <p class="empty">Nothing has changed: the claim stands as published.</p>}
    <ol class="entries">
      {page.changes.map((change) => (
        <Entry change={change} />
      ))}
    </ol>
    {older !== undefined && (
      <p class="more">
        <a rel="next" href={older}>
          Older changes
        </a>
      </p>
    )}
    <MuteForm {...review} />
    {refusals.length > 0 && (
      <details class="why-not">
        <summary>Read and not recorded: {count(refusals.length, 'candidate')}</summary>
        <Refusals refusals={refusals} />
      </details>
    )}
  </Layout>
)
