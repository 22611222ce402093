/** The array itself, or a longer copy of it when `size` does not fit: half as long again, so that growing is rare. */
export const grown = <T extends Uint32Array | Int32Array | Uint8Array>(array: T, size: number): T => {
  if (size <= array.length) return array
  const Kind = array.constructor as new (length: number) => T
  const longer = new Kind(Math.max(size, Math.ceil(array.length * 1.5), 16))
  longer.set(array)
  return longer
}
