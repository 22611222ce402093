/** The answer to a queue or a stream: the records to deliver again; all others are done. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[]
}

/**
 * Works on each record by itself and names those that failed. When none went through it throws the first failure
 * instead: the whole batch comes back just the same, and Lambda counts and logs an error for the alarm to see.
 */
export const workThrough = async <R>(
  records: readonly R[],
  idOf: (record: R) => string,
  work: (record: R) => Promise<unknown>,
): Promise<BatchAnswer> => {
  const outcomes = await Promise.allSettled(records.map(work))
  const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  if (errors.length > 0 && errors.length === records.length) throw errors[0]
  for (const error of errors) console.error(error)
  const failed = records.filter((_, index) => outcomes[index]?.status === 'rejected')
  return { batchItemFailures: failed.map((record) => ({ itemIdentifier: idOf(record) })) }
}
