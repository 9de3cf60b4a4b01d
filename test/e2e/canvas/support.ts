import type { Page } from 'playwright-core'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { buildProject, carryOut, type ProjectShape } from '#test/support/builders.ts'
import type { App } from '../support/app.ts'

/** A project on the host, built from a shape and more commands. Its steps are titled by their ids, as its lanes are. */
export async function builtProject(
  app: Pick<App, 'host'>,
  shape: ProjectShape,
  commands: readonly Command[] = [],
): Promise<ProjectEntry> {
  const { doc, stepIds } = buildProject(shape)
  carryOut(doc, [
    ...stepIds.flat().map((id): Command => ({ type: 'step.edit', id, changes: { title: id } })),
    ...commands,
  ])
  const json = stringifyProjectJson(writeProjectJson(projectDocument(doc)))
  const made = await app.host.importBytes('built.json', new TextEncoder().encode(json))
  if (!made.ok) throw new Error(made.error.message)
  return made.value.project
}

/** The place of a title at the map's edge. */
export const header = (page: Page, title: string) =>
  page.locator('.header-hit', {
    has: page.getByRole('button', { name: new RegExp(`^${title}: (?:stage|step|lane) menu$`) }),
  })

/** Titles of all stages, steps or lanes, in order. */
export const titles = (page: Page, kind: 'stage' | 'step' | 'lane'): Promise<string[]> =>
  page
    .locator(`.header-hit[data-header=${kind}] button`)
    .evaluateAll((all) => all.map((button) => button.getAttribute('aria-label')?.split(':')[0] ?? ''))

/** Opens the menu of a header with the second mouse button and goes down into it. */
export async function chooseFrom(page: Page, title: string, ...labels: readonly string[]): Promise<void> {
  await header(page, title).click({ button: 'right' })
  for (const label of labels) await page.getByRole('menu').last().getByText(label, { exact: true }).click()
}

/** Drops or pastes pictures that the page draws itself, each in one colour. `at` is where they are dropped. */
export const givePictures = (
  page: Page,
  count: number,
  at: { readonly x: number; readonly y: number } | null,
): Promise<void> =>
  page.evaluate(
    async ([pictures, place]) => {
      const data = new DataTransfer()
      for (let index = 0; index < pictures; index++) {
        const canvas = new OffscreenCanvas(120, 80)
        const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
        context.fillStyle = `hsl(${index * 90} 70% 50%)`
        context.fillRect(0, 0, 120, 80)
        data.items.add(new File([await canvas.convertToBlob()], `${index}.png`, { type: 'image/png' }))
      }
      const common = { bubbles: true, cancelable: true }
      if (!place) {
        document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, ...common }))
        return
      }
      const target = document.elementFromPoint(place.x, place.y)
      const where = { clientX: place.x, clientY: place.y, dataTransfer: data, ...common }
      target?.dispatchEvent(new DragEvent('dragover', where))
      target?.dispatchEvent(new DragEvent('drop', where))
    },
    [count, at] as const,
  )
