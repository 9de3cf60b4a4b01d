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
  const { title } = place
  // A line may break within the name, not before the sign.
  const end = /\S{1,16}$/.exec(title)?.[0] ?? title
  return (
    <button type="button" className="numbers-place" aria-label={`Show on the map: ${title}`} onClick={onShow}>
      {title.slice(0, -end.length)}
      <span>
        {end}
        <Crosshair size={14} aria-hidden="true" />
      </span>
    </button>
  )
}
