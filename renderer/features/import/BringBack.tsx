import { type ReactNode, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { showMap, shownMap, UNTITLED_MAP } from '#renderer/actions/map-actions.ts'
import { perform } from '#renderer/actions/perform.ts'
import { Checkbox } from '#renderer/fields/Checkbox.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Report } from '#renderer/ui/Report.tsx'
import { counted } from '#shared/base/counted.ts'
import { changesFromGrid } from '#shared/formats/tables/grid-changes.ts'
import type { GridChange, GridChanges, GridReading } from '#shared/formats/tables/grid-types.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { chosenCommands, keyOf } from './chosen-changes.ts'
import { More } from './More.tsx'
import type { StepProps } from './use-importing.ts'
import { listed } from './words.ts'

const KINDS = [
  { kind: 'added', title: 'New' },
  { kind: 'edited', title: 'Changed' },
  { kind: 'moved', title: 'Moved' },
  { kind: 'removed', title: 'Removed' },
] as const
type Kind = (typeof KINDS)[number]['kind']

const DONE: Readonly<Record<Kind, string>> = {
  added: 'added',
  edited: 'changed',
  moved: 'moved',
  removed: 'removed',
}

/** Lists what a table that comes back would change, to be agreed to as a whole, by kind or one by one. */
export function BringBack({ reading, file, onDone, onClose }: StepProps & { readonly reading: GridReading }) {
  const project = useProject()
  const snapshot = useStore(project.session.snapshot)
  const result = useMemo(() => changesFromGrid(reading, snapshot), [reading, snapshot])
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  if (!result.ok) return <Refused words={result.error.message} onClose={onClose} />
  const changes = result.value
  const chosen = changes.changes.filter((change) => change.kind !== 'kept' && !left.has(keyOf(change)))
  const bring = () => {
    const commands = chosenCommands(changes, left, snapshot)
    if (commands.length > 0 && !perform(project, `Bring back “${file.name}”`, commands)) return
    if (shownMap(project)?.id !== reading.mapId) showMap(project, reading.mapId)
    onDone(outcomeOf(titleOf(reading, snapshot), chosen, changes, left.size))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Bring back “${file.name}”`}
      description={aboutWords(reading, snapshot, changes)}
      footer={
        changes.commands.length === 0 ? (
          <Button tone="accent" onClick={onClose}>
            Close
          </Button>
        ) : (
          <>
            <p className="wizard-status" role="status">
              {counted(chosen.length, 'change')} chosen
            </p>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              tone={changes.takesMuch ? 'danger' : 'accent'}
              disabled={chosen.length === 0}
              onClick={bring}
            >
              Bring back
            </Button>
          </>
        )
      }
    >
      {changes.takesMuch ? <Report title="Before you agree" sentences={changes.report} /> : null}
      <div className="intake-kinds">
        {KINDS.map(({ kind, title }) => (
          <Changes
            key={kind}
            title={title}
            changes={changes.changes.filter((change) => change.kind === kind)}
            left={left}
            onLeft={setLeft}
          />
        ))}
        <Kept changes={changes.changes.filter(({ kind }) => kind === 'kept')} />
      </div>
      {changes.takesMuch ? null : <Report title="Good to know" sentences={changes.report} />}
    </Dialog>
  )
}

const Refused = ({ words, onClose }: { readonly words: string; readonly onClose: () => void }) => (
  <Dialog
    open
    onClose={onClose}
    title="This table cannot be brought back"
    footer={
      <Button tone="accent" onClick={onClose}>
        Close
      </Button>
    }
  >
    <div className="intake-words wizard-words">
      <p role="alert">{words}</p>
    </div>
  </Dialog>
)

const titleOf = ({ mapId }: GridReading, { maps }: Snapshot): string =>
  maps[mapId]?.title.trim() || UNTITLED_MAP

function aboutWords(reading: GridReading, snapshot: Snapshot, { commands }: GridChanges): string {
  const title = titleOf(reading, snapshot)
  return commands.length === 0
    ? `Nothing to bring back: “${title}” holds all of it already.`
    : `What was changed in this table since it was exported from “${title}”. Everything else stays as it is.`
}

function outcomeOf(
  title: string,
  chosen: readonly GridChange[],
  { changes, report }: GridChanges,
  left: number,
) {
  const parts = KINDS.flatMap(({ kind }) => {
    const amount = chosen.filter((change) => change.kind === kind).length
    return amount === 0 ? [] : [`${amount.toLocaleString('en')} ${DONE[kind]}`]
  })
  const kept = changes.filter(({ kind }) => kind === 'kept').map(({ words }) => `${words}.`)
  return {
    came: `On “${title}”: ${listed(parts)}.`,
    report: [...kept, ...report, ...(left > 0 ? [`${counted(left, 'change')} left out, as you chose.`] : [])],
  }
}

/** As many lines as one looks through; the rest go by the box above them. */
const SHOWN = 200

const moreThan = (shown: number, all: number): string =>
  all > shown ? `And ${(all - shown).toLocaleString('en')} more.` : ''

function Changes({
  title,
  changes,
  left,
  onLeft,
}: {
  readonly title: string
  readonly changes: readonly GridChange[]
  readonly left: ReadonlySet<string>
  readonly onLeft: (left: ReadonlySet<string>) => void
}) {
  if (changes.length === 0) return null
  const keys = changes.map(keyOf)
  const taken = keys.filter((key) => !left.has(key)).length
  const state = taken === keys.length ? 'all' : taken === 0 ? 'none' : 'some'
  const set = (some: readonly string[], isLeft: boolean) => {
    const next = new Set(left)
    for (const key of some) isLeft ? next.add(key) : next.delete(key)
    onLeft(next)
  }
  return (
    <fieldset className="intake-kind">
      <legend className="visually-hidden">{title}</legend>
      <Checkbox checked={state} onToggle={() => set(keys, state === 'all')}>
        {title} <small>{changes.length.toLocaleString('en')}</small>
      </Checkbox>
      <ul className="intake-changes">
        {changes.slice(0, SHOWN).map((change, index) => {
          const key = keyOf(change)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: several lines may be about one record
            <li key={index}>
              <Checkbox checked={left.has(key) ? 'none' : 'all'} onToggle={() => set([key], !left.has(key))}>
                <Words>{change.words}</Words>
              </Checkbox>
            </li>
          )
        })}
      </ul>
      <More words={moreThan(SHOWN, changes.length)} />
    </fieldset>
  )
}

const Words = ({ children }: { readonly children: ReactNode }) => (
  <span className="intake-change">{children}</span>
)

/** What both sides changed: nobody's work is written over. */
function Kept({ changes }: { readonly changes: readonly GridChange[] }) {
  if (changes.length === 0) return null
  return (
    <section className="intake-kind" aria-labelledby="intake-kept">
      <h3 className="wizard-heading" id="intake-kept">
        Stays, because it was changed here too
      </h3>
      <ul className="intake-kept">
        {changes.slice(0, SHOWN).map(({ words }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several lines may say the same
          <li key={index}>{words}</li>
        ))}
      </ul>
      <More words={moreThan(SHOWN, changes.length)} />
    </section>
  )
}
