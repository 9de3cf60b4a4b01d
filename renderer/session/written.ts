import type { Command } from '#shared/document/commands/types.ts'

/** Fields that people write sentences into. */
const TEXTS: ReadonlySet<string> = new Set(['text', 'title', 'description', 'notes', 'body'])

/** Keeps the texts of what was done here until the host has it: should it never, nobody has to remember what they wrote. */
export function createWritten() {
  const texts = new Map<string, string>()
  return {
    note(commands: readonly Command[]): void {
      for (const command of commands) noteIn(texts, command, '')
    },
    clear: (): void => texts.clear(),
    /** The last wording of each, in the order in which they were begun. */
    texts: (): readonly string[] => [...texts.values()].filter((text) => text.trim() !== ''),
  }
}

function noteIn(texts: Map<string, string>, value: unknown, owner: string): void {
  if (typeof value !== 'object' || value === null) return
  const fields = value as Readonly<Record<string, unknown>>
  const id = idOf(fields) ?? owner
  for (const [key, field] of Object.entries(fields)) {
    if (typeof field === 'string' && TEXTS.has(key)) texts.set(`${id} ${key}`, field)
    else if (typeof field === 'object') noteIn(texts, field, id)
  }
}

function idOf({ id, ids }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof id === 'string') return id
  return Array.isArray(ids) && typeof ids[0] === 'string' ? ids[0] : undefined
}
