import type { Page } from 'playwright-core'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { buildProject, carryOut, type ProjectShape } from '#test/support/builders.ts'
import type { App } from '../support/app.ts'

/**
 * A project on the host that was built from a shape and more commands. Stages, steps and lanes are titled by their ids
 * (`stage1`, `step1-1`, `lane1`), so that a test finds them on the screen.
 */
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

/** Opens the menu of a header by its second mouse button and chooses from it. */
export async function chooseFrom(page: Page, header: string, ...labels: readonly string[]): Promise<void> {
  const button = page.getByRole('button', { name: new RegExp(`^${header}: (stage|step|lane) menu$`) })
  await page.locator('.header-hit', { has: button }).click({ button: 'right' })
  for (const label of labels)
    await page.getByRole(/./.test(label) ? 'menuitem' : 'menuitem', { name: label, exact: true }).click()
}
