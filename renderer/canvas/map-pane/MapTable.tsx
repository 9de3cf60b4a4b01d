import type { MapView } from '#shared/model/map-view.ts'

/** A map for those who hear it: what stands at each step, lane by lane. */
export function MapTable({
  view,
  label,
  without,
}: {
  readonly view: MapView
  readonly label: string
  /** Ids of steps and lanes that are left out. */
  readonly without?: ReadonlySet<string>
}) {
  const steps = view.steps.filter(({ id }) => !without?.has(id))
  const lanes = view.lanes.filter(({ id }) => !without?.has(id))
  return (
    // A table would not shrink to nothing by itself, and widen what is scrolled.
    <div className="visually-hidden">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">Lane</th>
            {steps.map(({ id, title }) => (
              <th key={id} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <tr key={lane.id}>
              <th scope="row">{lane.title}</th>
              {steps.map(({ id }) => (
                <td key={id}>
                  {(view.cells.get(lane.id)?.get(id) ?? [])
                    .map(({ text, amount }) => text || (amount === null ? '' : String(amount)))
                    .filter((words) => words !== '')
                    .join('; ')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
