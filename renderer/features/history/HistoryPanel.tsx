import './history.css'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { compareVersions } from '#renderer/actions/version-actions.ts'
import type { ProjectVersions } from '#renderer/session/project-versions.ts'
import { useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { lastInputWasKey } from '#renderer/ui/side-panel/last-input.ts'
import { SidePanel } from '#renderer/ui/side-panel/SidePanel.tsx'
import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { useNow } from '#renderer/ui/use-now.ts'
import type { Version } from '#shared/protocol/history.ts'
import { goByArrow } from './go-by-arrow.ts'
import { VersionRow } from './VersionRow.tsx'
import { cardCount, countCards, daysOf, laterThan } from './words.ts'

/** The states of the project that can be gone back to; shown while the window's panel is `history`. */
export function HistoryPanel() {
  const isOpen = useWindow((state) => state.panel === 'history')
  const { versions } = useProject()
  return isOpen && versions ? <OpenPanel versions={versions} /> : null
}

type Which = 'all' | 'named'

const WHICH: readonly { readonly value: Which; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'named', label: 'Named' },
]

function OpenPanel({ versions }: { readonly versions: ProjectVersions }) {
  const project = useProject()
  const { list, problem } = useStore(versions.known)
  useEffect(() => void versions.refresh(), [versions])
  const [which, setWhich] = useState<Which>('all')
  const sheet = useRef<HTMLDivElement>(null)
  const asked = useWindow((state) => state.asked)
  const isThere = list !== null
  const isReadOnly = useRoom((state) => state.readOnly !== null)
  // Who asked by a key goes on with the arrows; who comes back from a version finds its row in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again
  useEffect(() => {
    const row = sheet.current?.querySelector<HTMLElement>('.version-show[tabindex="0"]')
    if (lastInputWasKey()) row?.focus()
    else row?.scrollIntoView({ block: 'nearest' })
  }, [asked, isThere])
  return (
    <SidePanel title="History" onClose={() => project.window.setState({ panel: null })}>
      <div className="history" ref={sheet}>
        <div className="history-head">
          {isReadOnly ? null : (
            <Button size="small" onClick={() => project.window.setState({ dialog: 'name-version' })}>
              Name this version…
            </Button>
          )}
          {list !== null && list.length > 0 ? (
            <ToggleGroup label="Which versions" value={which} options={WHICH} onChange={setWhich} />
          ) : null}
        </div>
        {list === null ? (
          <p className="history-line">{problem ? problem.message : 'Looking up what was kept…'}</p>
        ) : (
          <Timeline list={list} which={which} />
        )}
      </div>
    </SidePanel>
  )
}

function Timeline({ list, which }: { readonly list: readonly Version[]; readonly which: Which }) {
  const project = useProject()
  const now = useNow()
  const cards = useStore(project.session.snapshot, countCards)
  const currentId = useWindow((state) => state.versionId)
  const isReadOnly = useRoom((state) => state.readOnly !== null)
  if (list.length === 0) return isReadOnly ? <NothingToKeep /> : <NothingKept />
  const shown = which === 'all' ? list : list.filter(({ name }) => name !== '')
  const current = shown.find(({ id }) => id === currentId) ?? shown[0]
  return (
    <>
      <p className="history-now">
        <b>Now</b> {cardCount(cards)}
      </p>
      {shown.length === 0 ? (
        <p className="history-line">No version has a name yet. Named versions are kept for good.</p>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows go from row to row; each row is a control itself */}
      <div className="history-days" onKeyDown={(event) => goByArrow(event, '.version', '.version-show')}>
        {daysOf(shown, now).map((day) => (
          <section key={day.words} aria-label={day.words}>
            <h3 className="history-day">{day.words}</h3>
            <ol className="history-list">
              {day.versions.map((version) => (
                <VersionRow
                  key={version.id}
                  version={version}
                  later={laterThan(list, version, { cards })}
                  isCurrent={version === current}
                  onCurrent={() => project.window.setState({ versionId: version.id })}
                  onShow={() => void compareVersions(project, version.id)}
                />
              ))}
            </ol>
          </section>
        ))}
      </div>
      <p className="history-line">
        A version a minute while somebody works. They thin out over 30 days; named ones stay for good.
      </p>
    </>
  )
}

const NothingToKeep = () => (
  <p className="history-line">
    This project cannot be changed here, so there is nothing to keep and nothing to go back to.
  </p>
)

function NothingKept() {
  return (
    <p className="history-line">
      Nothing to go back to yet. From now on a version is kept for every minute in which somebody works on
      this project. They thin out over 30 days: to one an hour, then one a day. Versions with a name are kept
      for good.
    </p>
  )
}
