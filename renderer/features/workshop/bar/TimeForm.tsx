import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '#renderer/ui/Button.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { Switch } from '#renderer/ui/Toggle.tsx'
import { playChord, wakeSound } from '../chord.ts'
import { setSound, sound } from '../sound-settings.ts'
import { readTime } from '../time-text.ts'

/** Minutes that are asked for most. */
const USUAL = [1, 3, 5, 10, 15, 30] as const

/** Sets the time: typed, or one of the usual ones; and how it ends on this machine. */
export function TimeForm({
  suggested,
  onStart,
}: {
  /** In minutes. */
  readonly suggested: number
  readonly onStart: (seconds: number) => void
}) {
  const [text, setText] = useState(String(suggested))
  const [asked, setAsked] = useState(false)
  const { on, volume } = useStore(sound)
  const field = useRef<HTMLInputElement>(null)
  const seconds = readTime(text)
  const submit = () => {
    setAsked(true)
    if (seconds === null) field.current?.focus()
    else onStart(seconds)
  }
  return (
    <form
      className="time-form"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div className="time-form-typed">
        <TextField
          ref={field}
          label="Time"
          value={text}
          inputMode="text"
          autoComplete="off"
          error={asked && seconds === null ? 'Minutes, such as 7, or 7:30' : undefined}
          onChange={setText}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button type="submit" tone="accent">
          Start
        </Button>
      </div>
      <fieldset className="time-form-usual" aria-label="Usual times">
        {USUAL.map((minutes) => (
          <Button key={minutes} size="small" onClick={() => onStart(minutes * 60)}>
            {minutes}
            <span className="visually-hidden"> minutes</span>
          </Button>
        ))}
      </fieldset>
      <Switch label="Soft sound at the end" checked={on} onChange={(next) => setSound({ on: next })} />
      {on ? (
        <label className="time-form-volume">
          Volume
          <input
            type="range"
            min={0.1}
            max={1}
            step={0.1}
            value={volume}
            onChange={(event) => setSound({ volume: Number(event.target.value) })}
            onPointerUp={() => {
              wakeSound()
              playChord(sound.getState().volume)
            }}
          />
        </label>
      ) : null}
    </form>
  )
}
