import { type Command, InvalidArgumentError } from 'commander'

/** Where the tables are that a command asks: in a folder of this machine, or in a stage deployed in AWS. */
export interface StorePlace {
  readonly data: string
  readonly stage?: string
  /** Another DynamoDB endpoint than the region's own; with `stage` only. */
  readonly endpoint?: string
}

const parseStage = (text: string): string => {
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(text))
    throw new InvalidArgumentError('Give the stage as it was deployed, such as prod or dev.')
  return text
}

const parseEndpoint = (text: string): string => {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError('Give an http or https address.')
  return text
}

/** The options of every command that asks the tables. */
export const addPlaceOptions = (command: Command): Command =>
  command
    .option('--data <folder>', 'where changes, state and outbox are kept', '.claimwatch')
    .option('--stage <name>', 'ask a stage deployed in AWS instead, with your credentials', parseStage)
    .option('--endpoint <url>', 'with --stage: the DynamoDB endpoint to ask', parseEndpoint)
