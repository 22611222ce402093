import { expect, test } from 'vitest'
import { readOwnCases } from '../../../../bench/own-cases.ts'
import { compileWatch, readStory } from '../../../../lib/claims/engine.ts'
import { storyText } from '../../../../lib/domain.ts'
import { glossed, languageOf } from '../../../../lib/text/gloss.ts'
import { plain } from '../../../../lib/text/normalise.ts'
import { tokenise } from '../../../../lib/text/tokens.ts'

const english = (text: string): string => {
  const language = languageOf(text)
  const tokens = tokenise(plain(text))
  return (language === undefined ? tokens : glossed(tokens, language)).map(({ lower }) => lower).join(' ')
}

const cases = readOwnCases().filter(({ claim }) => claim.id.startsWith('cod-'))
const stories = cases.flatMap((each) => each.stories.map(({ story }) => story))

test('the language of a text is told by its letters, and English is left as it is', () => {
  const languages = stories.map(({ text }) => languageOf(text))
  expect(languages.filter((language) => language === 'uk')).toHaveLength(41)
  expect(languages.filter((language) => language === 'ru')).toHaveLength(41)
  expect(languageOf('Estonia has rejected the invitation.')).toBeUndefined()
})

test.each([
  ['Естонія відхилила запрошення Фінляндії.', 'estonia rejected invitation of finland .'],
  ['Эстония пока не ответила на приглашение.', 'estonia not yet responded at invitation .'],
  ["Прем'єр-міністр приїхав з Тарту.", 'prime minister came from tartu .'],
  ['Он встретился с президентом.', 'he met with president .'],
  ['Уряд Естонії закликав Зеленського.', 'government of estonia asked zelenskyy .'],
])('%s is read as %s', (text, expected) => {
  expect(english(text)).toBe(expected)
})

test('offsets stay those of the text, whatever the number of English words', () => {
  const text = "Торік прем'єр-міністр погодився на переговори."
  for (const token of glossed(tokenise(text), 'uk')) {
    expect(token.start).toBeLessThan(token.end)
    expect(text.slice(token.start, token.end).trim()).toBe(text.slice(token.start, token.end))
  }
})

test('the evidence of a story in another language is its own sentence', () => {
  const [first] = cases.find(({ claim }) => claim.id === 'cod-response')?.stories ?? []
  const answer = first?.story.text ?? ''
  const story = { ...stories[0], id: 's', outlet: 'Приклад', title: '', url: 'u', published: '2026-03-04T08:00:00Z' }
  const whole = { ...story, text: `Погода буде ясна. ${answer} Тріска подорожчала.` }
  const watch = cases.find(({ claim }) => claim.id === 'cod-response')?.watch
  expect(watch).toBeDefined()
  if (watch === undefined) return
  const evidence = readStory(compileWatch(watch), whole)[0]?.best.evidence
  expect(evidence?.quote).toBe(answer)
  expect(storyText(whole).slice(evidence?.start, evidence?.end)).toBe(answer)
})
