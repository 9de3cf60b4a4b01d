// npm run bench -- [--parts=canvas,storage,window,hands,templates,room,journey,journey-window] [--n=1000,3000] [--reps=3] [--seconds=120] [--rows=100000,1000000] [--targets=throughline,excalidraw]
// Measures the app beside its peers in one run. The peers' bench is not part of this project: its folder is
// ../shared/bench, or what THROUGHLINE_PEERS names. Writes bench/results/*.json and bench/results/report.md.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { findChromium } from '../scripts/lib/find-chromium.mjs'
import { writeReport } from './report.mjs'

const home = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const option = (name, fallback) =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback
const peers = process.env.THROUGHLINE_PEERS ?? resolve(home, '../shared/bench')
const work = join(tmpdir(), 'throughline-peers')
const results = join(home, 'bench/results')
const parts = option('parts', 'canvas,storage,window,hands,templates,room,journey,journey-window').split(',')

function fail(message) {
  console.error(message)
  process.exit(1)
}

function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    cwd: work,
    stdio: 'inherit',
    env: { ...process.env, THROUGHLINE_HOME: home, ...env },
  })
  if (status !== 0) fail(`The bench stopped: ${command} ${args.join(' ')}`)
}

/** A copy to work in: the peers' folder may be read-only, and what they install is theirs. */
function prepare() {
  if (!existsSync(peers))
    fail(`The peers to measure against are not at ${peers}. Name their folder in THROUGHLINE_PEERS.`)
  mkdirSync(work, { recursive: true })
  cpSync(peers, work, { recursive: true, filter: (path) => !path.includes('node_modules'), mode: 0 })
  if (!existsSync(join(work, 'node_modules')))
    run('npm', ['install', '--legacy-peer-deps', '--no-audit', '--no-fund'])
  if (!existsSync(join(work, 'dist'))) run('npx', ['vite', 'build', '--logLevel', 'error'])
  for (const part of ['canvas', 'storage']) {
    cpSync(join(home, `bench/peers/${part}.mjs`), join(work, `${part}/targets/throughline.mjs`))
    cpSync(join(home, 'bench/peers/serve.mjs'), join(work, `${part}/targets/throughline-serve.mjs`))
  }
  run('node', ['gen/map.mjs'])
}

mkdirSync(results, { recursive: true })
mkdirSync(work, { recursive: true })
if (parts.some((part) => part !== 'journey')) {
  const chromium = findChromium()
  if (!chromium.path) fail(chromium.problem)
  process.env.CHROMIUM_PATH = chromium.path
}
if (parts.some((part) => !part.startsWith('journey'))) {
  await build({ configFile: join(home, 'bench/page/vite.config.ts'), logLevel: 'warn' })
  prepare()
}
const sizes = option('n', '300,1000,3000,10000')
const reps = option('reps', '3')
const targets = option('targets', 'throughline,excalidraw,tldraw,reactflow-visible')
if (parts.includes('canvas'))
  run('node', [
    'canvas/run.mjs',
    option('canvas', 'interact,export,pdf'),
    `--targets=${targets}`,
    `--n=${sizes}`,
    `--reps=${reps}`,
    `--out=${join(results, 'canvas.json')}`,
  ])
if (parts.includes('storage'))
  run('node', [
    'storage/run.mjs',
    '--targets=throughline,excalidraw,tldraw',
    `--n=${sizes}`,
    `--reps=${reps}`,
    `--out=${join(results, 'storage.json')}`,
  ])
if (parts.includes('window')) run('node', [join(home, 'bench/window.mjs'), join(results, 'window.json')])
if (parts.includes('hands')) run('node', [join(home, 'bench/hands.mjs'), join(results, 'hands.json'), reps])
if (parts.includes('templates')) {
  run('node', [join(home, 'scripts/build.mjs')])
  run('node', [join(home, 'bench/templates.mjs'), join(results, 'templates.json')])
}
if (parts.includes('room'))
  run('node', [join(home, 'bench/room.ts'), join(results, 'room.json'), option('seconds', '120'), reps])
if (parts.includes('journey-window')) {
  run('node', [join(home, 'scripts/build.mjs')])
  run('node', [
    join(home, 'bench/journey-window.ts'),
    join(results, 'journey-window.json'),
    option('rows', '100000,1000000'),
    reps,
  ])
}
if (parts.includes('journey'))
  run('node', [
    join(home, 'bench/journey.ts'),
    join(results, 'journey.json'),
    option('rows', '100000,1000000'),
    reps,
  ])
const read = (name) =>
  existsSync(join(results, name)) ? JSON.parse(readFileSync(join(results, name), 'utf8')) : null
const report = writeReport({
  canvas: read('canvas.json'),
  storage: read('storage.json'),
  window: read('window.json'),
  hands: read('hands.json'),
  templates: read('templates.json'),
  room: read('room.json'),
  journey: read('journey.json'),
  journeyWindow: read('journey-window.json'),
})
writeFileSync(join(results, 'report.md'), report)
console.log(report)
