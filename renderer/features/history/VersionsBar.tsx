import { ArrowLeft, History } from 'lucide-react'
import { compareVersions, leaveVersions } from '#renderer/actions/version-actions.ts'
import { PaneZoomTools } from '#renderer/canvas/map-pane/PaneZoomTools.tsx'
import type { PaneZoom } from '#renderer/canvas/map-pane/use-pane-zoom.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { ShownVersions } from '#renderer/session/window-state.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { useNow } from '#renderer/ui/use-now.ts'
import { NOW } from '#shared/protocol/history.ts'
import type { Look } from './use-sheet.ts'
import type { ComparedVersions } from './use-versions.ts'
import { countCards, laterThan, versionLine } from './words.ts'

/** Which two states are shown, how, and the way back to the earlier one. */
export function VersionsBar({
  shown,
  versions,
  look,
  onLook,
  zooming,
  onRestore,
}: {
  readonly shown: ShownVersions
  readonly versions: ComparedVersions
  readonly look: Look
  readonly onLook: (look: Look) => void
  readonly zooming: PaneZoom
  /** `null` where there is nothing to go back to as a whole. */
  readonly onRestore: (() => Promise<void>) | null
}) {
  const project = useProject()
  return (
    <header className="versions-bar">
      <Button
        tone="quiet"
        icon={<ArrowLeft size={17} aria-hidden="true" />}
        onClick={() => leaveVersions(project)}
      >
        Back to the map
      </Button>
      <h1 className={shown.ids ? 'visually-hidden' : 'versions-title'}>{shown.title}</h1>
      {shown.ids ? <Choice ids={shown.ids} versions={versions} look={look} /> : null}
      <ToggleGroup
        label="What is shown"
        value={look}
        options={[
          { value: 'changes', label: 'What changed' },
          { value: 'before', label: 'As it was' },
        ]}
        onChange={onLook}
      />
      <div className="versions-tools">
        <PaneZoomTools {...zooming} />
        {onRestore ? (
          <Button
            tone="accent"
            icon={<History size={16} aria-hidden="true" />}
            disabled={versions.changes.length === 0}
            onClick={() => void onRestore()}
          >
            Restore this version
          </Button>
        ) : null}
      </div>
    </header>
  )
}

/** Which versions; the later one is younger than the earlier. */
function Choice({
  ids,
  versions: { list, after },
  look,
}: {
  readonly ids: NonNullable<ShownVersions['ids']>
  readonly versions: ComparedVersions
  readonly look: Look
}) {
  const project = useProject()
  const now = useNow()
  const cards = { cards: countCards(after) }
  const options = list.map((version) => ({
    value: version.id,
    label: versionLine(version, laterThan(list, version, cards), now),
  }))
  const index = (id: string) => list.findIndex((version) => version.id === id)
  const younger = options.slice(0, Math.max(0, index(ids.before)))
  const choose = (before: string, after: string) => {
    const isInOrder = after === NOW || index(after) < index(before)
    void compareVersions(project, before, isInOrder ? after : NOW)
  }
  return (
    <div className="versions-choice">
      <Select
        label={look === 'changes' ? 'Since' : 'As it was at'}
        value={ids.before}
        options={options}
        placeholder="A version that is gone"
        onChange={(before) => choose(before, ids.after)}
      />
      {look === 'changes' ? (
        <Select
          label="until"
          value={ids.after}
          options={[{ value: NOW, label: 'Now' }, ...younger]}
          placeholder="A version that is gone"
          onChange={(after) => choose(ids.before, after)}
        />
      ) : null}
    </div>
  )
}
