import { Bookmark, Ellipsis } from 'lucide-react'
import { useRef, useState } from 'react'
import { removeVersion, renameVersion, saveVersion } from '#renderer/actions/version-actions.ts'
import { clockWords, versionTime } from '#renderer/actions/version-words.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Badge } from '#renderer/ui/Badge.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import type { Version } from '#shared/protocol/history.ts'
import { NameDialog } from './NameDialog.tsx'
import { usePicture } from './use-picture.ts'
import { cardCount, reasonWords, shareWords } from './words.ts'

/** How many people of a version are named; the busiest come first. */
const MOST_PEOPLE = 3

/** A version in the timeline. Its only stop for the Tab key is where the keyboard was last; arrows go from row to row. */
export function VersionRow({
  version,
  later,
  isCurrent,
  onCurrent,
  onShow,
}: {
  readonly version: Version
  readonly later: Pick<Version, 'cards'>
  readonly isCurrent: boolean
  readonly onCurrent: () => void
  readonly onShow: () => void
}) {
  const row = useRef<HTMLLIElement>(null)
  const [asks, setAsks] = useState<'name' | 'delete' | null>(null)
  const project = useProject()
  const time = clockWords(version.at)
  const reason = reasonWords(version, later)
  const stop = isCurrent ? 0 : -1
  const close = () => setAsks(null)
  return (
    <li ref={row} className="version" onFocus={onCurrent}>
      <button type="button" className="version-show" tabIndex={stop} onClick={onShow}>
        <Picture version={version} />
        <span className="version-words">
          <span className="version-head">
            <time dateTime={version.at}>{time}</time>
            {version.name === '' ? null : <b className="version-name">{version.name}</b>}
          </span>
          {reason === '' ? null : <Badge>{reason}</Badge>}
          <People version={version} />
          <small>{cardCount(version.cards)}</small>
        </span>
      </button>
      <Menu
        align="end"
        entries={() =>
          entriesOf(version, {
            show: onShow,
            name: () => setAsks('name'),
            unname: () => void renameVersion(project, version, ''),
            save: () => void saveVersion(project, version),
            remove: () => setAsks('delete'),
          })
        }
      >
        <IconButton
          className="version-more"
          size="small"
          label={`More about ${version.name || time}`}
          icon={<Ellipsis size={16} />}
          tabIndex={stop}
        />
      </Menu>
      <NameDialog
        open={asks === 'name'}
        title={
          version.name === ''
            ? `Name the version of ${versionTime(version.at, new Date())}`
            : 'Rename this version'
        }
        name={version.name}
        onName={(name) => void renameVersion(project, version, name)}
        onClose={close}
      />
      <DeleteDialog
        open={asks === 'delete'}
        version={version}
        onDelete={() => {
          const next = neighbourOf(row.current)
          void removeVersion(project, version).then((isGone) => (isGone ? next?.focus() : undefined))
        }}
        onClose={close}
      />
    </li>
  )
}

interface Deeds {
  readonly show: () => void
  readonly name: () => void
  readonly unname: () => void
  readonly save: () => void
  readonly remove: () => void
}

function entriesOf({ name }: Version, deeds: Deeds): readonly MenuEntry[] {
  return [
    { kind: 'item', label: 'Show what changed since', onSelect: deeds.show },
    { kind: 'separator' },
    { kind: 'item', label: name === '' ? 'Name…' : 'Rename…', onSelect: deeds.name },
    ...(name === ''
      ? []
      : [{ kind: 'item', label: 'Remove the name', onSelect: deeds.unname } satisfies MenuEntry]),
    { kind: 'item', label: 'Save as a project of its own…', onSelect: deeds.save },
    { kind: 'separator' },
    { kind: 'item', label: 'Delete this version…', danger: true, onSelect: deeds.remove },
  ]
}

function Picture({ version }: { readonly version: Version }) {
  const { place, address } = usePicture(version.id)
  return (
    <span ref={place} className="version-picture">
      {address === null ? null : <img src={address} alt="" draggable={false} />}
      {version.name === '' ? null : <Bookmark className="version-mark" size={14} aria-hidden="true" />}
    </span>
  )
}

function People({ version: { people } }: { readonly version: Version }) {
  const more = people.length - MOST_PEOPLE
  return (
    <>
      {people.slice(0, MOST_PEOPLE).map((share) => (
        <span key={share.name} className="version-person">
          {shareWords(share)}
        </span>
      ))}
      {more > 0 ? <span className="version-person">and {more} more</span> : null}
    </>
  )
}

/** Where the keyboard goes on when a row goes: the next one, or the last that is left. */
function neighbourOf(row: HTMLElement | null): HTMLElement | null {
  const rows = [...(row?.closest('.history-days')?.querySelectorAll('.version') ?? [])]
  const index = rows.indexOf(row as Element)
  return (rows[index + 1] ?? rows[index - 1])?.querySelector('.version-show') ?? null
}

function DeleteDialog({
  open,
  version,
  onDelete,
  onClose,
}: {
  readonly open: boolean
  readonly version: Version
  readonly onDelete: () => void
  readonly onClose: () => void
}) {
  const what =
    version.name === '' ? `the version of ${versionTime(version.at, new Date())}` : `“${version.name}”`
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title={`Delete ${what}?`}
      description="It cannot be brought back. The project itself stays as it is."
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            tone="danger"
            onClick={() => {
              onClose()
              onDelete()
            }}
          >
            Delete for good
          </Button>
        </>
      }
    />
  )
}
