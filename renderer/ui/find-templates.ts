import type { TemplateInfo } from '#shared/formats/templates.ts'

/** The templates that fit what was typed: every word of it must occur in the title, the description or the keywords. */
export function findTemplates<T extends TemplateInfo>(templates: readonly T[], search: string): readonly T[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return templates.filter(({ title, description, group, keywords }) => {
    const text = [title, description, group, ...keywords].join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** Templates under the headings of their groups, in the order in which the groups first come. */
export const inGroups = <T extends TemplateInfo>(
  templates: readonly T[],
): readonly { readonly group: string; readonly members: readonly T[] }[] =>
  [...Map.groupBy(templates, ({ group }) => group)].map(([group, members]) => ({ group, members }))
