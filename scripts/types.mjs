// Type-checks every layer under its own compiler settings, two at a time, and shows all that is wrong.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { root, say } from './lib/machine.mjs'
import { run } from './lib/run.mjs'

const names = await readdir(root)
const waiting = names.filter((name) => /^tsconfig\.\w+\.json$/.test(name) && name !== 'tsconfig.base.json')

async function checkWaiting() {
  for (let config = waiting.pop(); config; config = waiting.pop()) {
    const compiler = join(root, 'node_modules/typescript/bin/tsc')
    const { code, output } = await run(
      process.execPath,
      [compiler, '-p', config, '--pretty', String(process.stderr.isTTY === true)],
      { cwd: root },
    )
    if (code === 0) continue
    say(`${config}:\n${output}`)
    process.exitCode = 1
  }
}

await Promise.all([checkWaiting(), checkWaiting()])
