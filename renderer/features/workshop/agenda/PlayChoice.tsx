import { Trash2 } from 'lucide-react'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { PLAYS, type Play } from '#shared/protocol/plays.ts'
import { minutesWords, totalMinutes } from './agenda-time.ts'
import type { OwnPlays } from './use-own-plays.ts'

/** Ready-made courses of workshops, and those somebody kept. */
export function PlayChoice({
  own,
  onChoose,
}: {
  readonly own: OwnPlays
  readonly onChoose: (play: Play) => void
}) {
  return (
    <section className="plays" aria-label="Plays">
      {own.plays.length === 0 ? null : (
        <>
          <h2 className="workshop-heading">Your own</h2>
          <ul className="play-list">
            {own.plays.map((play) => (
              <li key={play.id} className="play">
                <PlayButton play={play} onChoose={onChoose} />
                <IconButton
                  size="small"
                  label={`Delete “${play.title}”`}
                  icon={<Trash2 size={15} />}
                  onClick={() => void own.remove(play.id)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="workshop-heading">Ready-made plays</h2>
      <ul className="play-list">
        {PLAYS.map((play) => (
          <li key={play.title} className="play">
            <PlayButton play={play} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function PlayButton({ play, onChoose }: { readonly play: Play; readonly onChoose: (play: Play) => void }) {
  return (
    <button type="button" className="play-choose" onClick={() => onChoose(play)}>
      <span className="play-title">
        {play.title}
        <span className="play-time">{minutesWords(totalMinutes(play.items))}</span>
      </span>
      {play.description === '' ? null : <span className="play-about">{play.description}</span>}
    </button>
  )
}
