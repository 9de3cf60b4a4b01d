import { perform } from '#renderer/actions/perform.ts'
import { FieldGroup } from '#renderer/fields/Field.tsx'
import { addToLists, membership, removeFromLists, wordsOfAll } from '#renderer/fields/shared-values.ts'
import { AddWord, WordChips } from '#renderer/fields/WordChips.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import type { CommandOf } from '#shared/document/commands/types.ts'
import type { Card } from '#shared/model/card.ts'

/** The tags of one card or several; tags that only some of them have are shown paler. */
export function TagsField({ cards }: { readonly cards: readonly Card[] }) {
  const project = useProject()
  const tags = wordsOfAll(cards, 'tags')
  const run = (commands: readonly CommandOf<'cards.edit'>[]) => perform(project, 'Set tags', commands)
  const known = wordsOfAll(Object.values(project.session.snapshot.getState().cards), 'tags')
  return (
    <FieldGroup label="Tags">
      <WordChips
        words={tags}
        isShared={(tag) => membership(cards, 'tags', tag) === 'all'}
        onRemove={(tag) => run(removeFromLists(cards, 'tags', tag))}
      />
      <AddWord
        label="Add a tag"
        placeholder="Add a tag"
        suggestions={known.filter((tag) => !tags.includes(tag))}
        onAdd={(words) => run(addToLists(cards, 'tags', words))}
      />
    </FieldGroup>
  )
}
