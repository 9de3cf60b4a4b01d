import { counted } from '#shared/base/counted.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { cellText } from './grid-marks.ts'
import type { Workbook } from './table.ts'

/** What of a map its tables do not hold, a sentence each. It stays in the project when they come back. */
export function lossesOf(
  snapshot: Snapshot,
  view: MapView,
  shape: 'grid' | 'cards' | 'both',
): readonly string[] {
  const cards = [...view.cells.values()].flatMap((row) => [...row.values()].flat())
  const comments = Object.values(snapshot.comments).filter(({ mapId }) => mapId === view.map.id).length
  const parts = [
    [view.connectors.length, 'connector'],
    [view.notes.length, 'free note'],
    [comments, 'comment'],
    [cards.filter(({ image }) => image !== '').length, 'picture'],
  ] as const
  const missing = parts.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun))
  const report: string[] = []
  if (missing.length > 0) report.push(`A table does not hold these: ${missing.join(', ')}.`)
  if (shape === 'grid' && cards.length > 0)
    report.push('The grid holds the texts of the cards; their other fields are in the table of cards.')
  return report
}

/** Whether some text held a character that no table can. */
export const hasUnwritable = (view: MapView, workbook: Workbook): boolean =>
  workbook.some(({ rows }) => rows.some((row) => row.some((cell) => cell.includes('\ufffd')))) &&
  [...view.cells.values()].some((row) =>
    [...row.values()].flat().some(({ text }) => cellText(text) !== text.replace(/\r\n?/g, '\n')),
  )
