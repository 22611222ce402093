import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'

const client = new DynamoDBClient({})
export const handler = async () => client.send(new ListTablesCommand({}))
