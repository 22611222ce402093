export const handler = async () => ({ messages: [] })
