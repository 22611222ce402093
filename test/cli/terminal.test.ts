import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../cli/command-line.ts'
import { withStores } from '../../cli/local/open-stores.ts'
import { openOutput } from '../../cli/output.ts'
import { aChange, aClaim, aSource, aWatch } from '../support/builders.ts'

const data = mkdtempSync(join(tmpdir(), 'claimwatch-terminal-'))
const quote = 'The tin council said on Monday that the conference will be held in Porto, in the north of the country.'

beforeAll(() =>
  withStores({ data }, async (stores) => {
    await stores.watches.put(aWatch({ claims: [aClaim(), aClaim({ id: 'a-claim-with-a-long-id-of-its-own' })] }))
    const evidence = { quote, start: 10, end: 10 + quote.length }
    await stores.changes.append(aChange({ source: aSource({ evidence }) }))
  }),
)

const onTerminal = async (columns: number, ...args: string[]) => {
  let [out, talk] = ['', '']
  const stdout = { isTTY: true, columns, write: (text: string) => (out += text) }
  const output = openOutput(stdout, { write: (text) => (talk += text) }, { NO_COLOR: '1' })
  const exit = await runCommandLine([...args, '--data', data], output)
  return { exit, out, talk, lines: out.trimEnd().split('\n') }
}

describe.each([60, 80, 140])('on a terminal of %i columns', (columns) => {
  test('a change has its id whole, to be given to explain, and its sentence whole', async () => {
    const { out, lines } = await onTerminal(columns, 'changes')
    expect(out).toContain('tin-conference:venue:1')
    expect(out.replace(/\s+/g, ' ')).toContain(`“${quote}”`)
    const words = lines.filter((line) => !line.includes('https://'))
    expect(words.filter((line) => line.length > columns)).toEqual([])
  })

  test('claims fit under their watch', async () => {
    const { lines } = await onTerminal(columns, 'claims')
    expect(lines[0]).toMatch(/^tin-conference {2}/)
    expect(lines.slice(1).filter((line) => line.length > columns)).toEqual([])
    if (columns > 100) expect(lines.join('\n')).toContain('a-claim-with-a-long-id-of-its-own')
  })
})

describe('an empty answer says why', () => {
  test.each([
    [
      'a misspelt watch',
      ['changes', '--watch', 'tin-conferenc'],
      2,
      'there is no watch tin-conferenc; stored: tin-conference',
    ],
    ['claims of a misspelt watch', ['claims', '--watch', 'nope'], 2, 'there is no watch nope; stored: tin-conference'],
    ['a filter that nothing fits', ['changes', '--type', 'retraction'], 0, 'no changes'],
    ['a day without messages', ['deliveries', '--day', '2026-01-01'], 0, 'nothing was sent on 2026-01-01'],
    ['no dead letters', ['deliveries', '--dead'], 0, 'no dead letters'],
  ])('%s', async (_name, args, exit, said) => {
    const answer = await onTerminal(80, ...args)
    expect([answer.exit, answer.out]).toEqual([exit, ''])
    expect(answer.talk).toContain(said)
  })
})
