import { describe, expect, test } from 'vitest'
import { candidatesOf, compileWatch } from '../../../../lib/claims/engine.ts'
import { aClaim, aStory, aWatch } from '../../../support/builders.ts'

const conference = compileWatch(
  aWatch({
    article: {
      title: 'Lorania invites Tavria to peace conference',
      publisher: 'Sample Wire',
      published: '2026-03-01T08:00:00Z',
      text: 'Lorania has invited Tavria to a peace conference in Osk. Its foreign minister, Jon Reuss, said so on Sunday. Tavria has not yet answered the invitation. Its president, Mira Kolt, is travelling.',
    },
    claims: [
      aClaim({
        id: 'reply',
        kind: 'response',
        question: "How has Tavria responded to Lorania's invitation to the peace conference in Osk?",
        statement: "Tavria has not yet answered Lorania's invitation to the peace conference in Osk.",
        value: 'none',
        holder: 'Tavria',
      }),
    ],
  }),
)

const decisions = (text: string) =>
  candidatesOf(conference, aStory({ title: 'Peace conference in Osk', text, published: '2026-04-02T08:00:00Z' })).map(
    ({ decision }) => decision,
  )

const answers = (text: string): string[] => decisions(text).map(({ verdict, value }) => `${verdict} ${value}`)

const signs = (text: string): string[] => decisions(text).flatMap(({ parts }) => parts.map(({ rule }) => rule))

describe('how a party answers', () => {
  test('a boycott is a refusal in every form of the verb', () => {
    expect(answers('Tavria is boycotting the peace conference in Osk.')).toContain('revises rejected')
  })
  test('who is unable to accept refuses', () => {
    expect(answers('Tavria is unable to accept the invitation to Osk.')).toContain('revises rejected')
    expect(answers('Tavria is unable to accept the invitation to Osk.')).not.toContain('confirms none')
  })
  test('a demand that stands before the yes is a condition', () => {
    expect(answers('Tavria wants an apology before it accepts the invitation to Osk.')).toContain('revises conditional')
  })
  test('a condition needs no if', () => {
    expect(answers('Tavria will stay away from the conference in Osk should the rebels be admitted.')).toContain(
      'revises conditional',
    )
  })
  test('what is only awaited is no answer', () => {
    expect(answers('The hall will be booked when Tavria accepts the invitation to Osk.')).not.toContain(
      'revises accepted',
    )
  })
  test('a president known from the article alone speaks for the party', () => {
    expect(answers('Kolt turned down the invitation to Osk on Friday.')).toContain('revises rejected')
  })
  test('nurses in a country do not answer for it', () => {
    expect(answers('Nurses in Tavria said they had accepted the invitation to Osk.')).not.toContain('revises accepted')
  })
  test('the governing body of the one who invites does not answer either', () => {
    expect(answers("Lorania's senate approved the invitation to Osk on Sunday.")).not.toContain('revises accepted')
  })
  test('who decides not to accept refuses', () => {
    expect(answers('Tavria has decided not to accept the invitation to Osk.')).toContain('revises rejected')
  })
  test('a yes by which something is avoided is no refusal', () => {
    expect(answers('Tavria can avoid sanctions by accepting the invitation to Osk.')).not.toContain('revises rejected')
  })
  test('a way that is open is not yet taken', () => {
    expect(answers('Tavria could end the row by accepting the invitation to Osk.')).not.toContain('revises accepted')
    expect(answers('Tavria ended the row by accepting the invitation to Osk.')).toContain('revises accepted')
  })
  test('who agrees to vote on it or to study it has not said yes', () => {
    expect(answers('Tavria agreed to vote on the invitation to Osk in May.')).not.toContain('revises accepted')
    expect(answers('Tavria agreed to study the invitation to Osk.')).not.toContain('revises accepted')
    expect(answers('Tavria agreed to the invitation to Osk.')).toContain('revises accepted')
  })
  test('an answer may be a noun with an article', () => {
    expect(answers('The no to the conference in Osk came as a surprise, said Tavria.')).toContain('revises rejected')
  })
  test('a yes as soon as something happens, or with a proviso, is conditional', () => {
    expect(answers('Tavria will accept the invitation to Osk as soon as the border is open.')).toContain(
      'revises conditional',
    )
    expect(answers('Tavria approved the invitation to Osk with one proviso.')).toContain('revises conditional')
    expect(answers('Tavria will accept the invitation to Osk as soon as possible.')).not.toContain(
      'revises conditional',
    )
  })
  test('of what else is refused the sign says so', () => {
    const signs = (text: string): string[] =>
      candidatesOf(conference, aStory({ title: 'Peace conference in Osk', text })).flatMap(({ decision }) =>
        decision.parts.map(({ rule }) => rule),
      )
    expect(signs('Tavria ruled out lowering its tariffs for the peace conference in Osk.')).toContain(
      'response.other-deed',
    )
    expect(signs('Tavria ruled out attending the peace conference in Osk.')).not.toContain('response.other-deed')
  })
  test('of what stands before the comma the subject stands behind it', () => {
    expect(signs('By rejecting the invitation to Osk, Tavria has angered its allies.')).toContain('response.by-holder')
    expect(answers('By rejecting the invitation to Osk, Velm has angered Tavria.')).toEqual([])
  })
  test('the no of a noun and a resistance that ended are no refusals', () => {
    expect(answers('Tavria said no offence had been meant at the conference in Osk.')).not.toContain('revises rejected')
    expect(answers('Tavria resisted until last week an invitation to Osk.')).not.toContain('revises rejected')
  })
  test('what is agreed, a deal and a permit that the holder gets are no yes of its own', () => {
    expect(answers('As agreed, the conference in Osk lasts four days, Tavria said.')).not.toContain('revises accepted')
    expect(answers('Tavria asked what a draft agreement of the conference in Osk would say.')).not.toContain(
      'revises accepted',
    )
    expect(answers('Green light for Tavria at the conference in Osk.')).not.toContain('revises accepted')
  })
  test('whom the holder accuses is not the holder', () => {
    expect(answers('Tavria accused its neighbours of rejecting the invitation to Osk.')).not.toContain(
      'revises rejected',
    )
  })
  test('reports that nobody confirms are no answer', () => {
    expect(answers('Rumours that Tavria rejected the invitation to Osk filled the hotels.')).toEqual([])
    expect(answers('Tavria confirmed rumours that it rejected the invitation to Osk.')).toContain('revises rejected')
  })
  test('a condition may be what is wanted before, and dropping one is a yes', () => {
    expect(answers('Tavria wants the tariffs gone before it sends anyone to the conference in Osk.')).toContain(
      'revises conditional',
    )
    expect(answers('Tavria drops its objections to the conference in Osk.')).toContain('revises accepted')
  })
  test('a proposal of a body that nobody names is another, one of somebody known is not', () => {
    expect(signs('Tavria rejected the proposal from the king of Lorania.')).toContain('response.to-foreign')
    expect(signs('Tavria rejected the proposal by foreign minister Jon Reuss.')).toContain('response.to-own')
  })
  test('who says so inside a verb does not part it from its not, and an object of none denies it', () => {
    expect(answers('Tavria will not, its envoy said, accept the invitation to Osk.')).not.toContain('revises accepted')
    expect(answers('Tavria will not, its envoy said, accept the invitation to Osk.')).toContain('revises rejected')
    expect(answers('Tavria did not argue, its envoy said, accepting the invitation to Osk.')).toContain(
      'revises accepted',
    )
    expect(answers('Tavria will accept no invitation to Osk.')).not.toContain('revises accepted')
    expect(answers('Tavria will accept no invitation to Osk.')).toContain('revises rejected')
  })
  test('whom a lawyer calls the client may be the holder', () => {
    expect(answers('Ada Quill said that her client had declined the invitation to Osk.')).toContain('revises rejected')
    expect(answers('Ada Quill said that her sister had declined the invitation to Osk.')).not.toContain(
      'revises rejected',
    )
  })
  test('questions that will be answered are no open answer', () => {
    expect(answers('Tavria will answer questions about the conference in Osk.')).not.toContain('confirms none')
  })
})
