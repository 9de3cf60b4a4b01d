import { expect, test } from 'vitest'
import { IMAGE_BOUNDS } from '#shared/model/image.ts'
import { API } from '#shared/protocol/http.ts'
import { pictureFile, pngOf, refOf } from '#test/support/pictures.ts'
import { fillableDisk } from '../support/full-disk.ts'
import { ask, newMachine, newProject, runningHost } from '../support/test-host.ts'

const refusal = async (answer: Response): Promise<{ status: number; code: string; message: string }> => ({
  status: answer.status,
  ...((await answer.json()) as { code: string; message: string }),
})

test.each([
  ['png', 'image/png', pngOf(16, 9)],
  ['jpg', 'image/jpeg', pictureFile('photo.jpg')],
  ['webp', 'image/webp', pictureFile('lossy.webp')],
])('a %s is filed under its hash and given out as it is, for good', async (ending, type, bytes) => {
  const host = await runningHost()
  const { id } = await newProject(host)
  const added = await ask(host, 'POST', API.images(id), { body: new Uint8Array(bytes) })
  expect([added.status, await added.json()]).toEqual([200, { ref: refOf(bytes, ending) }])
  const got = await ask(host, 'GET', API.image(id, refOf(bytes, ending)))
  expect(got.status).toBe(200)
  expect(Buffer.from(await got.arrayBuffer())).toEqual(Buffer.from(bytes))
  expect(Object.fromEntries(got.headers)).toMatchObject({
    'content-type': type,
    'cache-control': 'private, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  })
})

test('only those who have the token put pictures in or get them out', async () => {
  const host = await runningHost()
  const { id } = await newProject(host)
  const body = new Uint8Array(pngOf(2, 2))
  await ask(host, 'POST', API.images(id), { body })
  const stranger = { headers: { authorization: 'Bearer wrong' } }
  expect((await ask(host, 'POST', API.images(id), { ...stranger, body })).status).toBe(401)
  expect((await ask(host, 'GET', API.image(id, refOf(body)), stranger)).status).toBe(401)
  const form = { headers: { 'x-throughline': '' }, body }
  expect((await ask(host, 'POST', API.images(id), form)).status).toBe(403)
})

test.each([
  ['a GIF', pictureFile('clip.gif')],
  [
    'an SVG with a script',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  ],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['nothing', Buffer.alloc(0)],
])('%s is no picture that a project holds', async (_name, bytes) => {
  const host = await runningHost()
  const { id } = await newProject(host)
  const answer = await ask(host, 'POST', API.images(id), {
    body: new Uint8Array(bytes),
    headers: { 'content-type': 'image/png' },
  })
  expect(await refusal(answer)).toMatchObject({ status: 422, code: 'not-an-image' })
})

test('a picture over the largest size is refused, however it is sent', async () => {
  const host = await runningHost()
  const { id } = await newProject(host)
  const large = new Uint8Array(IMAGE_BOUNDS.bytes + 1)
  large.set(pngOf(4, 4))
  expect(await refusal(await ask(host, 'POST', API.images(id), { body: large }))).toMatchObject({
    status: 413,
    code: 'too-large',
  })
  const largest = large.subarray(1)
  largest.set(pngOf(4, 4))
  expect((await ask(host, 'POST', API.images(id), { body: largest })).status).toBe(200)
})

test('a picture that is not there, or in no project, is missing', async () => {
  const host = await runningHost()
  const { id } = await newProject(host)
  const ref = refOf(pngOf(1, 1))
  expect(await refusal(await ask(host, 'GET', API.image(id, ref)))).toMatchObject({
    status: 404,
    code: 'missing',
  })
  expect((await ask(host, 'GET', API.image('nobody', ref))).status).toBe(404)
  expect((await ask(host, 'POST', API.images('nobody'), { body: new Uint8Array(pngOf(1, 1)) })).status).toBe(
    404,
  )
})

test.each([
  '../../etc/passwd',
  `${'a'.repeat(64)}.svg`,
  `${'A'.repeat(64)}.png`,
  `${'a'.repeat(63)}.png`,
  '..%2Fx.png',
])('%s is no address of a picture', async (name) => {
  const host = await runningHost()
  const { id } = await newProject(host)
  expect((await ask(host, 'GET', API.image(id, name))).status).toBe(404)
})

test('a disk without room says so, and the picture is not given a name', async () => {
  const disk = fillableDisk()
  const machine = await newMachine()
  const host = await runningHost(machine, { fs: disk.fs })
  const { id } = await newProject(host)
  disk.fill('ENOSPC', machine.options.dataFolder)
  const body = new Uint8Array(pngOf(11, 11))
  const refused = await refusal(await ask(host, 'POST', API.images(id), { body }))
  expect(refused).toMatchObject({ status: 422, code: 'disk-full' })
  expect(refused.message).toMatch(/^The picture was not/)
  expect((await ask(host, 'GET', API.image(id, refOf(body)))).status).toBe(404)
  disk.free()
  expect((await ask(host, 'POST', API.images(id), { body })).status).toBe(200)
})
