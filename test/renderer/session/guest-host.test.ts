import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { IMAGE_BOUNDS } from '#shared/model/image.ts'
import { until } from '#test/main/host/support/until.ts'
import { pngOf, refOf } from '#test/support/pictures.ts'
import { enterAs, type Guest, type OpenWorkshop, openWorkshop } from './support/guests.ts'

async function makeEditor({ lead }: OpenWorkshop, { room }: Guest): Promise<void> {
  const { you } = room.state.getState()
  lead.say({ type: 'role', id: you?.id ?? '', role: 'editor' })
  await until('they edit', () => room.state.getState().you?.role === 'editor')
}

const bytesOf = async (blob: Blob): Promise<Buffer> => Buffer.from(await blob.arrayBuffer())

test('an editor at the door adds pictures, two at a time, which everybody then sees', async () => {
  const workshop = await openWorkshop()
  const [ana, ben] = [await enterAs(workshop, 'Ana'), await enterAs(workshop, 'Ben')]
  await makeEditor(workshop, ana)
  // Whatever stands behind the end of a PNG is part of the file all the same.
  const pictures = [Buffer.concat([pngOf(30, 20), randomBytes(250_000)]), pngOf(8, 8)]
  const { projectId } = workshop
  const added = await Promise.all(
    pictures.map((picture) => ana.host.addImage(projectId, new Blob([new Uint8Array(picture)]))),
  )
  expect(added).toEqual(pictures.map((picture) => ({ ok: true, value: { ref: refOf(picture) } })))
  for (const picture of pictures) {
    const seen = await ben.host.image(projectId, refOf(picture))
    expect(seen.ok && (await bytesOf(seen.value)).equals(picture)).toBe(true)
  }
  expect(ana.room.state.getState().status.kind).toBe('in')
})

test('those who may not, and pictures that are none or too large, are refused in a sentence', async () => {
  const workshop = await openWorkshop()
  const ana = await enterAs(workshop, 'Ana')
  const add = (bytes: Uint8Array<ArrayBuffer>) => ana.host.addImage(workshop.projectId, new Blob([bytes]))
  const picture = new Uint8Array(pngOf(8, 8))
  expect(await add(picture)).toMatchObject({ ok: false, error: { code: 'role' } })
  // The host holds them to it, whatever their page believes.
  const put = await ana.room.putImage(picture)
  expect(!put.ok && put.error.message).toMatch(/^Only those who edit can add pictures/)
  await makeEditor(workshop, ana)
  expect(await add(new Uint8Array(100))).toMatchObject({ ok: false, error: { code: 'not-an-image' } })
  const large = await add(new Uint8Array(IMAGE_BOUNDS.bytes + 1))
  expect(large).toMatchObject({ ok: false, error: { code: 'too-large' } })
})

test('a picture that was on its way when the connection broke is not waited for', async () => {
  const workshop = await openWorkshop()
  const ana = await enterAs(workshop, 'Ana')
  await makeEditor(workshop, ana)
  const picture = Buffer.concat([pngOf(8, 8), randomBytes(2_000_000)])
  const added = ana.host.addImage(workshop.projectId, new Blob([new Uint8Array(picture)]))
  await new Promise(setImmediate)
  await workshop.host.closeDoor(workshop.projectId)
  expect(await added).toMatchObject({ ok: false, error: { code: 'closed' } })
})
