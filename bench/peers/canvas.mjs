import { serveBoards } from './throughline-serve.mjs'

let served

/** The whole app in the canvas bench: a real host serves the built page and the board's own file. */
// biome-ignore lint/style/noDefaultExport: the peers' bench loads its targets so
export default {
  name: 'throughline',
  async start() {
    served = await serveBoards()
    this.base = served.url
  },
  async stop() {
    served?.stop()
  },
  url: (_base, n, v) => served.address(n, `&zoom=${v.zoom}&cx=${v.cx}&cy=${v.cy}`),
  ready: 'bench.ready',
  /** As React Flow zooms: by two to the power of −deltaY ⁄ 500. */
  zoomDelta: (from, to, events) => -Math.log2(to / from) / events / 0.002,
  exporters: ['own'],
  pdf: true,
}
