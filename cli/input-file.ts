import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ClaimwatchError } from '../lib/errors.ts'

/**
 * The folders a path given by the user is looked up in: the working directory, then the one npm was called from (npm
 * runs scripts in the folder of package.json).
 */
const userFolders = (): string[] => [process.cwd(), ...(process.env['INIT_CWD'] ? [process.env['INIT_CWD']] : [])]

/** Absolute paths a user's path can mean, likeliest first. */
export const inputPaths = (path: string): string[] => [...new Set(userFolders().map((folder) => resolve(folder, path)))]

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'it is a folder',
  EACCES: 'no permission',
  ENOTDIR: 'no such file',
}

const errnoOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

const decode = (bytes: Uint8Array, path: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new ClaimwatchError('FILE_UNREADABLE', `${path} is not UTF-8 text`, { cause })
  }
}

/** The bytes of a file of the user; `-` is standard input. Fails with FILE_UNREADABLE. */
export const readInputBytes = (path: string): Uint8Array => {
  let failure: unknown
  for (const candidate of path === '-' ? [0] : inputPaths(path)) {
    try {
      return readFileSync(candidate)
    } catch (error) {
      failure ??= error
    }
  }
  const reason = reasons[errnoOf(failure)] ?? String(failure)
  throw new ClaimwatchError('FILE_UNREADABLE', `cannot read ${path}: ${reason}`, { cause: failure })
}

/** Where a file of the user is to be written: where it was found, if it is there. */
export const writablePath = (path: string): string => {
  const [first = path, ...others] = inputPaths(path)
  return [first, ...others].find((candidate) => existsSync(candidate)) ?? first
}

/** A text file of the user, UTF-8 with or without a byte order mark; `-` is standard input. Fails with FILE_UNREADABLE. */
export const readInputText = (path: string): string => decode(readInputBytes(path), path)
