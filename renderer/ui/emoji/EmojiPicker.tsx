import './emoji.css'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { SearchField } from '../TextField.tsx'
import { type Emoji, type EmojiGroup, findEmoji, loadEmoji } from './emoji-data.ts'
import { recentEmoji, rememberEmoji } from './recent-emoji.ts'

/** Signs in a row; the arrow keys count by it. */
const COLUMNS = 8

/** All emoji, to search and to pick from: by mouse, or by the arrow keys and Enter. */
export function EmojiPicker({ onPick }: { readonly onPick: (sign: string) => void }) {
  const [groups, setGroups] = useState<readonly EmojiGroup[]>([])
  const [typed, setTyped] = useState('')
  const [recent] = useState(recentEmoji)
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    void loadEmoji().then(setGroups)
  }, [])
  const pick = (sign: string): void => {
    rememberEmoji(sign)
    onPick(sign)
  }
  const shown = groupsToShow(groups, typed, recent)
  return (
    <div className="emoji-picker">
      <SearchField
        label="Search emoji"
        value={typed}
        autoFocus
        onChange={setTyped}
        onKeyDown={(event) => {
          const first = sheet.current?.querySelector<HTMLButtonElement>('.emoji-sign')
          if (event.key === 'ArrowDown') first?.focus()
          else if (event.key === 'Enter' && typed.trim() !== '') first?.click()
          else return
          event.preventDefault()
        }}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the buttons in it */}
      <div ref={sheet} className="emoji-sheet" onKeyDown={(event) => moveByArrows(event, sheet.current)}>
        {shown.map(({ title, emoji }) => (
          <EmojiRows key={title} title={title} emoji={emoji} onPick={pick} />
        ))}
        {groups.length > 0 && shown.length === 0 ? (
          <p className="emoji-none">No emoji is called “{typed.trim()}”.</p>
        ) : null}
      </div>
    </div>
  )
}

function EmojiRows({ title, emoji, onPick }: EmojiGroup & { readonly onPick: (sign: string) => void }) {
  return (
    <section className="emoji-group" aria-label={title}>
      <h3 className="emoji-title">{title}</h3>
      <div className="emoji-signs">
        {emoji.map(({ sign, label }) => (
          <button
            key={sign}
            type="button"
            className="emoji-sign"
            aria-label={label}
            title={label}
            onClick={() => onPick(sign)}
          >
            {sign}
          </button>
        ))}
      </div>
    </section>
  )
}

function groupsToShow(
  groups: readonly EmojiGroup[],
  typed: string,
  recent: readonly string[],
): readonly EmojiGroup[] {
  if (typed.trim() !== '') {
    const found = findEmoji(groups, typed).slice(0, COLUMNS * 12)
    return found.length > 0 ? [{ title: 'Found', emoji: found }] : []
  }
  const all = new Map(groups.flatMap(({ emoji }) => emoji.map((one) => [one.sign, one] as const)))
  const latest = recent.flatMap((sign): Emoji[] => {
    const known = all.get(sign)
    return known ? [known] : []
  })
  return latest.length > 0 ? [{ title: 'Recent', emoji: latest }, ...groups] : groups
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: COLUMNS,
  ArrowUp: -COLUMNS,
}

/** One place of the keyboard for all signs; up from the first row leads back to the search. */
function moveByArrows(event: KeyboardEvent, sheet: HTMLElement | null): void {
  const step = STEPS[event.key]
  if (step === undefined || !sheet) return
  event.preventDefault()
  const signs = [...sheet.querySelectorAll<HTMLButtonElement>('.emoji-sign')]
  const target = signs.indexOf(document.activeElement as HTMLButtonElement) + step
  if (target < 0) sheet.parentElement?.querySelector('input')?.focus()
  else signs[Math.min(target, signs.length - 1)]?.focus()
}
