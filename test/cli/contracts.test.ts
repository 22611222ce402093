import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { runCommandLine } from '../../cli/command-line.ts'
import { openOutput } from '../../cli/output.ts'

type Line = Readonly<Record<string, unknown>>

const sets = fileURLToPath(new URL('../../bench/labelled/dev/', import.meta.url))
const folders = readdirSync(sets, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
const jsonLines = (text: string): Line[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)

const run = async (...args: string[]) => {
  const written = { out: '', talk: '' }
  const output = openOutput({ write: (text) => (written.out += text) }, { write: (text) => (written.talk += text) }, {})
  const exit = await runCommandLine([...args, '--json'], output)
  return { exit, lines: jsonLines(written.out), talk: written.talk }
}

const inputsOf = (name: string) => {
  const stories = join(sets, name, 'stories.jsonl')
  return {
    args: ['--watch', join(sets, name, 'watch.json'), '--stories', stories],
    stories: new Map(jsonLines(readFileSync(stories, 'utf8')).map((story) => [story['id'], story])),
    claims: (JSON.parse(readFileSync(join(sets, name, 'watch.json'), 'utf8')) as { claims: Line[] }).claims,
  }
}

describe.each(folders)('the labelled watch %s', (name) => {
  const { args, stories, claims } = inputsOf(name)

  test('compared: a line per story and claim, and every quote stands where it is said to stand', async () => {
    const { exit, lines } = await run('compare', ...args)
    expect(exit).toBe(0)
    expect(lines).toHaveLength(stories.size * claims.length)
    for (const line of lines) {
      const story = stories.get(line['storyId'])
      const text = `${story?.['title']}\n${story?.['text']}`
      if (['confirms', 'revises', 'disputes'].includes(String(line['verdict']))) {
        expect(line['quote']).toBeTruthy()
        expect(line['value']).toBeTruthy()
        expect(line['reasons']).not.toEqual([])
      }
      if (line['quote'] !== null) expect(text.slice(Number(line['start']), Number(line['end']))).toBe(line['quote'])
    }
  })

  test('replayed: every change has the fields of the contract, in order of time, without gaps per claim', async () => {
    const { exit, lines, talk } = await run('replay', ...args)
    expect({ exit, talk }).toEqual({ exit: 0, talk: '' })
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) {
      const fields = 'claimId seq type holder from to storyId at confidence sources origins'.split(' ')
      expect(Object.keys(line)).toEqual(expect.arrayContaining(fields))
      expect(line['from']).not.toBe(line['to'])
      expect((line['sources'] as unknown[])[0]).toBe(line['storyId'])
      expect(line['at']).toBe(stories.get(line['storyId'])?.['published'])
    }
    expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).sort())
    for (const { id } of claims) {
      const seqs = lines.filter(({ claimId }) => claimId === id).map(({ seq }) => seq)
      expect(seqs).toEqual(seqs.map((_, index) => index + 1))
    }
  })

  test('replayed from a shuffled file: the same ledger', async () => {
    const shuffled = join(mkdtempSync(join(tmpdir(), 'claimwatch-')), 'stories.jsonl')
    const original = readFileSync(args[3] ?? '', 'utf8')
      .split('\n')
      .filter(Boolean)
    writeFileSync(shuffled, original.toReversed().join('\n'))
    const [inOrder, reversed] = [
      await run('replay', ...args),
      await run('replay', args[0] ?? '', args[1] ?? '', '--stories', shuffled),
    ]
    expect(reversed.lines).toEqual(inOrder.lines)
  })
})
