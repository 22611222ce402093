import type { Source } from '../domain.ts'
import type { ShownChange } from './answers.ts'
import { evidenceSegments, type Segment, shownSegments, valueSegments } from './segments.ts'
import { address, count, headline, line, moment, percent, sentence, typeWords, webAddress } from './words.ts'

export const Time = ({ at }: { at: string }) => <time datetime={at}>{moment(at)}</time>

/** Somebody else's text: in its own direction, so that it turns nothing around it. */
export const Quoted = ({ text }: { text: string }) => <bdi>{line(text)}</bdi>

const Piece = ({ segment: { kind, text } }: { segment: Segment }) =>
  kind === 'removed' ? (
    <del>{text}</del>
  ) : kind === 'added' ? (
    <ins>{text}</ins>
  ) : kind === 'marked' ? (
    <mark>{text}</mark>
  ) : (
    <span>{text}</span>
  )

/** From → to; the words that went are struck, those that came underlined. One value alone where nothing differs. */
export const ValueChange = ({ from, to }: { from: string; to: string }) => {
  const segments = valueSegments(line(from), line(to))
  const side = (absent: Segment['kind']) =>
    segments.filter(({ kind }) => kind !== absent).map((segment) => <Piece segment={segment} />)
  if (segments.every(({ kind }) => kind === 'same')) return <bdi class="values">{line(to)}</bdi>
  return (
    <span class="values">
      <bdi>{side('added')}</bdi>
      <span class="arrow"> → </span>
      <bdi>{side('removed')}</bdi>
    </span>
  )
}

/** Holder and move, as the headline of a change. */
export const Move = ({ change }: { change: ShownChange }) =>
  change.type === 'dispute' ? (
    <span>{headline(change)}</span>
  ) : (
    <span>
      <Quoted text={change.holder} />: <ValueChange from={change.from} to={change.to} />
    </span>
  )

export const TypeLabel = ({ change: { type } }: { change: ShownChange }) => (
  <span class={`label ${type}`}>
    <span aria-hidden="true">{typeWords[type].sign}</span> {typeWords[type].word}
  </span>
)

/** The sentence that proves it, verbatim, with the deciding words marked, and where it stands. */
export const Evidence = ({ change }: { change: ShownChange }) => (
  <figure class="evidence">
    <blockquote dir="auto">
      <p>
        {shownSegments(evidenceSegments(change)).map((segment) => (
          <Piece segment={segment} />
        ))}
      </p>
    </blockquote>
    <figcaption>
      <Story source={change.source} />
    </figcaption>
  </figure>
)

const Story = ({ source }: { source: Source }) => {
  const href = webAddress(source.url)
  return (
    <>
      <Quoted text={source.outlet} />
      {', '}
      {href === undefined ? (
        <Quoted text={source.title} />
      ) : (
        <a href={href} rel="noopener noreferrer nofollow">
          <Quoted text={source.title} />
        </a>
      )}
      {', '}
      <Time at={source.published} />
    </>
  )
}

/** Sources by origin, the making story's first; copies lie folded under the first that had the text. */
export const Sources = ({ sources, quoted = false }: { sources: readonly Source[]; quoted?: boolean }) => (
  <ul class="sources">
    {[...new Set(sources.map(({ origin }) => origin))].map((origin) => {
      const [first, ...copies] = sources.filter((source) => source.origin === origin)
      return (
        first && (
          <li>
            <Story source={first} />
            {quoted && first !== sources[0] && (
              <p class="quote" dir="auto">
                {sentence(first.evidence.quote)}
              </p>
            )}
            {copies.length > 0 && (
              <details>
                <summary>{count(copies.length, 'copy or repeat', 'copies or repeats')} of the same origin</summary>
                <ul>
                  {copies.map((source) => (
                    <li>
                      <Story source={source} />
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        )
      )
    })}
  </ul>
)

/** The sources folded away, where there are more than the story that made the change. */
export const FoldedSources = ({ change }: { change: ShownChange }) =>
  change.sources.length < 2 ? null : (
    <details>
      <summary>
        {count(change.sources.length, 'story', 'stories')} of {count(change.origins, 'independent origin')}
      </summary>
      <Sources sources={change.sources} />
    </details>
  )

/** One change in a list: what, who, from → to, the sentence, how sure, and the way to why. */
export const ChangeCard = ({
  change,
  question,
  isNew = false,
}: {
  change: ShownChange
  question?: string | undefined
  isNew?: boolean
}) => (
  <article class={isNew ? 'change new' : 'change'} id={change.id}>
    <p class="eyebrow">
      {isNew && <strong class="label fresh">New</strong>} <TypeLabel change={change} /> <Time at={change.at} />
    </p>
    <h3>
      <a href={address.change(change.id)}>
        <Move change={change} />
      </a>
    </h3>
    {question !== undefined && (
      <p class="question">
        <a href={address.claim(change.watchId, change.claimId)}>
          <Quoted text={question} />
        </a>
      </p>
    )}
    <Evidence change={change} />
    <p class="meta">
      {count(change.origins, 'independent origin')} · {percent(change.corroborated)} sure
    </p>
  </article>
)
