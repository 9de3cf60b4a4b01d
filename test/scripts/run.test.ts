import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { constants, getPriority } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { become, lastLines, run } from '../../scripts/lib/run.mjs'
import { root } from '../architecture/source-files.ts'
import { temporaryFolder } from './temporary-folder.ts'

const node = (script: string) => [process.execPath, ['-e', script]] as const

describe('run', () => {
  test('collects what a program writes, and keeps its exit code', async () => {
    const outcome = await run(...node('console.log("out"); console.error("err"); process.exitCode = 3'))
    expect(outcome.code).toBe(3)
    expect(outcome.output.split('\n').sort()).toEqual(['', 'err', 'out'])
  })

  test('a program that is missing has code 127 and a reason', async () => {
    const outcome = await run('/no/such/program', [])
    expect(outcome.code).toBe(127)
    expect(outcome.output).toContain('ENOENT')
  })

  test('a program that takes too long is ended', async () => {
    const outcome = await run(...node('setInterval(() => {}, 1000)'), { signal: AbortSignal.timeout(200) })
    expect(outcome.code).not.toBe(0)
  })

  test('a program that gives way runs below the usual priority, and never above who started it', async () => {
    const { output } = await run(...node('console.log(os.getPriority())'), { givesWay: true })
    expect(Number(output)).toBe(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL))
  })

  test('the last lines of a long output', () => {
    expect(lastLines('a\nb\nc\n\n', 2)).toBe('b\nc')
  })
})

describe('become', () => {
  test('keeps the exit code', async () => {
    expect(await become(...node('process.exitCode = 5'), {})).toEqual({ code: 5, crashed: false })
  })

  test('a program that is missing has crashed', async () => {
    expect(await become('/no/such/program', [], {})).toEqual({ code: 127, crashed: true })
  })

  test.skipIf(process.platform === 'win32')(
    'so has one that broke off, with the code a shell would give',
    async () => {
      expect(await become(...node('process.kill(process.pid, "SIGKILL")'), {})).toEqual({
        code: 137,
        crashed: true,
      })
    },
  )

  test.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGINT'] as const)(
    'passes %s on',
    async (signal) => {
      const folder = await temporaryFolder()
      const inner = join(folder, 'inner.mjs')
      const outer = join(folder, 'outer.mjs')
      const library = pathToFileURL(join(root, 'scripts/lib/run.mjs')).href
      await writeFile(
        inner,
        `process.on('${signal}', () => process.exit(42)); setInterval(() => {}, 1000); console.log('ready')`,
      )
      await writeFile(
        outer,
        `import { become } from '${library}'
       process.exitCode = (await become(process.execPath, ['${inner}'], {})).code`,
      )
      const child = spawn(process.execPath, [outer], { stdio: ['ignore', 'pipe', 'inherit'] })
      await once(child.stdout, 'data')
      child.kill(signal)
      expect(await once(child, 'exit')).toEqual([42, null])
    },
  )
})
