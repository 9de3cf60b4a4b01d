import type { Place } from '../places.ts'
import type { Column } from './table.ts'

/** The column that names the place of a row. */
export const PLACE: Column<{ readonly place: Place }> = {
  id: 'place',
  label: 'Place',
  kind: 'words',
  show: ({ place }) => place.title,
  copy: ({ place }) => place.title,
}
