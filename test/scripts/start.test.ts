import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { describe, expect, onTestFinished, test } from 'vitest'
import { run } from '../../scripts/lib/run.mjs'
import { root } from '../architecture/source-files.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The smallest app that the scripts can build and start: the real recipe, one small entry per product. */
const sources: Record<string, string> = {
  'assets/words.json': '{ "greeting": "Hello" }',
  'shared/base/greeting.ts': `export const greeting: string = 'Hello'`,
  'main/cli/main.ts': `
    import { Command } from 'commander'
    import { greeting } from '#shared/base/greeting.ts'
    const program = new Command().allowUnknownOption().allowExcessArguments()
    program.parse()
    if (program.args[0] === 'serve') {
      setTimeout(() => {}, 60_000)
      process.on('SIGTERM', () => process.exit(7))
    }
    console.log(JSON.stringify({ greeting, args: program.args, node: process.versions.node }))`,
  'main/host/process.ts': `
    import { Server } from '@hocuspocus/server'
    console.log(typeof Server)`,
  'main/desktop/main.ts': `
    import { app } from 'electron'
    void app.whenReady()`,
  'main/preload/preload.ts': `
    import { contextBridge } from 'electron'
    import { greeting } from '#shared/base/greeting.ts'
    contextBridge.exposeInMainWorld('app', { greeting })`,
  'renderer/index.html': '<script type="module" src="./app.ts"></script>',
  'renderer/app.ts': `
    import { greeting } from '#shared/base/greeting.ts'
    document.title = greeting`,
  'renderer/vite.config.ts': `
    export default { root: import.meta.dirname, build: { outDir: '../dist/renderer', emptyOutDir: true } }`,
  'renderer/guest/index.html': `<!doctype html><title>Join</title>${'<p>Welcome</p>'.repeat(100)}`,
  'renderer/guest/vite.config.ts': `
    export default { root: import.meta.dirname, build: { outDir: '../../dist/renderer/guest', emptyOutDir: true } }`,
}

/**
 * A project of its own with these scripts in it. Its packages are links to ours, with npm's record of them; an npm that
 * is called nevertheless complains and fails.
 */
async function project({ installed = true } = {}): Promise<string> {
  const folder = await temporaryFolder()
  const modules = join(folder, 'node_modules')
  await mkdir(modules)
  for (const path of ['scripts', 'package.json', 'package-lock.json']) {
    await cp(join(root, path), join(folder, path), { recursive: true })
  }
  for (const [path, text] of Object.entries(sources)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  await writeFile(
    join(folder, 'npm-cli.js'),
    `console.log(process.argv.includes('--version') ? '10.0.0' : 'noise\\nnpm error code EFAKE\\nnoise')
    process.exitCode = process.argv.includes('--version') ? 0 : 1`,
  )
  if (installed) {
    for (const name of await readdir(join(root, 'node_modules'))) {
      if (name.startsWith('.') && name !== '.bin') continue
      await symlink(join(root, 'node_modules', name), join(modules, name), 'junction')
    }
    await cp(join(root, 'package-lock.json'), join(modules, '.package-lock.json'))
  }
  return folder
}

const environment = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  npm_execpath: join(folder, 'npm-cli.js'),
})

const execute = (folder: string, ...args: string[]) =>
  run(process.execPath, args, { cwd: folder, env: environment(folder) })

/** Starts the app and waits for the line it prints when it serves a browser. */
async function start(folder: string, ...args: string[]) {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(
    process.execPath,
    ['scripts/start.mjs', ...args],
    { cwd: folder, env: { ...environment(folder), DISPLAY: ':0' }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  onTestFinished(() => void child.kill())
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error(`It ended before it was ready: ${said}`)
  })
  ended.catch(() => {})
  const [line] = await Promise.race([once(child.stdout, 'data'), ended])
  return { child, line: JSON.parse(String(line)), said }
}

/** Puts a program of our own, or a loader that cannot fetch one, in the place of Electron. */
async function replaceElectron(folder: string, replacement: { program: string } | { loader: string }) {
  const home = join(folder, 'node_modules/electron')
  await rm(home)
  await mkdir(join(home, 'dist'), { recursive: true })
  if ('loader' in replacement) return writeFile(join(home, 'install.js'), replacement.loader)
  await writeFile(join(home, 'path.txt'), 'electron')
  await writeFile(join(home, 'dist/electron'), `#!/bin/sh\n${replacement.program}\n`)
  await chmod(join(home, 'dist/electron'), 0o755)
}

describe('npm run build', () => {
  test('makes every product, each complete in itself, and again only what is stale', async () => {
    const folder = await project()
    const first = await execute(folder, 'scripts/build.mjs')
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining('Built cli') })
    expect(await readFile(join(folder, 'dist/assets/words.json'), 'utf8')).toContain('Hello')
    expect(await readdir(join(folder, 'dist/renderer'))).toContain('index.html')
    expect(await readdir(join(folder, 'dist/renderer/guest'))).toEqual(['index.html', 'index.html.gz'])
    expect(await readFile(join(folder, 'dist/desktop/main.js'), 'utf8')).toMatch(
      /^import .* from "electron"/m,
    )
    expect(await readFile(join(folder, 'dist/preload/preload.cjs'), 'utf8')).toMatch(/require\("electron"\)/)

    // Away from node_modules, only what is inside the bundle can be found.
    const elsewhere = await temporaryFolder()
    for (const file of ['cli/throughline.js', 'host/process.js']) {
      await cp(join(folder, 'dist', file), join(elsewhere, file.replace(/^.*\//, '').replace('.js', '.mjs')))
    }
    expect(JSON.parse((await execute(elsewhere, 'throughline.mjs', 'a')).output)).toMatchObject({
      greeting: 'Hello',
      args: ['a'],
    })
    expect(await execute(elsewhere, 'process.mjs')).toEqual({ code: 0, output: 'function\n' })

    expect(await execute(folder, 'scripts/build.mjs')).toEqual({ code: 0, output: '' })

    await writeFile(join(folder, 'renderer/app.ts'), `document.title = 'Changed'`)
    const afterChange = await execute(folder, 'scripts/build.mjs')
    expect(afterChange.output).toMatch(/^Built renderer in .* s\.\nBuilt guest in .* s\.\n$/)

    await writeFile(join(folder, 'main/cli/main.ts'), 'this is no program')
    const broken = await execute(folder, 'scripts/build.mjs')
    expect(broken.code).not.toBe(0)
    expect(broken.output).toContain('main/cli/main.ts')
    expect(
      (await execute(folder, 'scripts/build.mjs')).code,
      'a failed build is not taken for done',
    ).not.toBe(0)
  })
})

describe('npm start -- --browser', () => {
  test('builds, serves with Node 24, passes the rest on and ends as the app ends', async () => {
    const folder = await project()
    const { child, line, said } = await start(folder, '--browser', '--no-open', 'a.journey', '--port', '0')
    expect(line.args).toEqual(['serve', 'a.journey', '--port', '0'])
    expect(line.node).toMatch(/^24\./)
    expect(said).toContain('Built cli')
    expect(said).not.toContain('Installing')
    if (process.platform !== 'win32') {
      child.kill('SIGTERM')
      expect(await once(child, 'exit')).toEqual([7, null])
    }

    const again = await start(folder, '--browser')
    expect(again.line.args).toEqual(['serve', '--open'])
    expect(again.said).toBe('')
  })

  test('where nothing is installed, it installs; when npm cannot, it says so with npm’s own words', async () => {
    const folder = await project({ installed: false })
    const { code, output } = await execute(folder, 'scripts/start.mjs', '--browser', '--no-open')
    expect(code).toBe(1)
    expect(output).toMatch(/^Installing what is missing from package-lock\.json \(npm ci\)/)
    expect(output).toContain('npm could not install the packages. It says:\nnpm error code EFAKE\n')
  })

  test('an app that does not build is not started', async () => {
    const folder = await project()
    await writeFile(join(folder, 'main/cli/main.ts'), 'this is no program')
    const { code, output } = await execute(folder, 'scripts/start.mjs', '--browser', '--no-open')
    expect(code).toBe(1)
    expect(output).toContain('The app could not be built: the reason stands above.')
  })
})

describe.skipIf(process.platform === 'win32')('npm start', () => {
  test('starts the desktop app on the project, without posing as Node, and keeps its exit code', async () => {
    const folder = await project()
    await replaceElectron(folder, { program: 'echo "[$@] [$ELECTRON_RUN_AS_NODE]"; exit 3' })
    const outcome = await run(process.execPath, ['scripts/start.mjs', 'a.journey'], {
      cwd: folder,
      env: { ...environment(folder), DISPLAY: ':0', ELECTRON_RUN_AS_NODE: '1' },
    })
    expect(outcome.code).toBe(3)
    expect(outcome.output).toContain(`[${folder} a.journey] []`)
  })

  test('opens the browser and says so in one line where Electron cannot be had', async () => {
    const folder = await project()
    await replaceElectron(folder, { loader: `console.error('Error: no route to host'); process.exit(1)` })
    const { line, said } = await start(folder, '--no-open', 'a.journey')
    expect(line.args).toEqual(['serve', 'a.journey'])
    expect(said).toMatch(
      /\nThe desktop app cannot run here: Error: no route to host\. So here it is in the browser\.\n$/,
    )
  })

  test('opens the browser where Electron breaks off at once', async () => {
    const folder = await project()
    await replaceElectron(folder, { program: 'kill -TRAP $$' })
    const { line, said } = await start(folder)
    expect(line.args).toEqual(['serve', '--open'])
    expect(said).toContain('The desktop app could not start (Electron broke off at once)')
  })
})
