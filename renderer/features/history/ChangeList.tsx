import { Undo2 } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { KindFilter } from '#renderer/canvas/KindFilter.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { CHANGE_KINDS, type Change, type ChangeKind } from '#shared/analysis/changes.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { recordPath } from '#shared/model/work.ts'
import { ChangeRow } from './ChangeRow.tsx'
import { type By, groupsOf, KIND_LABELS } from './change-groups.ts'
import { goByArrow } from './go-by-arrow.ts'
import { useRows } from './use-rows.ts'

export const pathOf = ({ table, id }: Change): string => recordPath(table, id)

/** What became of a map, and of what belongs to none: to be looked at, one by one, and taken back. */
export function ChangeList({
  states,
  changes,
  mapId,
  kinds,
  onKinds,
  picked,
  onPick,
  onTakeBack,
}: {
  readonly states: { readonly before: Snapshot; readonly after: Snapshot }
  readonly changes: readonly Change[]
  readonly mapId: string | null
  readonly kinds: ReadonlySet<ChangeKind>
  readonly onKinds: (kinds: ReadonlySet<ChangeKind>) => void
  readonly picked: Change | null
  readonly onPick: (change: Change) => void
  /** `null` where nothing can be taken back. */
  readonly onTakeBack: ((changes: readonly Change[]) => Promise<void>) | null
}) {
  const [by, setBy] = useState<By>('kind')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const listed = changes.filter((change) => change.mapId === mapId || change.mapId === null)
  const shown = listed.filter(({ kind }) => kinds.has(kind))
  // What was chosen and taken back is no change any more.
  const taken = changes.filter((change) => chosen.has(pathOf(change)))
  const toggle = (change: Change) => setChosen(toggled(chosen, pathOf(change)))
  const groups = groupsOf(shown, by)
  const stops = groups.flatMap(({ title, folded }) => folded.map(({ change }) => stopOf(title, change)))
  const rows = useRows(stops, changes)
  const takeBack = (these: readonly Change[]) => {
    rows.expectLoss()
    void onTakeBack?.(these)
  }
  return (
    <section className="versions-list" aria-label="Changes">
      <div className="versions-changes">
        <p className="versions-summary" role="status">
          {summaryOf(listed, changes)}
        </p>
        <KindFilter
          label="Kinds of change to show"
          kinds={CHANGE_KINDS.map((kind) => ({
            kind,
            mark: kind,
            label: KIND_LABELS[kind],
            count: listed.filter((change) => change.kind === kind).length,
          }))}
          shown={kinds}
          onShown={onKinds}
        />
        <ToggleGroup
          label="How the list is sorted"
          value={by}
          options={[
            { value: 'kind', label: 'By kind' },
            { value: 'person', label: 'By person' },
          ]}
          onChange={setBy}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows go from row to row; each row is a control itself */}
        <div ref={rows.place} className="versions-groups" tabIndex={-1} onKeyDown={showByArrow}>
          {groups.map(({ title, folded }) => (
            <section key={title} aria-label={title}>
              <h2 className="versions-group">{title}</h2>
              <ol className="versions-rows">
                {folded.map(({ change, inside }) => (
                  <ChangeRow
                    key={pathOf(change)}
                    change={change}
                    inside={inside}
                    under={title}
                    states={states}
                    isPicked={picked !== null && pathOf(picked) === pathOf(change)}
                    isChosen={chosen.has(pathOf(change))}
                    isStop={stopOf(title, change) === rows.current}
                    onStop={() => rows.stopAt(stopOf(title, change))}
                    onPick={() => onPick(change)}
                    onChoose={onTakeBack ? () => toggle(change) : null}
                    onTakeBack={() => takeBack([change])}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
      </div>
      {taken.length > 0 && onTakeBack ? (
        <ForChosen
          count={taken.length}
          onTakeBack={() => {
            takeBack(taken)
            setChosen(new Set())
          }}
          onNone={() => {
            setChosen(new Set())
            rows.goOn()
          }}
        />
      ) : null}
    </section>
  )
}

/** What can be done with the chosen ones. */
const ForChosen = ({
  count,
  onTakeBack,
  onNone,
}: {
  readonly count: number
  readonly onTakeBack: () => void
  readonly onNone: () => void
}) => (
  <div className="versions-foot">
    <Button icon={<Undo2 size={16} aria-hidden="true" />} onClick={onTakeBack}>
      Take back {count === 1 ? 'this change' : `these ${count}`}
    </Button>
    <Button tone="quiet" onClick={onNone}>
      Choose none
    </Button>
  </div>
)

/** Who shared a change has it under their own heading too. */
const stopOf = (title: string, change: Change): string => `${title} ${pathOf(change)}`

/** What the arrows come to is shown on the map at once. */
function showByArrow(event: KeyboardEvent<HTMLElement>): void {
  goByArrow(event, '.change', '.change-show')?.click()
}

function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(member)) next.add(member)
  return next
}

function summaryOf(listed: readonly Change[], all: readonly Change[]): string {
  if (all.length === 0) return 'Nothing is different.'
  const elsewhere = all.length - listed.length
  const count = (n: number) => `${n} ${n === 1 ? 'change' : 'changes'}`
  if (listed.length === 0) return `Nothing changed on this map; ${count(elsewhere)} on others.`
  return elsewhere === 0
    ? `${count(listed.length)}.`
    : `${count(listed.length)}; ${elsewhere} more on other maps.`
}
