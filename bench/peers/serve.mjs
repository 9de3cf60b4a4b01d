import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The app's own folder; the peers' bench runs elsewhere. */
export const home = process.env.THROUGHLINE_HOME
const sizes = [300, 1000, 3000, 10000]

/** Starts a real host on the boards' own `.journey` files; answers its address and how to end it. */
export async function serveBoards() {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const boards = sizes.map((n) => resolve(`maps/map-${n}.json`))
  const args = [join(home, 'bench/host.ts'), folder, join(home, 'dist/bench'), ...boards]
  const host = spawn(join(home, 'node_modules/.bin/node'), args, { stdio: ['ignore', 'pipe', 'inherit'] })
  process.once('exit', () => host.kill('SIGKILL'))
  const served = await new Promise((done, fail) => {
    let text = ''
    host.once('exit', () => fail(new Error('The host did not start.')))
    host.stdout.on('data', (chunk) => {
      text += chunk
      if (text.includes('\n')) done(JSON.parse(text))
    })
  })
  return {
    ...served,
    address: (n, view = '') =>
      `${served.url}?bench${view}#token=${served.token}&project=${served.projects[n].id}`,
    stop: () => host.kill('SIGTERM'),
  }
}
