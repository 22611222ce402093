import { mkdtempSync, writeFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { generate } from 'selfsigned'

export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Takes posts by HTTPS on this machine, with a certificate of its own; trust it by `NODE_EXTRA_CA_CERTS=<certificate>`. */
export const startSecureReceiver = async () => {
  const certificate = join(mkdtempSync(join(tmpdir(), 'claimwatch-tls-')), 'certificate.pem')
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  })
  writeFileSync(certificate, cert)
  const received: Received[] = []
  const server = createServer({ key, cert }, async (request, response) => {
    received.push({ path: request.url ?? '', headers: request.headers, body: await text(request) })
    response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    certificate,
    /** What came to a path, in the order of arrival. */
    at: (path: string) => received.filter((one) => one.path === path),
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
