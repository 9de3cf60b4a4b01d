import './canvas.css'
import './activities.css'
import './clusters.css'
import './rights.css'
import { ReactFlow, ReactFlowProvider } from '@xyflow/react'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { mayEdit, mayEditSelected } from '#renderer/actions/rights.ts'
import { ZOOM } from '#renderer/actions/viewport.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { rightsOf } from '#renderer/session/rights.ts'
import { useMapModel, useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import { AriaGrid } from './AriaGrid.tsx'
import { useArrivals } from './arrivals.ts'
import { BackToMap } from './BackToMap.tsx'
import { CanvasMenu } from './CanvasMenu.tsx'
import { CardNode } from './CardNode.tsx'
import { CellLayer } from './CellLayer.tsx'
import { ChannelLayer } from './ChannelLayer.tsx'
import { ClusterLayer } from './ClusterLayer.tsx'
import { ComputedNote } from './ComputedNote.tsx'
import { ConnectorLayer } from './ConnectorLayer.tsx'
import { CurveLayer } from './CurveLayer.tsx'
import { CanvasProvider, useCanvas } from './canvas-context.tsx'
import { FarLayer } from './FarLayer.tsx'
import { createNodeMaker, type FlowNode } from './flow-nodes.ts'
import { GroundLayer } from './GroundLayer.tsx'
import { HandLayer } from './HandLayer.tsx'
import { Minimap } from './Minimap.tsx'
import { NoteNode } from './NoteNode.tsx'
import { PrivateLayer } from './PrivateLayer.tsx'
import { HeldCards } from './presence/HeldCards.tsx'
import { OthersLayer } from './presence/OthersLayer.tsx'
import { RoomSpotlight } from './presence/RoomSpotlight.tsx'
import { useFollowing } from './presence/use-following.ts'
import { RatingChip } from './RatingChip.tsx'
import { SelectionPlace } from './SelectionPlace.tsx'
import { SpotlightLayer } from './SpotlightLayer.tsx'
import { StickyHeaders } from './StickyHeaders.tsx'
import { useVote } from './use-activity.ts'
import { useCanvasParts } from './use-canvas-parts.ts'
import { useClipboard } from './use-clipboard.ts'
import { useDragging } from './use-dragging.ts'
import { useFileDrop } from './use-file-drop.ts'
import { usePointer } from './use-pointer.ts'
import { useTyping } from './use-typing.ts'
import { VoteLayer } from './VoteLayer.tsx'

const NODE_TYPES = { card: CardNode, note: NoteNode }
/** The wheel's button; the second one opens the menu. */
const PAN_BUTTONS = [1]

/** The map to work on: React Flow moves the view and the cards, everything on it is drawn from the layout. */
export function MapCanvas({ toolbar }: { readonly toolbar?: ReactNode }) {
  const model = useMapModel()
  return <ReactFlowProvider>{model ? <Canvas model={model} toolbar={toolbar} /> : null}</ReactFlowProvider>
}

function Canvas({ model, toolbar }: { readonly model: MapModel; readonly toolbar: ReactNode }) {
  const element = useRef<HTMLDivElement>(null)
  const parts = useCanvasParts(element, model)
  const project = useProject()
  const rights = useRoom(rightsOf)
  useWindow((state) => state.selection)
  useFollowing(parts)
  const laser = useWindow((state) => state.laser)
  const may = rights.all ? 'all' : rights.takesPart ? 'part' : 'look'
  return (
    <CanvasProvider value={parts}>
      <CanvasMenu>
        <div
          ref={element}
          className="map-canvas"
          data-map={model.view.map.id}
          data-may={may}
          data-laser={laser || undefined}
        >
          <Flow model={model} />
          <OthersLayer element={element} mapId={model.view.map.id} />
          <StickyHeaders model={model} />
          <Minimap model={model} />
          <AriaGrid model={model} />
          <RatingChip model={model} />
          <ComputedNote model={model} />
          <BackToMap />
          {mayEditSelected(project) ? <SelectionPlace model={model}>{toolbar}</SelectionPlace> : null}
        </div>
      </CanvasMenu>
    </CanvasProvider>
  )
}

function Flow({ model }: { readonly model: MapModel }) {
  const parts = useCanvas()
  const nodes = useNodes(model)
  const dragging = useDragging()
  const pointer = usePointer()
  const fileDrop = useFileDrop()
  // In a channel matrix the space bar sets dots, so it does not pan there.
  const inMatrix = useWindow(({ cell }) => model.snapshot.lanes[cell?.laneId ?? '']?.kind === 'channels')
  useClipboard()
  useTyping()
  useArrivals(useProject())
  return (
    <div className="map-flow" {...pointer} {...fileDrop}>
      <ReactFlow
        nodes={nodes}
        nodeTypes={NODE_TYPES}
        {...dragging}
        // A gesture of one turn of the wheel has no move after its start.
        onMoveStart={parts.moved}
        onMove={parts.moved}
        onInit={parts.ready}
        minZoom={ZOOM.least}
        maxZoom={ZOOM.most}
        panOnScroll
        panOnScrollSpeed={1}
        zoomOnPinch
        zoomOnDoubleClick={false}
        panOnDrag={PAN_BUTTONS}
        selectionOnDrag={false}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        deleteKeyCode={null}
        panActivationKeyCode={inMatrix ? null : 'Space'}
        disableKeyboardA11y
        nodesConnectable={false}
        nodesFocusable={false}
        elementsSelectable={false}
        elevateNodesOnSelect={false}
        nodeDragThreshold={4}
        proOptions={{ hideAttribution: true }}
        onlyRenderVisibleElements={false}
      >
        <GroundLayer model={model} />
        <FarLayer />
        <PrivateLayer model={model} />
        <CellLayer model={model} />
        <ClusterLayer model={model} />
        <CurveLayer model={model} />
        <ChannelLayer model={model} />
        <ConnectorLayer model={model} />
        <VoteLayer model={model} />
        <HandLayer />
        <HeldCards model={model} />
        <RoomSpotlight model={model} />
        <SpotlightLayer model={model} />
      </ReactFlow>
    </div>
  )
}

function useNodes(model: MapModel): FlowNode[] {
  const { window } = useProject()
  const { lens, hand } = useCanvas()
  const makeNodes = useRef(createNodeMaker())
  const seen = useStore(lens.store)
  const selection = useWindow((state) => state.selection)
  const editingId = useWindow((state) =>
    state.editing?.kind === 'card' || state.editing?.kind === 'note' ? state.editing.id : null,
  )
  const hovered = useStore(hand, (state) => state.hovered)
  const dragging = useStore(hand, (state) => state.dragging)
  const touch = useStore(hand, (state) => state.touch)
  const ballot = useVote(model.view.map.id)?.scope ?? null
  const mayEdit = useMayEdit()
  useEffect(() => forgetDeleted(model, window), [model, window])
  return useMemo(
    () => makeNodes.current(model, seen, { selection, editingId, hovered, dragging, touch, ballot, mayEdit }),
    [model, seen, selection, editingId, hovered, dragging, touch, ballot, mayEdit],
  )
}

/** Cards that are not theirs to change stay where they are in a guest's hand. */
function useMayEdit(): (id: string) => boolean {
  const project = useProject()
  const rights = useRoom(rightsOf)
  useEffect(() => {
    // Whoever may not change it any more is not left with a field that takes no letters.
    const { editing } = project.window.getState()
    const mayGoOn =
      editing === null || rights.all || (editing.kind === 'card' && mayEdit(project, editing.id))
    if (!mayGoOn) project.window.setState({ editing: null })
  }, [project, rights])
  return useMemo(() => (rights.all ? () => true : (id: string) => mayEdit(project, id)), [project, rights])
}

/** What somebody else deleted can no longer be selected or typed into here. */
function forgetDeleted(model: MapModel, window: ReturnType<typeof useProject>['window']): void {
  const { selection, editing } = window.getState()
  const { snapshot, cards } = model
  const exists = (id: string): boolean => Boolean(cards[id] ?? snapshot.notes[id] ?? snapshot.connectors[id])
  const kept = [...selection].filter(exists)
  if (kept.length !== selection.size) window.setState({ selection: new Set(kept) })
  if ((editing?.kind === 'card' || editing?.kind === 'note') && !exists(editing.id))
    window.setState({ editing: null })
}
