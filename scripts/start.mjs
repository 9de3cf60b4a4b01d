// `npm start`: from a fresh clone to the app. Runs on Node 20 with nothing installed, so it imports only Node's own modules.
import { join } from 'node:path'
import { getElectron } from './lib/electron.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { preferOwnTools, root, say } from './lib/machine.mjs'
import { become, run } from './lib/run.mjs'
import { displayProblem, parseStartOptions } from './lib/start-options.mjs'

const options = parseStartOptions(process.argv.slice(2))

try {
  const runtime = await ensureInstalled()
  preferOwnTools()
  await build(runtime)
  process.exitCode = await start(runtime)
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

async function build(/** @type {string} */ runtime) {
  const { code } = await run(runtime, [join(root, 'scripts/build.mjs')], { cwd: root, show: true })
  if (code !== 0) throw new Error('The app could not be built: the reason stands above.')
}

async function start(/** @type {string} */ runtime) {
  if (options.browser) return serve(runtime)
  const noDisplay = displayProblem(process.platform, process.env)
  const electron = noDisplay ? { reason: noDisplay } : await getElectron(runtime)
  if ('path' in electron) {
    const began = Date.now()
    const { code, crashed } = await become(electron.path, [root, ...options.rest], { cwd: root })
    // A sandbox the system forbids or a missing library ends Electron at once, before a window could appear.
    if (!crashed || Date.now() - began > 10_000) return code
    say('The desktop app could not start (Electron broke off at once), so here it is in the browser.')
  } else {
    say(`The desktop app cannot run here: ${electron.reason}. So here it is in the browser.`)
  }
  return serve(runtime)
}

async function serve(/** @type {string} */ runtime) {
  const args = [
    join(root, 'dist/cli/throughline.js'),
    'serve',
    ...(options.open ? ['--open'] : []),
    ...options.rest,
  ]
  return (await become(runtime, args, { cwd: root })).code
}
