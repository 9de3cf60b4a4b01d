import { Crosshair } from 'lucide-react'
import type { Place } from '../places.ts'

/** The name of a place, which shows it on the map. */
export function PlaceButton({
  place,
  onShow,
}: {
  readonly place: Pick<Place, 'title'>
  readonly onShow: () => void
}) {
  return (
    <button
      type="button"
      className="numbers-place"
      aria-label={`Show on the map: ${place.title}`}
      onClick={onShow}
    >
      <span>{place.title}</span>
      <Crosshair size={14} aria-hidden="true" />
    </button>
  )
}
