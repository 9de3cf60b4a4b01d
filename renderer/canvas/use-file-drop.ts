import { type DragEvent, useMemo } from 'react'
import { picturesIn, takePictures } from '#renderer/actions/image-actions.ts'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import { contains, type Point } from '#shared/base/geometry.ts'
import { cellAt, cellRect } from '#shared/layout/map-layout.ts'
import { useCanvas } from './canvas-context.tsx'

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files')

/** Pictures that are dropped on the map from elsewhere become cards of the cell under them. */
export function useFileDrop() {
  const project = useProject()
  const { hand, pointAt } = useCanvas()
  return useMemo(
    () => ({
      onDragOver(event: DragEvent) {
        if (!hasFiles(event)) return
        // Without this the browser would leave the map and show the file.
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        const layout = project.model.getState().model?.layout
        const at = layout && cellAt(layout, pointAt(event))
        const cell = at ? cellRect(layout, at.laneId, at.stepId) : null
        const shown = hand.getState().drop?.cell
        if (cell?.x !== shown?.x || cell?.y !== shown?.y)
          hand.setState({ drop: cell && { cell, line: null } })
      },
      onDragLeave: () => hand.setState({ drop: null }),
      onDrop(event: DragEvent) {
        if (!hasFiles(event)) return
        event.preventDefault()
        hand.setState({ drop: null })
        dropFiles(project, pointAt(event), event.dataTransfer)
      },
    }),
    [project, hand, pointAt],
  )
}

function dropFiles(project: ProjectContext, point: Point, data: DataTransfer): void {
  const layout = project.model.getState().model?.layout
  const cell = layout ? cellAt(layout, point) : null
  const pictures = picturesIn(data)
  const refuse = (message: string) => notifyProblem({ code: 'not-here', message })
  if (pictures.length === 0)
    refuse('Only pictures can be dropped on the map. Other files are opened from the start.')
  else if (!cell) refuse('Drop pictures on a cell of the map: each becomes a card there.')
  else {
    const under = layout?.cards.find((box) => contains(box.rect, point))?.card ?? null
    void takePictures(project, cell, pictures, under)
  }
}
