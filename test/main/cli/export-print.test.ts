import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { chromiumPlaces } from '#main/host/print/chromium-places.ts'
import { until } from '../host/support/until.ts'
import { projectFile, smallMap } from './support/projects.ts'
import { type Desk, failure, hasFonts, json, newDesk } from './support/throughline.ts'

const PROJECT = projectFile([...smallMap('now', 'Now', 'G'), ...smallMap('then', 'Then', 'V')], 'Two maps')

const hasChromium = chromiumPlaces().paths.length > 0
const pdfinfo = process.env.PDFINFO_PATH ?? 'pdfinfo'
const pdftotext = process.env.PDFTOTEXT_PATH ?? 'pdftotext'
const hasPoppler = spawnSync(pdftotext, ['-v']).status === 0

async function deskWithProject(): Promise<Desk> {
  const desk = await newDesk()
  await desk.put('a.journey', PROJECT)
  return desk
}

/** Pages and size in millimetres of a PDF. */
function pageOf(path: string) {
  const { stdout } = spawnSync(pdfinfo, [path], { encoding: 'utf8' })
  const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1])
  const mm = (points: number) => Math.round((points / 72) * 254) / 10
  return {
    pages: number(/^Pages: +(\d+)/m),
    width: mm(number(/^Page size: +([\d.]+)/m)),
    height: mm(number(/^Page size: +[\d.]+ x ([\d.]+)/m)),
  }
}

/** Width, height and kind of colour of a PNG, as its header says. */
const pictureOf = (png: Buffer) => ({
  signature: png.toString('latin1', 1, 4),
  width: png.readUInt32BE(16),
  height: png.readUInt32BE(20),
  hasAlpha: png[25] === 6,
  end: png.toString('latin1', png.length - 8, png.length - 4),
})

describe.skipIf(!hasChromium || !hasFonts)('with a Chromium', () => {
  describe.skipIf(!hasPoppler)('PDF', () => {
    test('is one page as large as the map, with its text in reading order', async () => {
      const desk = await deskWithProject()
      const ran = await desk.run(['export', 'a.journey', 'a.pdf', '--json'])
      expect(ran).toMatchObject({ code: 0, stderr: '' })
      const { widthMm, heightMm } = json(ran) as { widthMm: number; heightMm: number }
      expect(pageOf(desk.path('a.pdf'))).toEqual({ pages: 1, width: widthMm, height: heightMm })
      const { stdout } = spawnSync(pdftotext, [desk.path('a.pdf'), '-'], { encoding: 'utf8' })
      const words = stdout.replace(/\s+/g, ' ')
      const places = ['Now', 'Awareness', 'Hears of it', 'Reads the poster', 'Calls Ana'].map((part) =>
        words.indexOf(part),
      )
      expect(places).not.toContain(-1)
      expect(places).toEqual([...places].sort((a, b) => a - b))
      expect(words).not.toContain('What happens?')
      expect(await desk.files()).toEqual(['a.journey', 'a.pdf'])
    })

    test('is on the paper that is asked for, turned as asked', async () => {
      const desk = await deskWithProject()
      const options = [
        ['a0.pdf', '--paper', 'a0', '--portrait'],
        ['a4.pdf', '--paper', 'A4', '--landscape', '--map', '2', '--dark'],
      ] as const
      for (const [name, ...rest] of options)
        expect(await desk.run(['export', 'a.journey', name, ...rest])).toMatchObject({ code: 0, stderr: '' })
      expect(pageOf(desk.path('a0.pdf'))).toEqual({ pages: 1, width: 841, height: 1189 })
      expect(pageOf(desk.path('a4.pdf'))).toEqual({ pages: 1, width: 297, height: 210 })
    })
  })

  test('PNG has the pixels that are asked for', async () => {
    const desk = await deskWithProject()
    const ran = await desk.run(['export', 'a.journey', 'a.png', '--json'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    const { width, height } = json(ran) as { width: number; height: number }
    const whole = { signature: 'PNG', hasAlpha: false, end: 'IEND' }
    expect(pictureOf(await desk.read('a.png'))).toEqual({ ...whole, width, height })
    const options = ['--width', '640', '--transparent']
    expect(await desk.run(['export', 'a.journey', 'b.png', ...options])).toMatchObject({
      code: 0,
      stderr: '',
    })
    const small = pictureOf(await desk.read('b.png'))
    expect(small).toEqual({
      ...whole,
      width: 640,
      height: Math.round((640 * height) / width),
      hasAlpha: true,
    })
  })

  test('a PNG that no program could open is refused at once', async () => {
    const desk = await deskWithProject()
    const { code, stdout, stderr } = await desk.run(['export', 'a.journey', 'a.png', '--scale', '5000'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^A PNG of [\d,]+ × [\d,]+ pixels is more than programs can open\. [^\n]*\n$/)
    expect(await desk.files()).toEqual(['a.journey'])
  })

  test.skipIf(process.platform !== 'linux').each(['SIGINT', 'SIGTERM'] as const)(
    'asked to end (%s), it stops the browser and leaves nothing',
    async (signal) => {
      const desk = await deskWithProject()
      const child = desk.start(['export', 'a.journey', 'a.png', '--scale', '20'])
      const said = text(child.stderr as NodeJS.ReadableStream)
      const ended = once(child, 'close')
      const browser = await until('the browser runs', () => childrenOf(child.pid as number)[0])
      child.kill(signal)
      expect(await ended).toEqual([1, null])
      expect(await said).toBe('Cancelled. Nothing was written.\n')
      await until('the browser is gone', () => !isRunning(browser))
      expect(await desk.files()).toEqual(['a.journey'])
    },
  )
})

/** Processes that this one has started. */
const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

/** Whether there is such a process, dead ones that nobody has asked after left out. */
const isRunning = (pid: number): boolean =>
  readdirSync('/proc').includes(String(pid)) && !/^State:\s+Z/m.test(statusOf(pid))

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return 'State:\tZ'
  }
}

test.skipIf(!hasFonts)('without a browser, PDF and PNG say how to get one', async () => {
  const desk = await deskWithProject()
  for (const name of ['a.pdf', 'a.png'])
    expect(await desk.run(['export', 'a.journey', name], { env: { CHROMIUM_PATH: '/nowhere' } })).toEqual(
      failure('CHROMIUM_PATH names /nowhere, but no Chromium-based browser starts from there.'),
    )
  expect(await desk.files()).toEqual(['a.journey'])
})
