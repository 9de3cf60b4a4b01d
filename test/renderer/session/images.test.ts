import { describe, expect, onTestFinished, test } from 'vitest'
import { createHostClient } from '#renderer/session/host-client.ts'
import { createProjectImages, type DecodeImage, type ProjectImages } from '#renderer/session/images.ts'
import { newMachine, newProject, runningHost } from '#test/main/host/support/test-host.ts'
import { pngOf, refOf } from '#test/support/pictures.ts'

const picture = pngOf(20, 10)
const ref = refOf(picture)

/** Node decodes no pictures; what is asked of it is told. */
const noDecoding: DecodeImage = async () => undefined

/** A project on a host that holds the picture, and its pictures as a window sees them. */
async function opened(
  decode = noDecoding,
): Promise<{ images: ProjectImages; stopHost: () => Promise<void> }> {
  const host = await runningHost(await newMachine())
  const project = await newProject(host)
  const client = createHostClient({ url: host.url.slice(0, -1), token: host.token })
  expect(await client.addImage(project.id, new Blob([new Uint8Array(picture)]))).toEqual({
    ok: true,
    value: { ref },
  })
  const images = createProjectImages(client, project.id, decode)
  onTestFinished(() => images.close())
  return { images, stopHost: () => host.close() }
}

const bytesAt = async (url: string | undefined): Promise<Buffer> =>
  Buffer.from(await (await fetch(url ?? '')).arrayBuffer())

describe('the pictures of a project in a window', () => {
  test('come when they are wanted, and whoever shows them is told', async () => {
    const { images } = await opened()
    expect(images.url(ref)).toBe(undefined)
    const arrived = new Promise((resolve) => images.arrivals.subscribe(resolve))
    images.want(ref)
    images.want(ref)
    await arrived
    expect(await bytesAt(images.url(ref))).toEqual(picture)
    expect(images.arrivals.getState().count).toBe(1)
  })

  test('are handed over as files, without those that the project does not have', async () => {
    const { images } = await opened()
    const files = await images.files([ref, refOf(pngOf(1, 1))])
    expect([...files.keys()]).toEqual([ref])
    const file = files.get(ref)
    expect(file && Buffer.from(await file.arrayBuffer())).toEqual(picture)
  })

  test('stay in the window when the host is gone', async () => {
    const { images, stopHost } = await opened()
    await images.files([ref])
    await stopHost()
    expect((await images.files([ref])).size).toBe(1)
    expect(await images.files([refOf(pngOf(1, 1))])).toEqual(new Map())
  })

  test('are made ready for painting once each, at the first asking', async () => {
    const asked: number[] = []
    const bitmap = { close: () => undefined } as ImageBitmap
    const { images } = await opened(async (file) => {
      asked.push(file.size)
      return bitmap
    })
    expect(images.bitmap(ref)).toBe(undefined)
    expect(images.bitmap(ref)).toBe(undefined)
    await expect.poll(() => images.bitmap(ref)).toBe(bitmap)
    expect(asked).toEqual([picture.length])
  })

  test('are let go with the window', async () => {
    const { images } = await opened()
    await images.files([ref])
    const url = images.url(ref)
    images.close()
    await expect(bytesAt(url)).rejects.toThrow()
  })
})
