import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { ClaimwatchError } from '../errors.ts'

export interface DynamodbOptions {
  /** Without it the SDK takes `AWS_ENDPOINT_URL_DYNAMODB`, else the region's own endpoint. */
  readonly endpoint?: string
  /** An embedded DynamoDB accepts any credentials but wants some. */
  readonly embedded?: boolean
  /** The SDK's standard mode: exponential with jitter, on throttles, 5xx, time-outs and resets. */
  readonly maxAttempts?: number
  /** For one attempt. DynamoDB answers in milliseconds; five seconds mean a lost connection. */
  readonly requestTimeoutMs?: number
}

const embeddedAccess = { region: 'us-east-1', credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' } }

/** A document client: plain values in and out, absent fields left out. */
export const dynamodbClient = (options: DynamodbOptions = {}): DynamoDBDocumentClient => {
  const client = new DynamoDBClient({
    retryMode: 'standard',
    maxAttempts: options.maxAttempts ?? 6,
    requestHandler: {
      connectionTimeout: 2_000,
      requestTimeout: options.requestTimeoutMs ?? 5_000,
      throwOnRequestTimeout: true,
    },
    ...(options.endpoint !== undefined && { endpoint: options.endpoint }),
    ...(options.embedded === true && embeddedAccess),
  })
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
}

const unavailable = (action: string, cause: unknown): ClaimwatchError => {
  const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
  return new ClaimwatchError('STORE_UNAVAILABLE', `DynamoDB cannot ${action} (${why})`, { cause })
}

/** Runs one call of the SDK; every failure becomes STORE_UNAVAILABLE. `action` completes "DynamoDB cannot …". */
export const attempt = async <T>(action: string, call: () => Promise<T>): Promise<T> => {
  try {
    return await call()
  } catch (cause) {
    throw unavailable(action, cause)
  }
}

/** Runs one conditional write: a failed condition is `'taken'`, any other failure STORE_UNAVAILABLE. */
export const attemptConditional = async (
  action: string,
  call: () => Promise<unknown>,
): Promise<'written' | 'taken'> => {
  try {
    await call()
    return 'written'
  } catch (cause) {
    if (cause instanceof ConditionalCheckFailedException) return 'taken'
    throw unavailable(action, cause)
  }
}
