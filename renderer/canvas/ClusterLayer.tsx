import { ViewportPortal } from '@xyflow/react'
import { type KeyboardEvent, memo, useRef } from 'react'
import { useStore } from 'zustand'
import { stopEditing } from '#renderer/actions/card-actions.ts'
import { nameGroup, renameGroup, selectGroup, UNNAMED_GROUP } from '#renderer/actions/group-actions.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { intersects } from '#shared/base/geometry.ts'
import { CLUSTER } from '#shared/layout/dimensions.ts'
import type { ClusterBox } from '#shared/layout/map-layout.ts'
import { useCanvas } from './canvas-context.tsx'

/** The names of clusters: a click takes all their cards in hand, a double click or F2 names them. */
export const ClusterLayer = memo(function ClusterLayer({ model }: { readonly model: MapModel }) {
  const lens = useStore(useCanvas().lens.store)
  const named = useWindow(({ editing }) => (editing?.kind === 'group' ? editing.id : null))
  const { clusters } = model.layout
  // A group that spans cells is named where it is seen first.
  const first = clusters.find(({ group }) => group.id === named)
  const shown = lens.far ? [] : clusters.filter(({ rect }) => intersects(rect, lens.mounted))
  return (
    <ViewportPortal>
      {shown.map((box) =>
        box === first ? null : <ClusterName key={`${box.group.id} ${box.laneId} ${box.stepId}`} box={box} />,
      )}
      {first ? <NameField box={first} /> : null}
    </ViewportPortal>
  )
})

const placeOf = ({ rect, title }: ClusterBox) => ({
  left: rect.x + 1,
  top: rect.y + 1,
  width: rect.width - 2,
  height: Math.max(title.height, title.lineHeight) + CLUSTER.above + CLUSTER.below - 2,
})

const ClusterName = memo(function ClusterName({ box }: { readonly box: ClusterBox }) {
  const project = useProject()
  const { id, title } = box.group
  return (
    <button
      type="button"
      tabIndex={-1}
      className="cluster-name nopan nodrag"
      data-group={id}
      style={placeOf(box)}
      aria-label={`Select the group ${title.trim() === '' ? UNNAMED_GROUP : title}`}
      onClick={() => selectGroup(project, id)}
      onDoubleClick={() => renameGroup(project, id)}
    >
      {title.trim() === '' ? <span aria-hidden="true">{UNNAMED_GROUP}</span> : null}
    </button>
  )
})

/** Writes as one types, so that others see it; Esc brings the old name back. */
function NameField({ box }: { readonly box: ClusterBox }) {
  const project = useProject()
  const { id, title } = box.group
  const before = useRef(title)
  const leave = () => {
    if (project.window.getState().editing?.id === id) stopEditing(project)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    event.stopPropagation()
    if (event.key === 'Escape') nameGroup(project, id, before.current)
    if (event.key === 'Escape' || event.key === 'Enter') leave()
  }
  return (
    <input
      className="cluster-field nopan nodrag nowheel"
      aria-label="Name of this group"
      placeholder="Name this group"
      spellCheck
      autoComplete="off"
      // biome-ignore lint/a11y/noAutofocus: the person just asked to type here
      autoFocus
      onFocus={(event) => event.target.select()}
      value={title}
      style={placeOf(box)}
      onChange={(event) => nameGroup(project, id, event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={leave}
    />
  )
}
