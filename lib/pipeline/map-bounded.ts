/** Runs `work` over the inputs, at most `limit` at a time; outputs are in the order of the inputs. */
export const mapBounded = async <A, B>(
  inputs: readonly A[],
  limit: number,
  work: (input: A) => Promise<B>,
): Promise<readonly B[]> => {
  const outputs: B[] = []
  const queue = inputs.entries()
  const worker = async (): Promise<void> => {
    for (const [index, input] of queue) outputs[index] = await work(input)
  }
  await Promise.all(Array.from({ length: Math.min(limit, inputs.length) }, worker))
  return outputs
}
