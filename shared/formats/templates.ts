import * as v from 'valibot'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { readProjectJson } from './project-json/read.ts'
import type { ImportedProject, TemplateJson } from './project-json/types.ts'

const infoSchema = v.object({
  /** The file's name without its ending. */
  id: v.string(),
  title: v.string(),
  description: v.string(),
  /** Heading under which it is offered. */
  group: v.string(),
  keywords: v.pipe(v.array(v.string()), v.readonly()),
})

/** What a list of templates says of one. */
export type TemplateInfo = v.InferOutput<typeof infoSchema>

/** A template, ready to insert; its records bear the file's ids, so renew them first (`renewIds`). */
export interface Template extends ImportedProject {
  readonly template: TemplateJson
}

/** The template in a parsed file of `assets/templates`. Refuses (`not-a-template`, and as `readProjectJson` does). */
export function readTemplate(value: unknown): Result<Template> {
  const read = readProjectJson(value)
  if (!read.ok) return read
  const { template } = read.value
  if (!template) return fail('not-a-template', 'This project says nothing of itself as a template.')
  return ok({ ...read.value, template })
}

/** The list in `assets/templates/index.json`, in the order in which templates are offered. */
export function readTemplateIndex(value: unknown): Result<readonly TemplateInfo[]> {
  const parsed = v.safeParse(v.array(infoSchema), value)
  return parsed.success
    ? ok(parsed.output)
    : fail(
        'not-a-template',
        'The list of templates cannot be read. Installing Throughline again brings it back.',
      )
}
