/** `npm run bench:cost`: what a month costs for 100, 1,000 and 10,000 feeds, and from which prices and times. */
import { assumptions, costTable, prices, scaleTable } from './cost/model.ts'

const lines = (values: Readonly<Record<string, number>>) =>
  Object.entries(values)
    .map(([name, value]) => `  ${name}: ${value}`)
    .join('\n')

process.stdout.write(
  `${costTable()}\n\n${scaleTable()}\n\nprices, $:\n${lines(prices)}\n\nassumed or measured:\n${lines(assumptions)}\n`,
)
