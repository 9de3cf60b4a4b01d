/** Files that guests bring to a workshop: editors may, contributors are told why not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorkshop, type Workshop } from '../room/laptop-support.ts'
import { cardWith, noBrowser } from '../support/app.ts'
import { giveFile } from './give-file.ts'

const TABLE = new TextEncoder().encode('Text,Lane\nFrom a table of Ana,Doing\n')

describe.skipIf(noBrowser)('a file that a guest brings', () => {
  let workshop: Workshop
  beforeAll(async () => {
    workshop = await startWorkshop()
  })
  afterAll(() => workshop?.end())

  test('comes from an editor, for all to see; a contributor is told who may import', async () => {
    const [own, ana] = [await workshop.ownWindow(), await workshop.guest('Ana')]
    for (const how of ['drop', 'paste'] as const) {
      await giveFile(ana, how, 'said.csv', TABLE)
      await ana.getByText('Facilitators and editors import files.').waitFor()
    }
    expect(await ana.getByRole('dialog').count()).toBe(0)

    workshop.setRole('Ana', 'editor')
    await ana.waitForSelector('.map-canvas[data-may=all]')
    await giveFile(ana, 'drop', 'said.csv', TABLE)
    await ana.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
    await ana.getByRole('dialog', { name: 'Imported “said.csv”' }).waitFor()
    await cardWith(own, 'From a table of Ana').waitFor()
  })
})
