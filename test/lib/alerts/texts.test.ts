import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alertSubject, alertsText, alertText, headline } from '../../../lib/alerts/alert-text.ts'
import { cloudEvent } from '../../../lib/alerts/cloud-event.ts'
import { slackMessage } from '../../../lib/alerts/slack-message.ts'
import { confidenceBand, snsMessage } from '../../../lib/alerts/sns-message.ts'
import { snsPublishes } from '../../../lib/alerts/sns-publish.ts'
import { webhookHeaders } from '../../../lib/alerts/webhook-signature.ts'
import { withSources } from '../../../lib/changes/sources.ts'
import type { Alert, Change, Source } from '../../../lib/domain.ts'
import { plainLine, shorten } from '../../../lib/text/plain-line.ts'
import { aChange, aClaim, aSource } from '../../support/builders.ts'

const alertOf = (over: Partial<Change> = {}, title = 'Tin conference'): Alert => ({
  change: withSources(aChange(over), []),
  watch: { id: 'tin-conference', title },
  claim: aClaim(),
})

/** Every text of a feed that reaches an alert, set to one string. */
const hostile = (text: string): Alert => {
  const source: Partial<Source> = { title: text, outlet: text, url: text, evidence: { quote: text, start: 0, end: 1 } }
  return alertOf({ from: text, to: text, holder: text, source: aSource(source) })
}

describe('the headline', () => {
  test.each([
    [{}, 'Tin Council: Lisbon → Porto'],
    [{ type: 'dispute' as const, holder: 'Host City', to: 'Faro' }, 'Host City says Faro, not Lisbon'],
    [{ type: 'reversion' as const, from: 'Porto', to: 'Lisbon' }, 'Tin Council: back to Lisbon (was Porto)'],
    [
      { type: 'retraction' as const, from: 'Porto', to: 'Lisbon' },
      'correction: Tin Council Porto is withdrawn, Lisbon stands',
    ],
  ])('%j', (over, expected) => {
    expect(headline(alertOf(over))).toBe(expected)
  })
})

test('the text names question, values, evidence, source, time and change', () => {
  expect(alertText(alertOf())).toBe(
    [
      'Tin conference: Tin Council: Lisbon → Porto',
      '',
      'Where is the tin conference held?',
      '  was:      Lisbon',
      '  now:      Porto',
      '  evidence: "The conference moves to Porto."',
      '  source:   Sample Ledger, 2026-03-02T09:00:00Z',
      '            https://news.example/story-1',
      '  told by:  Sample Ledger (1 origin), confidence 90 %',
      '  change:   tin-conference:venue:1',
    ].join('\n'),
  )
})

describe('what a feed writes stays text', () => {
  const escapes = '\u001b[2J\u001b]0;owned\u0007\u009b31m\r\n\u202eevil\u2066'

  test('no terminal escape, line break or direction mark gets through to a text', () => {
    const text = alertsText([hostile(`a${escapes}b`)])
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
    expect(text.split('\n')).toHaveLength(10)
  })

  test('subjects of mails are one line of printable ASCII that SNS takes, below 100 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'binary' }), (text, title) => {
        const told = hostile(text)
        const alert = { ...told, watch: { ...told.watch, title } }
        expect(alertSubject([alert, alert])).toMatch(/^[\x21-\x7e][\x20-\x7e]{0,98}$/)
      }),
    )
  })

  test('a title in letters that subjects cannot hold gives way to the id of the watch', () => {
    expect(alertSubject([alertOf({}, 'Конференція: олово')])).toBe('tin-conference: Tin Council: Lisbon -> Porto')
    expect(alertSubject([alertOf({}, 'Conférence de l’étain')])).toBe(
      'Conference de letain: Tin Council: Lisbon -> Porto',
    )
  })

  test('Slack sees no mention, link or formatting of the feed’s making, and no block beyond its limits', () => {
    const text = '<!channel> <https://evil.example|click> *bold* & `code` <@U123>'
    const { blocks, text: notification } = slackMessage([hostile(text)])
    for (const block of blocks)
      if ('text' in block) expect(block.text.type).toBe('plain_text')
      else if ('elements' in block) expect(block.elements[0]?.text).not.toMatch(/<[!@h]/)
    expect(notification).toContain('&lt;!channel&gt;')
    expect(notification).not.toContain('<')
  })

  test('only web addresses become links', () => {
    const link = (url: string) => JSON.stringify(slackMessage([alertOf({ source: aSource({ url }) })]).blocks)
    expect(link('https://news.example/a|b>c')).toContain('<https://news.example/a%7Cb%3Ec|Sample Ledger>')
    expect(link('javascript:alert(1)')).not.toContain('javascript')
    expect(link(`https://news.example/${'ї'.repeat(300)}`)).toContain('"Sample Ledger · ')
    expect(link('')).toContain('Sample Ledger')
  })

  test('any texts whatever make a message within the limits of Block Kit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5_000 }), fc.integer({ min: 1, max: 40 }), (text, count) => {
        const { blocks, text: notification } = slackMessage(Array.from({ length: count }, () => hostile(text)))
        expect(blocks.length).toBeLessThanOrEqual(50)
        expect(notification.length).toBeLessThanOrEqual(3_000)
        for (const block of blocks) {
          if (block.type === 'header') expect(block.text.text.length).toBeLessThanOrEqual(150)
          if (block.type === 'section') expect(block.text.text.length).toBeLessThanOrEqual(3_000)
          if (block.type === 'context') expect(block.elements[0]?.text.length).toBeLessThanOrEqual(2_000)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('shortening never splits a character', () => {
    expect(shorten('ab😀cd', 4)).toBe('ab…')
    expect(shorten('short', 5)).toBe('short')
    expect(plainLine(' a \n\t b\u200b ')).toBe('a b')
  })
})

describe('the message to the topic', () => {
  test('has a text for mail and a short one for phones, and attributes to filter by', () => {
    const message = snsMessage([alertOf()])
    expect(message.subject).toBe('Tin conference: Tin Council: Lisbon -> Porto')
    expect(message.bodies.email).toBe(alertText(alertOf()))
    expect(message.bodies.sms).toBe('Tin Council: Lisbon → Porto')
    expect(message.attributes).toEqual({
      ...{ watch: 'tin-conference', claim: 'venue', kind: 'place', type: 'revision', holder: 'Tin Council' },
      ...{ confidence: 'high', origins: 1 },
    })
  })

  test('of several changes lists their kinds and types, and stays one short text for phones', () => {
    const second = { ...alertOf({ type: 'dispute', holder: 'Host City' }), claim: aClaim({ id: 'chair' }) }
    const message = snsMessage([alertOf(), second])
    expect(message.subject).toBe('Tin conference: Tin Council: Lisbon -> Porto (+1 more)')
    expect(message.attributes).toMatchObject({ claim: ['venue', 'chair'], type: ['revision', 'dispute'] })
    expect(snsMessage(Array.from({ length: 20 }, () => alertOf())).bodies.sms.length).toBeLessThanOrEqual(140)
  })

  test('of twenty changes with thirty sources each is well under the 256 KiB that SNS takes', () => {
    const sources = Array.from({ length: 29 }, (_, index) =>
      aSource({ storyId: `story-${index + 2}`, sketch: '64:'.padEnd(515, 'f'), outlet: `Outlet ${index}` }),
    )
    const alert = { ...alertOf(), change: withSources(aChange(), sources) }
    const message = snsMessage(Array.from({ length: 20 }, () => alert))
    expect(Buffer.byteLength(JSON.stringify(JSON.stringify(message.bodies)))).toBeLessThan(256 * 1_024)
  })

  test('of a change that hundreds of outlets told while it waited names ten and counts the rest', () => {
    const sources = Array.from({ length: 600 }, (_, index) =>
      aSource({
        ...{ storyId: `story-${index + 2}`, outlet: `Outlet ${index} ${'ї'.repeat(480)}`, title: 'ї'.repeat(500) },
        ...{ url: `https://${index}.example/${'x'.repeat(1_900)}`, published: `2026-03-02T09:${index % 60}:00Z` },
        evidence: { quote: 'ї'.repeat(4_000), start: 0, end: 4_000 },
      }),
    )
    const alert = { ...alertOf(), change: withSources(aChange(), sources) }
    const [publish, ...others] = snsPublishes('arn', [alert])
    expect(others).toEqual([])
    expect(Buffer.byteLength(publish?.Message ?? '')).toBeLessThan(250 * 1_024)
    const { default: event, email } = JSON.parse(publish?.Message ?? '') as { default: string; email: string }
    expect(email).toContain(`and ${alert.change.sources.length - 10} more`)
    const { sources: told, sourceCount } = JSON.parse(event).data.changes[0].change
    expect([told.length, sourceCount]).toEqual([12, alert.change.sources.length])
    const many = Array.from({ length: 20 }, () => alert)
    const sizes = snsPublishes('arn', many).map(({ Message }) => Buffer.byteLength(Message))
    expect(sizes.length).toBeGreaterThan(1)
    expect(Math.max(...sizes)).toBeLessThan(250 * 1_024)
  })

  test('of a fact that nobody holds has no attribute for a holder: SNS takes no empty one', () => {
    expect(snsMessage([alertOf({ holder: '' })]).attributes).not.toHaveProperty('holder')
    expect(snsMessage([alertOf({ holder: '' }), alertOf()]).attributes['holder']).toBe('Tin Council')
  })

  test('calls 0.8 high and 0.5 medium', () => {
    expect([0.8, 0.79, 0.5, 0.49].map(confidenceBand)).toEqual(['high', 'medium', 'medium', 'low'])
  })
})

test('a machine gets a CloudEvent whose id is that of its changes, without sketches and positions', () => {
  const event = cloudEvent([alertOf()])
  expect(event).toMatchObject({
    ...{ specversion: '1.0', id: 'tin-conference:venue:1', source: 'claimwatch/tin-conference' },
    ...{ type: 'claimwatch.changes.v1', time: '2026-03-02T09:05:00Z' },
    data: { changes: [{ change: { from: 'Lisbon', to: 'Porto', origins: 1, sources: [{ storyId: 'story-1' }] } }] },
  })
  expect(JSON.stringify(event)).not.toMatch(/sketch|positions|earlier/)
})

describe('webhook signatures', () => {
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' }
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

  test('are those of the example in the Standard Webhooks specification', () => {
    expect(webhookHeaders(message, [secret])).toEqual({
      'webhook-id': message.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })

  test('are two while one secret replaces another', () => {
    const other = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
    const [first, second] = (webhookHeaders(message, [secret, other])['webhook-signature'] ?? '').split(' ')
    expect(first).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
    expect(second).toMatch(/^v1,[\w+/]{43}=$/)
  })
})
