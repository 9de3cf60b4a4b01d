import type { PictureSubject } from '#renderer/actions/canvas-handle.ts'
import { type Size, type Viewport, visibleRect } from '#renderer/actions/viewport.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { imagesIn } from '#shared/formats/export/drawing-images.ts'
import { curveMarks } from '#shared/formats/export/drawing-of-map.ts'
import { drawMap } from '#shared/layout/drawing/draw-map.ts'
import { drawSelection } from '#shared/layout/drawing/draw-selection.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'

/** The canvas that pictures are taken of. */
export interface Pictured {
  readonly element: HTMLElement | null
  readonly viewport: () => Viewport
  readonly size: () => Size
}

/** A picture as PNG of what is selected, or of what the window shows of the map. */
export async function takePicture(
  project: ProjectContext,
  pictured: Pictured,
  subject: PictureSubject,
): Promise<Result<Blob>> {
  const model = project.model.getState().model
  if (!model) return fail('no-map', 'There is no map to take a picture of.')
  const selection = subject === 'selection' ? selectionOf(project, model) : null
  return selection ? drawn(project, selection, SHARP) : viewPicture(project, pictured, model)
}

/** Two pixels to a unit: sharp on a slide. */
const SHARP = 2

/** What is selected as a drawing; private cards are nobody's to take away. */
function selectionOf(project: ProjectContext, model: MapModel): Drawing | null {
  const selected = [...project.window.getState().selection].filter((id) => !model.privateIds.has(id))
  const { layout, contexts, dimmed, view } = model
  const { theme } = themeStore.getState()
  return drawSelection(new Set(selected), { layout, contexts, dimmed, theme, title: view.map.title })
}

async function drawn(project: ProjectContext, drawing: Drawing, scale: number): Promise<Result<Blob>> {
  const { exportPng } = await import('#renderer/paint/png/export-png.ts')
  const images = await project.images.files(imagesIn(drawing))
  return exportPng(drawing, { scale, background: 'paper', images })
}

/**
 * What the window shows, as it shows it. A window that shows what nobody else may see, one's own private cards, has that
 * part of the map drawn anew from the document instead.
 */
async function viewPicture(
  project: ProjectContext,
  pictured: Pictured,
  model: MapModel,
): Promise<Result<Blob>> {
  if (!pictured.element || model.privateIds.size > 0) return drawnView(project, pictured, model)
  const { screenPicture } = await import('./screen-picture.ts')
  const { theme } = themeStore.getState()
  return ok(await screenPicture(pictured.element, model, project.images, theme))
}

function drawnView(
  project: ProjectContext,
  { viewport, size }: Pictured,
  { whole, dimmed }: MapModel,
): Promise<Result<Blob>> {
  const layout = layoutMap(whole)
  const bounds = visibleRect(viewport(), size())
  const { theme } = themeStore.getState()
  const drawing = drawMap(whole, layout, { theme, marks: curveMarks(layout), bounds, dimmed })
  return drawn(project, drawing, viewport().zoom * SHARP)
}
