import type { Lane, Stretch, Timeline } from './timeline.ts'
import { day, line, moment } from './words.ts'

/** Pixels; widths are shares of the page, so that text keeps its size on a phone. */
const laneHeight = 66
const barHeight = 30
const barTop = 22
const axisHeight = 26

const share = (number: number): string => `${Math.round(number * 100) / 100}%`

const titleOf = ({ value, from, until, change }: Stretch): string =>
  [
    `${line(value)}, from ${moment(from)}${until === undefined ? '' : ` to ${moment(until)}`}`,
    ...(change === undefined ? ['as the article has it'] : [`read by Claimwatch ${moment(change.detectedAt)}`]),
  ].join('; ')

/** A value that holds and has no room in its bar stands beside it. Percent of the drawing. */
const narrow = 12

const Value = ({ stretch }: { stretch: Stretch }) => {
  const isBeside = stretch.until === undefined && stretch.width < narrow
  return (
    <text class={isBeside ? 'value beside' : 'value'} x={isBeside ? '100%' : '0'} dx="8" y="20">
      {line(stretch.value)}
    </text>
  )
}

const Bar = ({ stretch, top }: { stretch: Stretch; top: number }) => (
  <g>
    <svg
      x={share(stretch.start)}
      y={top + barTop}
      width={share(Math.max(stretch.width, 0.6))}
      height={barHeight}
      {...(stretch.until === undefined && { overflow: 'visible' })}
    >
      <title>{titleOf(stretch)}</title>
      <rect class={stretch.until === undefined ? 'bar now' : 'bar'} width="100%" height={barHeight} rx="3" />
      <Value stretch={stretch} />
    </svg>
    {stretch.detected !== undefined && (
      <g class="detected">
        <line
          x1={share(stretch.start)}
          x2={share(stretch.detected)}
          y1={top + barTop + barHeight + 6}
          y2={top + barTop + barHeight + 6}
        />
        <circle cx={share(stretch.detected)} cy={top + barTop + barHeight + 6} r="3" />
      </g>
    )}
  </g>
)

const Row = ({ lane, index }: { lane: Lane; index: number }) => (
  <g>
    <text class="holder" x="0" y={index * laneHeight + 14}>
      {line(lane.holder)}
    </text>
    {lane.stretches.map((stretch) => (
      <Bar stretch={stretch} top={index * laneHeight} />
    ))}
  </g>
)

const summary = ({ lanes, start }: Timeline): string =>
  `Values over time since ${day(start)}. ${lanes
    .map(({ holder, stretches }) => `${line(holder)}: ${stretches.map(({ value }) => line(value)).join(', then ')}.`)
    .join(' ')}`

/** The drawn timeline. What it shows is in words in its label and in the list of changes below it. */
export const TimelineDrawing = ({ timeline }: { timeline: Timeline }) => {
  const height = timeline.lanes.length * laneHeight + axisHeight
  const axis = height - axisHeight + 4
  return (
    <figure class="timeline">
      <svg role="img" aria-label={summary(timeline)} width="100%" height={height}>
        {timeline.lanes.map((lane, index) => (
          <Row lane={lane} index={index} />
        ))}
        <line class="axis" x1="0" x2="100%" y1={axis} y2={axis} />
        <text class="tick" x="0" y={axis + 17}>
          {day(timeline.start)}
        </text>
        <line class="axis" x1={share(timeline.endPlace)} x2={share(timeline.endPlace)} y1={axis - 5} y2={axis + 5} />
        <text class="tick end" x={share(timeline.endPlace)} y={axis + 17}>
          {day(timeline.end)}
        </text>
      </svg>
      <figcaption>Bars begin when the story was published; the dot below is when Claimwatch read it.</figcaption>
    </figure>
  )
}
