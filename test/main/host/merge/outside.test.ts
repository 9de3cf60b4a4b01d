/** A project's file that other programs change while nobody here edits: noticed by looking. */
import { copyFile, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { contentHash } from '#main/host/files/fingerprint.ts'
import { FILES_API, type FilePlace } from '#shared/protocol/files.ts'
import { HISTORY_API, NOW, type VersionComparison } from '#shared/protocol/history.ts'
import { API } from '#shared/protocol/http.ts'
import { journeyOf, textsInFile } from '../support/journey-files.ts'
import { plannedDocument } from '../support/test-assets.ts'
import { ask } from '../support/test-host.ts'
import { until } from '../support/until.ts'
import { copyOn, heard, newSeat, type Seat, seatAt } from './support/copies.ts'

/** Has the host look at the file now. */
const look = async ({ host, id }: Seat): Promise<void> => {
  expect((await ask(host, 'POST', API.openProject(id))).status).toBe(200)
}

const hashOf = async (path: string): Promise<string> => contentHash(await readFile(path))

const isComplete = async ({ host, id }: Seat): Promise<boolean> =>
  ((await (await ask(host, 'GET', FILES_API.place(id))).json()) as FilePlace).isComplete

/** The file as somebody elsewhere saved it, who added a card. */
async function editedElsewhere(seat: Seat, text: string): Promise<Buffer> {
  const other = await copyOn(seat.path)
  other.window.addCard(text)
  await until('the other has it in its file', async () => (await textsInFile(other.path)).includes(text))
  await other.host.close()
  return readFile(other.path)
}

test('what another program saved there is taken in, and written again only where something is missing in it', async () => {
  const seat = await newSeat()
  const bytes = await editedElsewhere(seat, 'from elsewhere')
  await writeFile(seat.path, bytes)
  await until('the window has it', () => seat.window.texts().includes('from elsewhere'))
  await until('the window was told', () =>
    heard(seat, 'merged').some(({ message }) => message.includes('both versions were merged')),
  )
  await until('the file counts as complete', () => isComplete(seat))
  for (let looks = 0; looks < 5; looks++) await look(seat)
  expect(await readFile(seat.path)).toEqual(bytes)
  // What only this side has goes into the file, and the other's stays.
  seat.window.addCard('from here')
  await until('the file has both', async () => (await textsInFile(seat.path)).length === 2)
})

test('half a file is waited for, without a word', async () => {
  const seat = await newSeat()
  const bytes = await editedElsewhere(seat, 'from elsewhere')
  await writeFile(seat.path, bytes.subarray(0, 900))
  await look(seat)
  await truncate(seat.path, 0)
  await look(seat)
  expect(heard(seat, 'notice')).toEqual([])
  await writeFile(seat.path, bytes)
  await until('the window has it', () => seat.window.texts().includes('from elsewhere'))
  expect(heard(seat, 'notice')).toEqual([])
})

test('what stays half, and another project, are left alone, and the work goes on beside them', async () => {
  const seat = await newSeat()
  const kept = join(dirname(seat.path), 'Test (kept).journey')
  seat.window.addCard('mine')
  await until('it is in the file', async () => (await textsInFile(seat.path)).length === 1)
  await writeFile(seat.path, 'half a download')
  await until('it is kept beside', async () => (await textsInFile(kept)).includes('mine'))
  expect(await readFile(seat.path, 'utf8')).toBe('half a download')
  const other = journeyOf(plannedDocument('Another one', 'another-project'))
  await writeFile(kept, other)
  const second = join(dirname(seat.path), 'Test (kept) (kept).journey')
  await until('it is kept beside that', async () => (await textsInFile(second)).includes('mine'))
  expect(await readFile(kept)).toEqual(other)
})

test('a file that was deleted is written again, and said so once', async () => {
  const seat = await newSeat()
  seat.window.addCard('not lost')
  await until('it is in the file', async () => (await textsInFile(seat.path)).length === 1)
  await rm(seat.path)
  await until('it is there again', async () => (await textsInFile(seat.path)).includes('not lost'))
  await until('the window was told', () => heard(seat, 'notice').length > 0)
  await look(seat)
  expect(heard(seat, 'notice').map(({ message }) => message)).toEqual([
    expect.stringContaining('It was written again, so nothing is lost.'),
  ])
})

test('a disk that went away is said once; the work waits for it and is there when it comes back', async () => {
  const seat = await newSeat()
  const folder = dirname(seat.path)
  await rename(folder, `${folder}-away`)
  const [told] = await until('the window was told', () => {
    const messages = heard(seat, 'unsaved')
    return messages.length > 0 && messages
  })
  expect(told).toMatchObject({
    message: expect.stringMatching(
      /cannot be reached: its folder, or the disk it is on, .* connect the disk/,
    ),
  })
  await look(seat)
  await look(seat)
  expect(heard(seat, 'unsaved')).toHaveLength(1)
  seat.window.addCard('typed meanwhile')
  await seat.window.saved()
  await rename(`${folder}-away`, folder)
  await until('it is in the file', async () => (await textsInFile(seat.path)).includes('typed meanwhile'))
})

test('two computers on one shared folder take in each other’s work, and then rest', async () => {
  const one = await newSeat()
  const other = await seatAt(one.path)
  for (let round = 0; round < 5; round++) {
    one.window.addCard(`one ${round}`)
    other.window.addCard(`other ${round}`)
    await Promise.all([one.window.saved(), other.window.saved()])
  }
  const seats = [one, other]
  await until('both have all', () => seats.every(({ window }) => window.texts().length === 10))
  const settled = async () => (await isComplete(one)) && (await isComplete(other))
  await until('both are in the file', settled)
  await until('the file has all', async () => (await textsInFile(one.path)).length === 10)
  let before = ''
  // Looking at what the other wrote may show that something is missing there; that must come to an end.
  await until('nobody writes any more', async () => {
    const now = await hashOf(one.path)
    const isSame = now === before
    before = now
    for (const seat of [...seats, ...seats]) await look(seat)
    return isSame && (await settled()) && (await hashOf(one.path)) === now
  })
  for (let looks = 0; looks < 10; looks++) for (const seat of seats) await look(seat)
  expect(await hashOf(one.path)).toBe(before)
  expect(one.window.snapshot()).toEqual(other.window.snapshot())
  // One sentence each, however often they saved; what it leads to is all that came since.
  const told = seats.flatMap((seat) => heard(seat, 'merged').map((news) => ({ seat, news })))
  expect(new Set(told.map(({ seat }) => seat)).size).toBe(told.length)
  for (const { seat, news } of told) {
    expect(news.after).toBe(NOW)
    const answer = await ask(seat.host, 'GET', HISTORY_API.since(seat.id, NOW, news.before ?? ''))
    const { before, after } = (await answer.json()) as VersionComparison
    expect(Object.keys(after.cards)).toHaveLength(10)
    expect(Object.keys(before.cards).length).toBeLessThan(10)
  }
})

test('an old copy put in the file’s place brings nothing back and takes nothing away', async () => {
  const seat = await newSeat()
  const old = `${seat.path}.old`
  await copyFile(seat.path, old)
  seat.window.addCard('newer than the copy')
  await until('it is in the file', async () => (await textsInFile(seat.path)).length === 1)
  await rename(old, seat.path)
  await until('the file has it again', async () => (await textsInFile(seat.path)).length === 1)
  expect(seat.window.texts()).toEqual(['newer than the copy'])
})
