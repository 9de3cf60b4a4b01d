import type { Page, WebSocketRoute } from 'playwright-core'

/** A cable that can be pulled: the window's sockets run through it to the host, until they do not. */
export function createCable() {
  const sockets = new Set<WebSocketRoute>()
  let pulled = false
  return {
    plug: (page: Page) =>
      page.routeWebSocket(/\/(?:sync|room)$/, (socket) => {
        if (pulled) {
          void socket.close()
          return
        }
        sockets.add(socket)
        socket.connectToServer()
      }),
    async pull() {
      pulled = true
      for (const socket of sockets) await socket.close()
      sockets.clear()
    },
    restore() {
      pulled = false
    },
  }
}
