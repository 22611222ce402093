import type { Alert } from '../domain.ts'

/** Alerts in one message at most: with their sources they stay well below the 256 KiB that SNS takes. */
const alertsPerMessage = 20

const groupsBy = (alerts: readonly Alert[], keyOf: (alert: Alert) => string): Alert[][] => {
  const groups = new Map<string, Alert[]>()
  for (const alert of alerts) groups.set(keyOf(alert), [...(groups.get(keyOf(alert)) ?? []), alert])
  return [...groups.values()].flatMap(inMessages)
}

/** In runs of what one message holds. */
export const inMessages = (alerts: readonly Alert[]): Alert[][] =>
  Array.from({ length: Math.ceil(alerts.length / alertsPerMessage) }, (_, index) =>
    alerts.slice(index * alertsPerMessage, (index + 1) * alertsPerMessage),
  )

/** Changes that one story made in one watch are one message; those of a watch with a digest are one for the watch. */
export const groupAlerts = (alerts: readonly Alert[], hasDigest: (watchId: string) => boolean): Alert[][] =>
  groupsBy(alerts, ({ watch, change }) =>
    JSON.stringify(hasDigest(watch.id) ? [watch.id] : [watch.id, change.source.storyId]),
  )
