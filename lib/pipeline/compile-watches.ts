import { type CompiledWatch, compileWatch } from '../claims/engine.ts'
import type { Watch } from '../domain.ts'

/**
 * Compiles watches once for as long as they stay the same: a warm function that reads the same watches every minute
 * compiles nothing. A watch that cannot be compiled is reported to `failed` and left out; the others go on.
 */
export const watchCompiler = (
  failed: (watch: Watch, error: unknown) => void,
): ((watches: readonly Watch[]) => readonly CompiledWatch[]) => {
  const compiled = new Map<string, { readonly text: string; readonly watch: CompiledWatch | undefined }>()
  const compile = (watch: Watch): CompiledWatch | undefined => {
    const text = JSON.stringify(watch)
    const known = compiled.get(watch.id)
    if (known?.text === text) return known.watch
    const entry = { text, watch: tryCompile(watch, failed) }
    compiled.set(watch.id, entry)
    return entry.watch
  }
  return (watches) => watches.map(compile).filter((watch) => watch !== undefined)
}

const tryCompile = (watch: Watch, failed: (watch: Watch, error: unknown) => void): CompiledWatch | undefined => {
  try {
    return compileWatch(watch)
  } catch (error) {
    failed(watch, error)
    return undefined
  }
}
