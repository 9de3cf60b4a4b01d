import '../workshop.css'
import './bar.css'
import { ChevronsDown, Timer as TimerIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useRoom, useWindow } from '#renderer/session/session-context.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { useChord } from '../use-chord.ts'
import { AgendaPart } from './AgendaPart.tsx'
import { AttentionTools } from './AttentionTools.tsx'
import { barState, foldBar, isWorkshop } from './bar-state.ts'
import { GuestBar } from './GuestBar.tsx'
import { PeoplePart } from './PeoplePart.tsx'
import { TimerDigits } from './TimerDigits.tsx'
import { TimerPart } from './TimerPart.tsx'
import { WaitingLine } from './WaitingLine.tsx'

/**
 * One slim line below the map while a workshop is on: what is done now, the time, and what leads people. `tools` are the
 * activities that can be started or are under way. Guests get the part of it that is theirs.
 */
export function WorkshopBar({ tools }: { readonly tools?: ReactNode }) {
  const isOn = useRoom(({ view }) => view !== null && isWorkshop(view))
  const isPlanning = useWindow(({ panel }) => panel === 'people' || panel === 'agenda')
  const leads = useRoom(({ you }) => you?.role === 'facilitator')
  const isIn = useRoom(({ you, view }) => you !== null && view !== null)
  const folded = useStore(barState, (state) => state.folded)
  useChord()
  if (!isIn || (!isOn && !isPlanning)) return null
  if (folded) return <FoldedBar />
  return (
    <div className="workshop-foot">
      {leads ? <WaitingLine /> : null}
      <section className="workshop-bar" aria-label="Workshop">
        {leads ? (
          <>
            <PeoplePart />
            <AgendaPart />
            <TimerPart />
            <div className="bar-tools">{tools}</div>
            <AttentionTools />
          </>
        ) : (
          <GuestBar tools={tools} />
        )}
        <IconButton
          size="small"
          side="top"
          label="Fold the workshop bar"
          icon={<ChevronsDown size={17} />}
          onClick={() => foldBar(true)}
        />
      </section>
    </div>
  )
}

/** What is left of it: the time, and the way back. */
function FoldedBar() {
  const timer = useRoom(({ view }) => view?.timer ?? null)
  const waiting = useRoom(({ view }) => view?.waiting.length ?? 0)
  return (
    <button type="button" className="workshop-folded" onClick={() => foldBar(false)}>
      <TimerIcon size={16} aria-hidden="true" />
      {timer ? <TimerDigits timer={timer} /> : 'Workshop'}
      {waiting > 0 ? <span>{waiting} at the door</span> : null}
      <span className="visually-hidden">Unfold the workshop bar</span>
    </button>
  )
}
