import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { DeadLetter, Delivery, Trouble } from '../domain.ts'
import type { DeliveryStore } from '../ports.ts'
import { attempt } from './dynamodb-client.ts'
import { queryAll, readKeys } from './dynamodb-pages.ts'
import { type Dynamodb, expiresIn, type Item, partitionOf } from './dynamodb-tables.ts'

const day = 86_400
const troubleSeconds = 30 * day
const deadSeconds = 400 * day
const logSeconds = 30 * day

const deadPart = 'dead'

/** What the delivery store has besides: its marks, and how it holds a change. */
interface Marks {
  markKey(changeId: string, target: string): Item
  hold(changeId: string, at: string): Promise<void>
}

const troubleOf = ({ since, tries, retryAt, why }: Item): Trouble => ({
  since: String(since),
  tries: Number(tries),
  retryAt: String(retryAt),
  why: String(why),
})

const letterOf = ({ changeId, target, at, since, why }: Item): DeadLetter => ({
  ...{ changeId: String(changeId), target: String(target) },
  ...{ at: String(at), since: String(since), why: String(why) },
})

const deliveryOf = ({ part: _part, name: _name, expires: _expires, ...delivery }: Item): Delivery =>
  delivery as unknown as Delivery

const letterKey = ({ changeId, target }: DeadLetter): Item => ({ part: deadPart, name: `${changeId}#${target}` })

/** Failures of targets, dead letters and the delivery log, in the `state` table. Only taking a letter back deletes. */
export const dynamodbDeliveryTroubles = (
  { client, tableNames }: Dynamodb,
  { markKey, hold }: Marks,
): Pick<DeliveryStore, 'troubles' | 'setTrouble' | 'giveUp' | 'deadLetters' | 'revive' | 'log' | 'logged'> => {
  const table = tableNames.state
  const put = (action: string, item: Item) =>
    attempt(action, () => client.send(new PutCommand({ TableName: table, Item: item })))
  const remove = (action: string, key: Item) =>
    attempt(action, () => client.send(new DeleteCommand({ TableName: table, Key: key })))
  const troubleKey = (changeId: string, target: string): Item => ({ part: `trouble#${target}`, name: changeId })
  const setTrouble = async (changeId: string, target: string, trouble: Trouble | undefined): Promise<void> => {
    const expires = expiresIn(trouble === undefined ? day : troubleSeconds)
    await put('keep a failure', { ...troubleKey(changeId, target), ...(trouble ?? { tries: 0 }), expires })
  }
  return {
    troubles: async (changeIds, target) => {
      const keys = [...new Set(changeIds)].map((id) => troubleKey(id, target))
      const found = await readKeys(client, table, keys, ['name', 'since', 'tries', 'retryAt', 'why'])
      const open = found.filter(({ tries }) => Number(tries) > 0)
      return new Map(open.map((item) => [String(item['name']), troubleOf(item)]))
    },
    setTrouble,
    giveUp: async (letter) => {
      await put('keep a dead letter', { ...letterKey(letter), ...letter, expires: expiresIn(deadSeconds) })
      const mark = { ...markKey(letter.changeId, letter.target), at: letter.at, gaveUp: true }
      await put('give a delivery up', { ...mark, expires: expiresIn(deadSeconds) })
    },
    deadLetters: async () => {
      const items = await queryAll(client, partitionOf(table, deadPart))
      return items.map(letterOf).sort((a, b) => (a.at < b.at ? 1 : -1))
    },
    revive: async (letter, at) => {
      const { changeId, target } = letter
      await hold(changeId, at)
      for (const name of [changeId, '*']) await setTrouble(name, target, undefined)
      await remove('take a mark back', markKey(changeId, target))
      await remove('take a dead letter back', letterKey(letter))
    },
    log: async (delivery) => {
      const key = {
        part: `log#${delivery.at.slice(0, 10)}`,
        name: `${delivery.at}#${delivery.target}#${delivery.changeIds[0]}`,
      }
      await put('write the delivery log', { ...key, ...delivery, expires: expiresIn(logSeconds) })
    },
    logged: async (date) => {
      const query = { ...partitionOf(table, `log#${date}`), ScanIndexForward: false }
      return (await queryAll(client, query)).map(deliveryOf)
    },
  }
}
