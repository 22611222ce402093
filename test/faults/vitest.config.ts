import { defineConfig } from 'vitest/config'

/** One file at a time: each measures or kills something that the others would disturb. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/faults/*.faults.ts'],
    fileParallelism: false,
    testTimeout: 1_200_000,
    hookTimeout: 120_000,
    execArgv: ['--expose-gc'],
    disableConsoleIntercept: true,
    env: { TZ: 'America/New_York', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
})
