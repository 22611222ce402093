import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { runCommandLine } from '../../cli/command-line.ts'
import { openOutput } from '../../cli/output.ts'
import { topicNames } from '../../cli/topics.ts'

const ESC = String.fromCharCode(27)

const run = async (...args: string[]) => {
  const written = { out: '', talk: '' }
  const output = openOutput({ write: (text) => (written.out += text) }, { write: (text) => (written.talk += text) }, {})
  return { exit: await runCommandLine(args, output), ...written }
}

const folder = mkdtempSync(join(tmpdir(), 'claimwatch-cli-'))
const fileWith = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const aStory = (over: Record<string, unknown> = {}) => ({
  id: 's1',
  outlet: 'Harbour Gazette',
  title: 'Kyiv says no',
  text: 'Zelenskyy turned down the invitation to Moscow on Friday.',
  published: '2026-01-30T12:00:00Z',
  url: 'https://harbour.example/1',
  ...over,
})

describe('the command line', () => {
  test.each([
    ['no command shows the help', [], 0],
    ['--help', ['--help'], 0],
    ['help of a command', ['help', 'watch', 'check'], 0],
    ['a topic', ['help', 'kinds'], 0],
    ['a completion script', ['completion', 'bash'], 0],
    ['a completion script for an unknown shell', ['completion', 'tcsh'], 2],
    ['an unknown command', ['wach'], 2],
    ['an unknown option', ['watch', 'check', 'moscow-talks', '--jsn'], 2],
    ['a missing argument', ['watch', 'check'], 2],
    ['a missing option', ['compare', '--watch', 'moscow-talks'], 2],
    ['a group without its verb', ['watch'], 2],
    ['a watch that does not exist', ['watch', 'check', 'moscow-talk'], 2],
    ['a file that does not exist', ['compare', '--watch', 'moscow-talks', '--stories', 'nowhere.jsonl'], 2],
  ])('%s exits as documented', async (_title, args, exit) => {
    expect((await run(...args)).exit).toBe(exit)
  })

  test('an error says what, and how to mend it, on standard error only', async () => {
    const { out, talk } = await run('watch', 'check', 'moscow-talk')
    expect(out).toBe('')
    expect(talk).toBe(
      'error: no watch moscow-talk: did you mean moscow-talks?\nfix: Give the path of a watch file, or the id of a folder in watches/.\n',
    )
  })

  test.each(topicNames)('help %s fits a terminal of 80 columns', async (topic) => {
    const { exit, out } = await run('help', topic)
    expect(exit).toBe(0)
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  test('the help of a command has an example', async () => {
    expect((await run('compare', '--help')).out).toContain('Example:\n  claimwatch compare --watch moscow-talks')
  })
})

describe('watch check', () => {
  test('says how much there is in a watch that is right', async () => {
    expect(await run('watch', 'check', 'moscow-talks')).toEqual({
      exit: 0,
      out: 'ok watches/moscow-talks/watch.yaml: 3 claims, 7 feeds\n',
      talk: '',
    })
  })

  test('prints every fault as file, line and column, with its fix, and exits 2', async () => {
    const path = fileWith('broken.yaml', 'id: a\ntitel: A\nclaims: []\n')
    const { exit, out, talk } = await run('watch', 'check', path)
    expect(exit).toBe(2)
    expect(out).toBe('')
    expect(talk).toContain(':2:1 unknown key `titel`: did you mean `title`?. Write `title`.')
    expect(talk).toContain(':3:9 `claims` is empty')
  })

  test('prints faults as JSON Lines for an editor', async () => {
    const path = fileWith('broken.json', '{"id": "a", "titel": "A", "claims": []}')
    const { exit, out } = await run('watch', 'check', path, '--json')
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(exit).toBe(2)
    expect(lines).toContainEqual({
      severity: 'error',
      file: path,
      line: 1,
      column: 13,
      path: 'titel',
      message: 'unknown key `titel`: did you mean `title`?',
      fix: 'Write `title`.',
    })
  })

  test('does not read an article outside the folder of the watch', async () => {
    fileWith('secret.txt', 'secret')
    const path = fileWith('out.yaml', 'article: { title: A, published: 2026-01-01, file: ../secret.txt }')
    expect((await run('watch', 'check', path)).exit).toBe(2)
  })
})

describe('compare', () => {
  test('prints one line per story and claim with every field of the contract', async () => {
    const stories = fileWith(
      'stories.jsonl',
      `${JSON.stringify(aStory())}\n\n${JSON.stringify(aStory({ id: 's2' }))}\n`,
    )
    const { exit, out } = await run('compare', '--watch', 'moscow-talks', '--stories', stories, '--json')
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(exit).toBe(0)
    expect(lines.map((line) => `${line['storyId']} ${line['claimId']}`)).toEqual([
      's1 venue',
      's1 security-guarantees',
      's1 kyiv-response',
      's2 venue',
      's2 security-guarantees',
      's2 kyiv-response',
    ])
    expect(Object.keys(lines[0] ?? {})).toEqual(
      expect.arrayContaining(
        'storyId claimId verdict value holder certainty confidence quote start end reasons also'.split(' '),
      ),
    )
  })

  test('names bad lines by number, reads the others, and exits 2', async () => {
    const bad = ['{', JSON.stringify(aStory()), '[]', JSON.stringify(aStory({ published: 'yesterday', title: 7 }))]
    const stories = fileWith('bad.jsonl', bad.join('\n'))
    const { exit, out, talk } = await run('compare', '--watch', 'moscow-talks', '--stories', stories)
    expect(exit).toBe(2)
    expect(out.trim().split('\n')).toHaveLength(3)
    expect(talk).toContain(`3 of 4 lines of ${stories} are no stories`)
    expect(talk).toContain(`${stories}:1 not JSON`)
    expect(talk).toContain(`${stories}:3 not an object`)
    expect(talk).toContain(`${stories}:4 title: expected string, received number; published is not an ISO 8601 date`)
  })

  test('reads nothing from an empty file and succeeds', async () => {
    const { exit, out } = await run('compare', '--watch', 'moscow-talks', '--stories', fileWith('empty.jsonl', ''))
    expect({ exit, out }).toEqual({ exit: 0, out: '' })
  })
})

describe('the process', { timeout: 60_000 }, () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const spawn = (args: readonly string[], cwd = root) =>
    new Promise<{ exit: unknown; out: string }>((resolve) => {
      execFile(process.execPath, ['--import', 'tsx', join(root, 'cli/main.ts'), ...args], { cwd }, (error, out) =>
        resolve({ exit: error?.code ?? 0, out }),
      )
    })

  test('passes the exit code on', async () => {
    expect((await spawn(['watch', 'check', 'nowhere'])).exit).toBe(2)
  })

  test('completes commands and the ids of watches', async () => {
    expect((await spawn(['complete', '--', 'watch', 'sh'])).out).toContain('show\t')
    expect((await spawn(['complete', '--', 'compare', '--watch', ''])).out).toContain('moscow-talks\t')
  })

  test('colours nothing in a pipe', async () => {
    const { out } = await spawn(['watch', 'show', 'moscow-talks'])
    expect(out).toContain('moscow-talks  Russia invites Zelenskyy to Moscow')
    expect(out).not.toContain(ESC)
  })
})
