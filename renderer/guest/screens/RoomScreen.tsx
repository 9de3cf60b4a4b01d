import { useEffect, useState } from 'react'
import { takesPart } from '#shared/protocol/roles.ts'
import { AgendaNow } from '../parts/AgendaNow.tsx'
import { NoticeBar } from '../parts/NoticeBar.tsx'
import { RoomHeader } from '../parts/RoomHeader.tsx'
import { TabBar } from '../parts/TabBar.tsx'
import { useTabs } from '../parts/use-tabs.ts'
import { DeedsContext, useRoom, useRoomClient } from '../room-context.ts'
import { createDeeds, type Deeds } from '../state/deeds.ts'
import type { Tab } from '../state/happenings.ts'
import { allowSound } from '../state/sound.ts'
import { MoreTab } from '../tabs/MoreTab.tsx'
import { PictureTab } from '../tabs/PictureTab.tsx'
import { RateTab } from '../tabs/RateTab.tsx'
import { VoteTab } from '../tabs/VoteTab.tsx'
import { WriteTab } from '../tabs/WriteTab.tsx'

const SCREENS: Readonly<Record<Tab, () => React.ReactNode>> = {
  write: WriteTab,
  vote: VoteTab,
  rate: RateTab,
  picture: PictureTab,
  more: MoreTab,
}

/** The room, for somebody who is in it. */
export function RoomScreen() {
  const room = useRoomClient()
  const personId = useRoom((state) => state.you?.id ?? '')
  const [deeds, setDeeds] = useState<Deeds | null>(null)
  useEffect(() => {
    const made = createDeeds(room, personId)
    setDeeds(made)
    return made.close
  }, [room, personId])
  useEffect(() => {
    // The first touch or key anywhere lets the timer sound later.
    const touches = ['click', 'keydown'] as const
    for (const name of touches) document.addEventListener(name, allowSound)
    return () => {
      for (const name of touches) document.removeEventListener(name, allowSound)
    }
  }, [])
  return (
    deeds && (
      <DeedsContext value={deeds}>
        <Inside />
      </DeedsContext>
    )
  )
}

function Inside() {
  const mayWrite = useRoom((state) => takesPart(state.you?.role ?? 'viewer'))
  const { tabs, tab, calls, sentence, open } = useTabs(mayWrite)
  const Screen = SCREENS[tab]
  return (
    <div className="room">
      <RoomHeader />
      <main className="room-main" id="room-main" data-tab={tab} tabIndex={-1}>
        {(tab === 'write' || (!mayWrite && tab === 'picture')) && <AgendaNow />}
        {!mayWrite && tab !== 'more' && (
          <p className="band" data-tone="grey">
            You look on. The facilitator can give you a part in it.
          </p>
        )}
        <Screen key={tab} />
      </main>
      <NoticeBar />
      <TabBar tabs={tabs} tab={tab} calls={calls} onOpen={open} />
      <p className="visually-hidden" role="status">
        {sentence}
      </p>
    </div>
  )
}
