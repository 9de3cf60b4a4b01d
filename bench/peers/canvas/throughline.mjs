import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const home = process.env.THROUGHLINE_HOME
const sizes = [300, 1000, 3000, 10000]
let host
let served

/** The whole app: a real host serves the built page and the project's own file. */
export default {
  name: 'throughline',
  async start() {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
    host = spawn(
      join(home, 'node_modules/.bin/node'),
      [
        join(home, 'bench/host.ts'),
        folder,
        join(home, 'dist/bench'),
        ...sizes.map((n) => resolve(`maps/map-${n}.json`)),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    served = await new Promise((done, fail) => {
      let text = ''
      host.once('exit', () => fail(new Error('The host did not start.')))
      host.stdout.on('data', (chunk) => {
        text += chunk
        if (text.includes('\n')) done(JSON.parse(text))
      })
    })
    this.base = served.url
  },
  async stop() {
    host?.kill('SIGTERM')
  },
  url: (_base, n, v) =>
    `${served.url}?bench&project=${served.projects[n].id}&zoom=${v.zoom}&cx=${v.cx}&cy=${v.cy}#token=${served.token}`,
  ready: 'bench.ready',
  zoomDelta: (from, to, events) => -Math.log2(to / from) / events / 0.002,
  exporters: ['own'],
  pdf: true,
}
