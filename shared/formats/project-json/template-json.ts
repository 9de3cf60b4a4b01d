import type { Report } from '../report.ts'
import { isEntry } from './read-fields.ts'
import type { TemplateJson } from './types.ts'

/** What a template says of itself; `null`, and reported, where that is not readable. */
export function readTemplateJson(value: unknown, report: Report): TemplateJson | null {
  if (isEntry(value)) {
    const { title, description, group, keywords } = value
    if (typeof title === 'string' && typeof description === 'string' && typeof group === 'string')
      return { title, description, group, keywords: isTexts(keywords) ? keywords : [] }
  }
  report.add('What the file says of itself as a template could not be read.')
  return null
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')
