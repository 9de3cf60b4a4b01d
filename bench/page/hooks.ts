import { canvasHandle } from '#renderer/actions/canvas-handle.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { center } from '#shared/base/geometry.ts'
import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import { cellAt } from '#shared/layout/map-layout.ts'
import { fileHooks } from './file-hooks.ts'
import { outputHooks } from './output-hooks.ts'

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
export function benchHooks() {
  const project = (): ProjectContext => there(canvasHandle.project())
  const model = () => there(project().model.getState().model)
  const view = () => there(canvasHandle.view())
  const setView = ({ zoom, cx, cy }: View) => {
    const { bounds } = model().layout
    const { width, height } = view().size()
    view().setViewport({
      zoom,
      x: width / 2 - (cx + bounds.x) * zoom,
      y: height / 2 - (cy + bounds.y) * zoom,
    })
  }
  const start = async () => {
    await until(() => canvasHandle.project()?.model.getState().model)
    const wanted = new URLSearchParams(location.search)
    const [zoom = 0, cx = 0, cy = 0] = ['zoom', 'cx', 'cy'].map((name) => Number(wanted.get(name)))
    if (zoom) setView({ zoom, cx, cy })
    await frame()
    await frame()
  }
  const drawing = () => drawingForExport(model().view)
  return {
    ready: start(),
    count: () => model().layout.cards.length,
    view(): View {
      const { x, y, zoom } = view().viewport()
      const { width, height } = view().size()
      const { bounds } = model().layout
      return { zoom, cx: (width / 2 - x) / zoom - bounds.x, cy: (height / 2 - y) / zoom - bounds.y }
    },
    setView,
    cardPoint(id: string) {
      const middle = center(there(model().layout.cardById.get(id)).rect)
      const { x, y, zoom } = view().viewport()
      const corner = there(document.querySelector('.map-canvas')).getBoundingClientRect()
      return { x: middle.x * zoom + x + corner.left, y: middle.y * zoom + y + corner.top }
    },
    shown: (id: string) => document.querySelector(`[data-record="${id}"]`) !== null,
    addCard({
      id,
      x,
      y,
      text,
    }: {
      readonly id: string
      readonly x: number
      readonly y: number
      readonly text: string
    }) {
      const { layout } = model()
      const cell = there(cellAt(layout, { x: x + layout.bounds.x, y: y + layout.bounds.y }))
      project().session.run('Add card', [
        { type: 'cards.add', cards: [{ id, ...cell, fields: { text } }], beforeId: null },
      ])
    },
    edit(id: string, text: string) {
      project().session.run('Type', [{ type: 'cards.edit', ids: [id], changes: { text } }])
    },
    textOf: (id: string) => project().session.snapshot.getState().cards[id]?.text ?? '',
    ...outputHooks(drawing),
    ...fileHooks(project),
  }
}

function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('The map is not there yet.')
  return value
}
