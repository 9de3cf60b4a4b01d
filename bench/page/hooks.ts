import { canvasHandle } from '#renderer/actions/canvas-handle.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { center } from '#shared/base/geometry.ts'
import { cellAt } from '#shared/layout/map-layout.ts'

interface View {
  readonly zoom: number
  readonly cx: number
  readonly cy: number
}

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))

async function until<T>(read: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const value = read()
    if (value) return value
    await frame()
  }
}

/** What the bench asks of a page, answered by the real app. Points of the board are points of the sheet of paper. */
export function benchHooks(opened: Promise<ProjectContext>) {
  let project: ProjectContext
  const layout = () => {
    const model = project.model.getState().model
    if (!model) throw new Error('The map is not there yet.')
    return model.layout
  }
  const parts = () => {
    const canvas = canvasHandle.view()
    if (!canvas) throw new Error('The canvas is not there yet.')
    return canvas
  }
  const setView = ({ zoom, cx, cy }: View) => {
    const { bounds } = layout()
    const { width, height } = parts().size()
    parts().setViewport({
      zoom,
      x: width / 2 - (cx + bounds.x) * zoom,
      y: height / 2 - (cy + bounds.y) * zoom,
    })
  }
  const start = async () => {
    project = await opened
    await project.session.loaded
    await until(() => project.model.getState().model && canvasHandle.view())
    const wanted = new URLSearchParams(location.search)
    const [zoom, cx, cy] = ['zoom', 'cx', 'cy'].map((name) => Number(wanted.get(name)))
    if (zoom) setView({ zoom, cx: cx ?? 0, cy: cy ?? 0 })
    await frame()
    await frame()
  }
  return {
    ready: start(),
    count: () => layout().cards.length,
    view(): View {
      const { x, y, zoom } = parts().viewport()
      const { width, height } = parts().size()
      const { bounds } = layout()
      return { zoom, cx: (width / 2 - x) / zoom - bounds.x, cy: (height / 2 - y) / zoom - bounds.y }
    },
    setView,
    cardPoint(id: string) {
      const box = layout().cardById.get(id)
      if (!box) throw new Error(`No card ${id}`)
      const { x, y, zoom } = parts().viewport()
      const middle = center(box.rect)
      const corner = document.querySelector('.map-canvas')?.getBoundingClientRect()
      return { x: middle.x * zoom + x + (corner?.left ?? 0), y: middle.y * zoom + y + (corner?.top ?? 0) }
    },
    shown: (id: string) => document.querySelector(`[data-record="${id}"]`) !== null,
    addCard({ id, x, y, text }: { id: string; x: number; y: number; text: string }) {
      const map = layout()
      const cell = cellAt(map, { x: x + map.bounds.x, y: y + map.bounds.y }) ?? {
        laneId: 'l0',
        stepId: 'step-s0',
      }
      project.session.run('Add card', [
        { type: 'cards.add', cards: [{ id, ...cell, fields: { text } }], beforeId: null },
      ])
    },
    project: () => project,
  }
}
