import { perform } from '#renderer/actions/perform.ts'
import type { LiveTextBinding } from '#renderer/fields/use-live-text.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { HeaderId } from '#renderer/session/window-state.ts'
import type { Command, CommandOf } from '#shared/document/commands/types.ts'

interface Changes {
  readonly stage: CommandOf<'stage.edit'>['changes']
  readonly step: CommandOf<'step.edit'>['changes']
  readonly lane: CommandOf<'lane.edit'>['changes']
}
const EDIT = { stage: 'stage.edit', step: 'step.edit', lane: 'lane.edit' } as const
const TABLE = { stage: 'stages', step: 'steps', lane: 'lanes' } as const

/** Changes fields of a stage, step or lane, as one undo step. */
export function useEditHeader<K extends HeaderId['kind']>(kind: K, id: string) {
  const project = useProject()
  return (label: string, changes: Changes[K], joinKey?: string): boolean =>
    perform(project, label, [{ type: EDIT[kind], id, changes } as Command], joinKey)
}

/** Binds a live field to a text of a stage, step or lane. */
export function useHeaderText<K extends HeaderId['kind']>(
  kind: K,
  record: { readonly id: string },
  field: string & keyof Changes[K],
): LiveTextBinding {
  const project = useProject()
  const { id } = record
  const edit = useEditHeader(kind, id)
  const textOf = (fields: object | undefined): string =>
    String((fields as Readonly<Record<string, unknown>> | undefined)?.[field] ?? '')
  return {
    value: textOf(record),
    latest: () => textOf(project.session.snapshot.getState()[TABLE[kind]][id]),
    // The canvas's own field for a title uses the same key, so that one goes on with the other.
    write: (text) =>
      void edit(
        field === 'title' ? `Rename ${kind}` : `Edit ${kind}`,
        { [field]: text } as Changes[K],
        field === 'title' ? `rename:${id}` : `${field}:${id}`,
      ),
  }
}
