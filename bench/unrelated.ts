import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant, Story } from '../lib/domain.ts'

const folder = join(import.meta.dirname, 'unrelated')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
const linesOf = (name: string): string[] =>
  read(name)
    .split('\n')
    .filter((line) => line.trim() !== '')

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.txt') && name !== 'templates.txt')
  .sort()

/** Sentences of invented news from many fields, written by hand. */
export const writtenSentences: readonly string[] = files.flatMap(linesOf)

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export const randomOf = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const upper = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

/**
 * Different sentences built from templates and word lists: `{Body}` is `{body}` with a capital letter. `near` takes the
 * states and cities of the labelled watches, in news that is still not theirs.
 */
export const builtSentences = (count: number, near = false, seed = 1): readonly string[] => {
  const words = JSON.parse(read('words.json')) as Record<string, readonly string[]>
  const templates = linesOf('templates.txt')
  const random = randomOf(seed)
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? ''
  const listOf = (slot: string): readonly string[] =>
    (near ? words[`near${upper(slot)}`] : undefined) ?? words[slot] ?? []
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (_slot, name: string) => {
      const word = pick(listOf(name.toLowerCase()))
      return /^[A-Z]/.test(name) ? upper(word) : word
    })
  const built = new Set<string>()
  while (built.size < count) built.add(fill(pick(templates)))
  return [...built]
}

/** Sentences as stories of six, the first of which is the title. */
export const asStories = (sentences: readonly string[], published: Instant): Story[] =>
  Array.from({ length: Math.ceil(sentences.length / 6) }, (_, at) => {
    const [title = '', ...text] = sentences.slice(at * 6, at * 6 + 6)
    const id = `unrelated-${at + 1}`
    return { id, outlet: 'Sample Ledger', title, text: text.join(' '), published, url: `https://news.example/${id}` }
  })
