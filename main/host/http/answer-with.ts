import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Server as TlsServer } from 'node:https'
import type { Log } from '../log.ts'
import { sendRefusal } from './answer.ts'

/** Has every request answered, also those that fail and those that are none. */
export function answerWith(
  server: Server | TlsServer,
  log: Log,
  answerOne: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): void {
  server.on('request', (request, response) => {
    answerOne(request, response).catch((error: unknown) => {
      if (response.destroyed) return
      log.error('A request could not be answered.', error)
      if (response.headersSent) response.destroy()
      else sendRefusal(response, 500, FAULT)
    })
  })
  server.on('clientError', (_, socket) => {
    if (!socket.writable) socket.destroy()
    else socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n', () => socket.destroy())
  })
}

const FAULT = {
  code: 'fault',
  message: 'The host ran into a fault of its own while answering. Nothing was lost; try again.',
}
