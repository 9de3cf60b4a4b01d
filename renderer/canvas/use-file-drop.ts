import { type DragEvent, useMemo } from 'react'
import { picturesIn, takePictures } from '#renderer/actions/image-actions.ts'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import { contains, type Point } from '#shared/base/geometry.ts'
import { cellAt, cellRect } from '#shared/layout/map-layout.ts'
import { type CanvasParts, useCanvas } from './canvas-context.tsx'

/** Whether what hovers are pictures alone: all else is for the window, which opens projects. */
function bringsPictures({ dataTransfer }: DragEvent): boolean {
  const files = [...dataTransfer.items].filter(({ kind }) => kind === 'file')
  return files.length > 0 && files.every(({ type }) => type.startsWith('image/'))
}

/** Pictures that are dropped on the map from elsewhere become cards of the cell under them. */
export function useFileDrop() {
  const project = useProject()
  const { hand, pointAt } = useCanvas()
  return useMemo(() => {
    // Taken here, so that neither the browser nor the window takes it.
    const take = (event: DragEvent) => {
      event.preventDefault()
      event.stopPropagation()
    }
    return {
      onDragEnter: (event: DragEvent) => (bringsPictures(event) ? take(event) : undefined),
      onDragOver(event: DragEvent) {
        if (!bringsPictures(event)) return
        take(event)
        event.dataTransfer.dropEffect = 'copy'
        showCell(project, hand, pointAt(event))
      },
      onDragLeave: () => hand.setState({ drop: null }),
      onDrop(event: DragEvent) {
        if (!bringsPictures(event)) return
        take(event)
        hand.setState({ drop: null })
        dropPictures(project, pointAt(event), picturesIn(event.dataTransfer))
      },
    }
  }, [project, hand, pointAt])
}

function showCell(project: ProjectContext, hand: CanvasParts['hand'], point: Point): void {
  const layout = project.model.getState().model?.layout
  const at = layout && cellAt(layout, point)
  const cell = at ? cellRect(layout, at.laneId, at.stepId) : null
  const shown = hand.getState().drop?.cell
  if (cell?.x !== shown?.x || cell?.y !== shown?.y) hand.setState({ drop: cell && { cell, line: null } })
}

function dropPictures(project: ProjectContext, point: Point, pictures: readonly File[]): void {
  const layout = project.model.getState().model?.layout
  const cell = layout ? cellAt(layout, point) : null
  if (!cell) {
    const message = 'Drop pictures on a cell of the map: each becomes a card there.'
    notifyProblem({ code: 'not-here', message })
    return
  }
  const under = layout?.cards.find((box) => contains(box.rect, point))?.card ?? null
  void takePictures(project, cell, pictures, under)
}
