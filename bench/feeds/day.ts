export const printDay = (print: (line: string) => void): void => print('')
