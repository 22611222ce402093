import type { Reason } from '../domain.ts'
import type { ExplainedChange } from './answers.ts'
import { Evidence, Move, Quoted, Sources, Time, TypeLabel } from './change-parts.tsx'
import { Refusals } from './claim-page.tsx'
import { Layout, type PageFrame } from './layout.tsx'
import { ChangeReviews, type Reviewer } from './review-forms.tsx'
import { address, count, headline, line, percent } from './words.ts'

const stateLines: Readonly<Record<ExplainedChange['state'], string>> = {
  current: 'This is the position now.',
  superseded: 'A later change has replaced it.',
  retracted: 'A later entry says that it was wrong.',
}

const Reasons = ({ reasons }: { reasons: readonly Reason[] }) => (
  <table class="reasons">
    <thead>
      <tr>
        <th scope="col">Rule</th>
        <th scope="col">What it saw</th>
        <th scope="col">Weight</th>
      </tr>
    </thead>
    <tbody>
      {reasons.map(({ rule, note, weight }) => (
        <tr>
          <td data-label="Rule">
            <code>{line(rule)}</code>
          </td>
          <td data-label="What it saw">
            <Quoted text={note} />
          </td>
          <td data-label="Weight" class="number">
            {weight === undefined ? '–' : `${weight > 0 ? '+' : ''}${weight.toFixed(1)}`}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Steps = ({ previous, next }: Pick<ExplainedChange, 'previous' | 'next'>) =>
  previous === undefined && next === undefined ? null : (
    <nav class="steps" aria-label="Changes of this claim">
      {previous !== undefined && (
        <a rel="prev" href={address.change(previous)}>
          ← Change before
        </a>
      )}
      {next !== undefined && (
        <a rel="next" href={address.change(next)}>
          Change after →
        </a>
      )}
    </nav>
  )

const Times = ({ change }: Pick<ExplainedChange, 'change'>) => (
  <dl class="facts">
    <div>
      <dt>Published</dt>
      <dd>
        <Time at={change.at} />
      </dd>
    </div>
    <div>
      <dt>Read by Claimwatch</dt>
      <dd>
        <Time at={change.detectedAt} />
      </dd>
    </div>
    <div>
      <dt>How sure</dt>
      <dd>
        {percent(change.corroborated)}; {percent(change.confidence)} from this story alone
      </dd>
    </div>
    <div>
      <dt>Said as</dt>
      <dd>{change.certainty}</dd>
    </div>
    <div>
      <dt>Ledger</dt>
      <dd>
        <code>{change.id}</code>, hash <code>{change.hash.slice(0, 12)}</code>
      </dd>
    </div>
  </dl>
)

export interface ChangeDetailContent {
  readonly frame: PageFrame
  readonly explained: ExplainedChange
  readonly reviewer?: Reviewer
}

/** One change: the sentence, the sources, why it was recorded, and what near it was not. */
export const ChangeDetailPage = ({ frame, explained, reviewer }: ChangeDetailContent) => {
  const { change, watch, claim, refusals, state, acknowledged, confirmed } = explained
  return (
    <Layout title={headline(change)} frame={frame}>
      <p class="crumbs">
        <a href={address.watch(change.watchId)}>
          <Quoted text={watch?.title ?? change.watchId} />
        </a>{' '}
        ›{' '}
        <a href={address.claim(change.watchId, change.claimId)}>
          <Quoted text={claim?.question ?? change.claimId} />
        </a>
      </p>
      <p class="eyebrow">
        <TypeLabel change={change} /> <span class="note">{stateLines[state]}</span>
      </p>
      <h1>
        <Move change={change} />
      </h1>
      <Evidence change={change} />
      <Times change={change} />
      <p>
        <button type="button" data-copy hidden>
          Copy link
        </button>
      </p>
      <ChangeReviews
        changeId={change.id}
        isWithdrawn={state === 'retracted' || change.type === 'retraction'}
        {...{ acknowledged, confirmed, reviewer }}
      />
      <h2>Why</h2>
      <Reasons reasons={change.reasons} />
      <h2>Sources: {count(change.origins, 'independent origin')}</h2>
      <Sources sources={change.sources} quoted />
      <h2>Why not</h2>
      {refusals.length === 0 ? (
        <p class="empty">Nothing else read about this claim around that time was turned down.</p>
      ) : (
        <>
          <p>Read for the same claim around that time, and not recorded:</p>
          <Refusals refusals={refusals} />
        </>
      )}
      <Steps {...explained} />
    </Layout>
  )
}
