import type { Mark, Mute } from '../domain.ts'
import { Quoted, Time } from './change-parts.tsx'
import { address } from './words.ts'

/** What the reader may do besides reading, and under which name they did it last. Absent: nothing. */
export interface Reviewer {
  readonly name: string
  /** The instant of this page, from which the lengths of a mute are counted. */
  readonly now: string
}

const Name = ({ reviewer }: { reviewer: Reviewer }) => (
  <label>
    Your name <input type="text" name="by" required maxlength={100} autocomplete="name" value={reviewer.name} />
  </label>
)

const Done = ({ mark, what }: { mark: Mark | undefined; what: string }) =>
  mark === undefined ? null : (
    <p class="note">
      {what} by <Quoted text={mark.by} />, <Time at={mark.at} />.
    </p>
  )

export interface ChangeReview {
  readonly changeId: string
  readonly isWithdrawn: boolean
  readonly acknowledged?: Mark | undefined
  readonly confirmed?: Mark | undefined
  readonly reviewer?: Reviewer | undefined
}

/** Who has seen and checked a change; and for who may say so, the forms. Nothing in them needs a script. */
export const ChangeReviews = ({ changeId, isWithdrawn, acknowledged, confirmed, reviewer }: ChangeReview) => {
  const home = address.change(changeId)
  return (
    <>
      <Done mark={confirmed} what="Checked and found right" />
      <Done mark={acknowledged} what="Seen, and told no more," />
      {reviewer !== undefined && !isWithdrawn && (
        <section class="review" aria-label="Your verdict">
          <form method="post" action={`${home}/confirm`}>
            <Name reviewer={reviewer} />
            <button type="submit">It is right</button>
            <button type="submit" formaction={`${home}/acknowledge`}>
              Seen, tell no more
            </button>
          </form>
          <details>
            <summary>It is wrong</summary>
            <form method="post" action={`${home}/reject`}>
              <Name reviewer={reviewer} />
              <label class="wide">
                Why it is wrong <input type="text" name="because" required minlength={3} maxlength={500} />
              </label>
              <button type="submit">Withdraw it</button>
            </form>
            <p class="note">A new entry withdraws it and subscribers are told; the ledger itself is never edited.</p>
          </details>
        </section>
      )}
    </>
  )
}

const hour = 3_600_000

const later = (now: string, hours: number): string =>
  new Date(Date.parse(now) + hours * hour).toISOString().replace(/\.\d{3}Z$/, 'Z')

const lengths = [
  { hours: 8, label: '8 hours' },
  { hours: 24, label: 'a day' },
  { hours: 168, label: 'a week' },
] as const

export interface MuteContent {
  readonly watchId: string
  readonly claimId: string
  readonly mute?: Mute | undefined
  readonly reviewer?: Reviewer | undefined
}

/** Until when alerts of the claim are held, and the form to hold or release them. */
export const MuteForm = ({ watchId, claimId, mute, reviewer }: MuteContent) => {
  // A mute of the whole watch is ended where it was made.
  const isOfWatch = mute !== undefined && mute.claimId === undefined
  const action = `${isOfWatch ? address.watch(watchId) : address.claim(watchId, claimId)}/mute`
  return (
    <>
      {mute !== undefined && (
        <p class="note">
          Alerts are held until <Time at={mute.until} />, by <Quoted text={mute.by} />.
        </p>
      )}
      {reviewer !== undefined && (
        <form class="review" method="post" action={action}>
          <Name reviewer={reviewer} />
          {mute === undefined ? (
            <>
              <label>
                Hold alerts for{' '}
                <select name="until">
                  {lengths.map(({ hours, label }) => (
                    <option value={later(reviewer.now, hours)}>{label}</option>
                  ))}
                </select>
              </label>
              <button type="submit">Hold</button>
            </>
          ) : (
            <>
              <input type="hidden" name="until" value={reviewer.now} />
              <button type="submit">Tell again</button>
            </>
          )}
        </form>
      )}
    </>
  )
}
