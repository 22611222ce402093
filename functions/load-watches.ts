import type { CloudFormationCustomResourceEvent } from 'aws-lambda'
import { readConfig } from '../lib/config.ts'
import { wireLoadWatches } from '../lib/wire.ts'
import { answerCustomResource } from './events/custom-resource.ts'

const loadWatches = wireLoadWatches(readConfig(process.env))

/** Called by CloudFormation when a deployment brings other watches than the one before. */
export const handler = async (event: CloudFormationCustomResourceEvent): Promise<void> =>
  answerCustomResource(event, async () => {
    const { loaded, refused } = await loadWatches()
    const faults = refused.flatMap((file) => file.faults)
    return [`${loaded.length} loaded`, ...(faults.length > 0 ? [`${refused.length} refused:`, ...faults] : [])].join(
      '\n',
    )
  })
