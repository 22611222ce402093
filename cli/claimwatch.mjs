#!/usr/bin/env node
// The command `claimwatch` after `npm link`, or `npx claimwatch` in the checkout: TypeScript is run as it is.
import { register } from 'tsx/esm/api'

register()
await import('./main.ts')
