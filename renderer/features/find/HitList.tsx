import type { Ref } from 'react'
import { useStore } from 'zustand'
import type { HitGroup } from '#renderer/actions/find-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { SearchHit } from '#shared/analysis/search.ts'
import { hitWords } from './hit-words.ts'
import { Marked } from './Marked.tsx'

/** The id of a hit's line, for the field that walks through them. */
export const optionId = (listId: string, hitId: string): string => `${listId}-${hitId}`

/** What was found, place by place. The keyboard stays in the field; the pointer may choose here. */
export function HitList({
  ref,
  id,
  groups,
  activeId,
  onChoose,
}: {
  readonly ref: Ref<HTMLDivElement>
  readonly id: string
  readonly groups: readonly HitGroup[]
  readonly activeId: string | null
  readonly onChoose: (hit: SearchHit) => void
}) {
  const project = useProject()
  const snapshot = useStore(project.session.snapshot)
  return (
    <div
      ref={ref}
      id={id}
      role="listbox"
      aria-label="Found"
      className="find-list"
      hidden={groups.length === 0}
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of a listbox, not of a form
        <div key={group.id} role="group" aria-labelledby={`${id}-of-${group.id}`}>
          <div id={`${id}-of-${group.id}`} className="find-place" role="presentation">
            {group.title} <span>{group.hits.length}</span>
          </div>
          {group.hits.map((hit) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field has the keys
            <div
              key={hit.id}
              id={optionId(id, hit.id)}
              role="option"
              aria-selected={hit.id === activeId}
              className="find-hit"
              // Choosing with the mouse leaves the keyboard where it is.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(hit)}
            >
              <span className="find-excerpt">
                <Marked excerpt={hit.excerpt} ranges={hit.ranges} />
              </span>
              <span className="find-what">{hitWords(snapshot, hit)}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
