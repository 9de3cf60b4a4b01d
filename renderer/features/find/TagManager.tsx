import { Ellipsis } from 'lucide-react'
import { useRef, useState } from 'react'
import {
  removeTag,
  renameTag,
  type TagUse,
  tagsOf,
  toggleInFilter,
} from '#renderer/actions/filter-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Disclosure } from '#renderer/ui/Disclosure.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { InPlaceText } from '#renderer/ui/InPlaceText.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { keepKeyboard } from '#renderer/ui/side-panel/keep-keyboard.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** The tags of the whole project, each to be renamed, merged into another one, or deleted, everywhere at once. */
export function TagManager({ snapshot }: { readonly snapshot: Snapshot }) {
  const tags = tagsOf(snapshot)
  if (tags.length === 0) return null
  return (
    <section className="find-part" aria-label="Tags of the project">
      <Disclosure label={`Manage tags (${tags.length})`}>
        <ul className="find-tags">
          {tags.map((use) => (
            <TagRow key={use.tag} use={use} tags={tags} />
          ))}
        </ul>
      </Disclosure>
    </section>
  )
}

function TagRow({ use, tags }: { readonly use: TagUse; readonly tags: readonly TagUse[] }) {
  const project = useProject()
  const row = useRef<HTMLLIElement>(null)
  const [isRenamed, setIsRenamed] = useState(false)
  const { tag, count } = use
  return (
    <li ref={row} className="find-tag">
      {isRenamed ? (
        <InPlaceText
          label={`New name of the tag ${tag}`}
          value={tag}
          placeholder="Tag"
          startSelected
          className="find-view-field"
          onCommit={(next) => renameTag(project, tag, next)}
          onDone={() => {
            setIsRenamed(false)
            keepKeyboard(row.current, '.icon-button')
          }}
        />
      ) : (
        <span className="find-tag-name">
          #{tag}
          <small>
            {count} {count === 1 ? 'card' : 'cards'}
          </small>
        </span>
      )}
      <TagMenu
        use={use}
        tags={tags}
        onRename={() => setIsRenamed(true)}
        onGone={() => keepKeyboard(row.current)}
      />
    </li>
  )
}

function TagMenu({
  use: { tag },
  tags,
  onRename,
  onGone,
}: {
  readonly use: TagUse
  readonly tags: readonly TagUse[]
  readonly onRename: () => void
  /** Called when the tag has become another one, or none. */
  readonly onGone: () => void
}) {
  const project = useProject()
  const others = tags.filter((other) => other.tag !== tag)
  const merge: MenuEntry = {
    kind: 'submenu',
    label: 'Merge into',
    entries: others.map((other) => ({
      kind: 'item',
      label: `#${other.tag}`,
      onSelect: () => {
        if (renameTag(project, tag, other.tag)) onGone()
      },
    })),
  }
  const entries: readonly MenuEntry[] = [
    { kind: 'item', label: 'Filter by it', onSelect: () => toggleInFilter(project, 'tags', tag) },
    { kind: 'item', label: 'Rename', onSelect: onRename },
    ...(others.length === 0 ? [] : [merge]),
    { kind: 'separator' },
    {
      kind: 'item',
      label: 'Delete from all cards',
      danger: true,
      onSelect: () => {
        if (removeTag(project, tag)) onGone()
      },
    },
  ]
  return (
    <Menu entries={entries} align="end">
      <IconButton label={`#${tag}: tag menu`} size="small" icon={<Ellipsis size={16} />} />
    </Menu>
  )
}
