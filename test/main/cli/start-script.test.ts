import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { type Desk, newDesk, root } from './support/throughline.ts'

const PROGRAM = `
  const waits = process.argv[2] === 'wait'
  if (waits) process.on('SIGTERM', () => process.exit(0)), setInterval(() => {}, 1000)
  console.log(JSON.stringify({ args: process.argv.slice(2), node: process.versions.node }))
  if (!waits) process.exit(7)`

/** A project of its own: the start script and what it imports, with the real packages or none. */
async function project({ installed = true, built = true } = {}): Promise<Desk> {
  const desk = await newDesk()
  for (const path of ['bin', 'scripts/lib', 'package.json', 'package-lock.json'])
    await cp(join(root, path), desk.path(path), { recursive: true })
  if (installed) await symlink(join(root, 'node_modules'), desk.path('node_modules'))
  if (built) await write(desk, 'dist/cli/throughline.js', PROGRAM)
  return desk
}

async function write(desk: Desk, path: string, content: string): Promise<void> {
  await mkdir(dirname(desk.path(path)), { recursive: true })
  await writeFile(desk.path(path), content)
}

/** Starts it as npm does: with whatever Node there is. */
function start(desk: Desk, ...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [desk.path('bin/throughline.mjs'), ...args], { cwd: desk.folder })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function run(desk: Desk, ...args: string[]) {
  const child = start(desk, ...args)
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout as NodeJS.ReadableStream),
    text(child.stderr as NodeJS.ReadableStream),
    once(child, 'close'),
  ])
  return { code, stdout, stderr }
}

test('hands over to the built program: its arguments, its output, its exit code, under Node 24', async () => {
  const { code, stdout, stderr } = await run(await project(), 'export', 'a b.journey', '-')
  expect({ code, stderr }).toEqual({ code: 7, stderr: '' })
  expect(JSON.parse(stdout)).toEqual({
    args: ['export', 'a b.journey', '-'],
    node: expect.stringMatching(/^24\./),
  })
})

test.skipIf(process.platform === 'win32')('passes on the signal to end', async () => {
  const child = start(await project(), 'wait')
  await once(child.stdout as NodeJS.ReadableStream, 'data')
  child.kill('SIGTERM')
  expect(await once(child, 'close')).toEqual([0, null])
})

test('builds the program where there is none, and says so; stdout stays that of the command', async () => {
  const desk = await project({ built: false })
  await write(
    desk,
    'scripts/build.mjs',
    `import { mkdirSync, writeFileSync } from 'node:fs'
    console.log('noise of the build')
    mkdirSync('dist/cli', { recursive: true })
    writeFileSync('dist/cli/throughline.js', ${JSON.stringify(PROGRAM)})`,
  )
  const { code, stdout, stderr } = await run(desk, 'check')
  expect(code).toBe(7)
  expect(JSON.parse(stdout).args).toEqual(['check'])
  expect(stderr).toMatch(/^Building Throughline, [^\n]*\("npm run build" does it again after changes\)…\n$/)
})

test('a build that fails, or packages that are missing, are told with what to do', async () => {
  const broken = await project({ built: false })
  await write(broken, 'scripts/build.mjs', `console.error('no such file'); process.exit(1)`)
  expect(await run(broken, 'check')).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /\nThroughline could not be built: "npm run build" says why\.\nno such file\n$/,
    ),
  })
  expect(await run(await project({ built: false, installed: false }), 'check')).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /^Throughline is not installed yet\. Run "npm ci" in [^\n]* and try again\.\n$/,
    ),
  })
})
