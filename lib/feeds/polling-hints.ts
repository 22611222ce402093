import { elementsOf, type Fields, fieldsOf, valuesOf } from './element-fields.ts'
import type { PollingHints } from './wire-feed.ts'

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

const minutesIn = new Map(Object.entries({ hourly: 60, daily: 1440, weekly: 10_080, monthly: 43_200, yearly: 525_600 }))

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined

const inner = (fields: Fields, outer: string, name: string): readonly string[] =>
  elementsOf(fields, [outer]).flatMap((element) => valuesOf(fieldsOf(element), [name]))

const updateMinutes = (fields: Fields): number | undefined => {
  const period = minutesIn.get(valuesOf(fields, ['sy:updateperiod'])[0]?.toLowerCase() ?? '')
  if (period === undefined) return undefined
  return Math.round(period / Math.max(1, wholeNumber(valuesOf(fields, ['sy:updatefrequency'])[0]) ?? 1))
}

/** What a channel says about polling: RSS 2.0 `ttl`, `skipHours`, `skipDays` and the RSS 1.0 syndication module. */
export const readHints = (fields: Fields): PollingHints => {
  const ttlMinutes = wholeNumber(valuesOf(fields, ['ttl'])[0])
  // RSS 0.9x counts 1 to 24, RSS 2.0 counts 0 to 23.
  const hours = inner(fields, 'skiphours', 'hour')
    .map(wholeNumber)
    .filter((hour) => hour !== undefined && hour <= 24)
    .map((hour) => (hour ?? 0) % 24)
  const weekdays = inner(fields, 'skipdays', 'day').map((day) => days.indexOf(day.toLowerCase()))
  const skipDays = weekdays.filter((day) => day >= 0)
  const minutes = updateMinutes(fields)
  return {
    ...(ttlMinutes === undefined ? {} : { ttlMinutes }),
    ...(hours.length === 0 ? {} : { skipHours: hours }),
    ...(skipDays.length === 0 ? {} : { skipDays }),
    ...(minutes === undefined ? {} : { updateMinutes: minutes }),
  }
}
