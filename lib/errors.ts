/** Every failure a user can meet, with its fix. The edges map codes, never messages. */
export const errorCodes = {
  WATCH_INVALID: {
    retryable: false,
    status: 400,
    exit: 2,
    fix: 'Correct the faults listed; `claimwatch watch check FILE` lists them again.',
  },
  WATCH_NOT_FOUND: {
    retryable: false,
    status: 404,
    exit: 2,
    fix: 'Give the path of a watch file, or the id of a folder in watches/.',
  },
  STORIES_INVALID: {
    retryable: false,
    status: 400,
    exit: 2,
    fix: 'One JSON object a line: id, title, text, published, url.',
  },
  FILE_UNREADABLE: { retryable: false, status: 400, exit: 2, fix: 'Check the path and its permissions.' },
  FEED_UNREADABLE: {
    retryable: false,
    status: 422,
    exit: 1,
    fix: 'Open the address in a browser: it must be an RSS, Atom or JSON feed.',
  },
  FEED_UNREACHABLE: {
    retryable: true,
    status: 502,
    exit: 1,
    fix: 'Open the feed address; if it has moved, edit the watch file.',
  },
  FEED_FORBIDDEN_ADDRESS: {
    retryable: false,
    status: 400,
    exit: 1,
    fix: 'Feeds are fetched from public addresses only; add the host to the allow-list to test with your own server.',
  },
  CLAIM_NOT_FOUND: {
    retryable: false,
    status: 404,
    exit: 1,
    fix: 'See the claims of a watch with `claimwatch watch show`.',
  },
  REQUEST_INVALID: {
    retryable: false,
    status: 400,
    exit: 2,
    fix: 'Correct the parameters named; /openapi.json describes them.',
  },
  WRITE_REFUSED: {
    retryable: false,
    status: 403,
    exit: 1,
    fix: 'Give a write token as Bearer, or as password of Basic; docs/api.md says where it comes from.',
  },
  CURSOR_INVALID: {
    retryable: false,
    status: 400,
    exit: 2,
    fix: 'Leave the cursor out to start with the newest change, or take `next` of the page before as it is.',
  },
  LEDGER_BROKEN: {
    retryable: false,
    status: 500,
    exit: 1,
    fix: 'Find out who wrote to the table; restore it to a point in time before the first entry named.',
  },
  STAGE_NOT_FOUND: {
    retryable: false,
    status: 404,
    exit: 1,
    fix: 'AWS_PROFILE and AWS_REGION say which account and region are asked; `aws cloudformation list-stacks` lists what is there.',
  },
  CHANGE_NOT_FOUND: { retryable: false, status: 404, exit: 1, fix: 'List the changes with `claimwatch changes`.' },
  STORE_UNAVAILABLE: {
    retryable: true,
    status: 503,
    exit: 1,
    fix: 'Check the DynamoDB endpoint, the tables and your credentials.',
  },
  STORE_LOCKED: {
    retryable: false,
    status: 409,
    exit: 1,
    fix: 'Another claimwatch uses this data folder: stop it, or give another with --data.',
  },
  ALERT_UNDELIVERED: {
    retryable: true,
    status: 502,
    exit: 1,
    fix: 'A sweep sends it again, with growing pauses; check the topic, the address or the outbox folder.',
  },
  ALERT_REFUSED: {
    retryable: true,
    status: 502,
    exit: 1,
    fix: 'The receiver refuses this one message; its log says why. It is tried again for three days.',
  },
  SECRET_UNREADABLE: {
    retryable: true,
    status: 502,
    exit: 1,
    fix: 'Look whether the secret exists and whether the function may read it.',
  },
  MESSAGE_INVALID: {
    retryable: false,
    status: 400,
    exit: 1,
    fix: 'Find out who sends it to the work queue, then delete it from the dead letters.',
  },
  CONFIG_INVALID: {
    retryable: false,
    status: 500,
    exit: 2,
    fix: 'Set the variables named; docs/deploy.md lists them.',
  },
  USAGE: { retryable: false, status: 400, exit: 2, fix: 'See `claimwatch help`.' },
} as const satisfies Record<string, { retryable: boolean; status: number; exit: 1 | 2; fix: string }>

export type ErrorCode = keyof typeof errorCodes

/** The one error class of the project. `code` is stable; the message says what and where; the table says how to fix. */
export class ClaimwatchError extends Error {
  readonly code: ErrorCode
  /** Several faults of one input, one line each. */
  readonly faults: readonly string[]

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; faults?: readonly string[] } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'ClaimwatchError'
    this.code = code
    this.faults = options.faults ?? []
  }

  get fix(): string {
    return errorCodes[this.code].fix
  }
}
