import chromium from '@sparticuz/chromium'
import { type Browser, chromium as launcher } from 'playwright-core'

/** The Chromium of the package, or why it cannot run here: it is built for x64 Linux. */
export const openBrowser = async (): Promise<Browser | { readonly missing: string }> => {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { missing: `the packaged Chromium needs x64 Linux, this is ${process.platform} ${process.arch}` }
  try {
    const executablePath = process.env['CLAIMWATCH_CHROMIUM'] ?? (await chromium.executablePath())
    return await launcher.launch({ executablePath, args: ['--no-sandbox', '--headless', '--disable-gpu'] })
  } catch (error) {
    return { missing: `Chromium does not start: ${String(error).split('\n')[0]}` }
  }
}
