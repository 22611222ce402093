import type { CloudFormationCustomResourceEvent } from 'aws-lambda'

/** Characters of an outcome. CloudFormation takes 4 kB for the whole answer, and a character may be three bytes. */
const longest = 1_200

/** Sends the answer to the address that CloudFormation waits at. The signature of the address covers an empty type. */
const answer = async (event: CloudFormationCustomResourceEvent, outcome: object): Promise<void> => {
  const { StackId, RequestId, LogicalResourceId } = event
  const body = { PhysicalResourceId: 'claimwatch-watches', StackId, RequestId, LogicalResourceId, ...outcome }
  const options = { method: 'PUT', headers: { 'content-type': '' }, body: JSON.stringify(body) }
  const response = await fetch(event.ResponseURL, options)
  if (!response.ok) throw new Error(`CloudFormation refused the answer: ${response.status}`)
}

/**
 * Does the work that a custom resource stands for and tells CloudFormation the outcome, in words. The deletion of the
 * resource does nothing: what it wrote belongs to the user. A failure is told and thrown, so that it is counted.
 */
export const answerCustomResource = async (
  event: CloudFormationCustomResourceEvent,
  work: () => Promise<string>,
): Promise<void> => {
  try {
    const outcome = event.RequestType === 'Delete' ? 'kept' : await work()
    await answer(event, { Status: 'SUCCESS', Data: { Outcome: outcome.slice(0, longest) } })
  } catch (error) {
    await answer(event, { Status: 'FAILED', Reason: String(error).slice(0, longest) })
    throw error
  }
}
