import '#renderer/canvas/data.css'
import type { ReactNode } from 'react'
import { NumberNote } from '#renderer/canvas/DataNote.tsx'
import { Popover } from '#renderer/ui/Popover.tsx'
import type { NumberWords } from '#shared/analysis/journey/measure-words.ts'

/** A number that says how it came about when it is pressed. */
export function Explained({
  label,
  wordsOf,
  children,
}: {
  /** What it is a number of. */
  readonly label: string
  readonly wordsOf: () => NumberWords
  readonly children: ReactNode
}) {
  return (
    <Popover
      label={label}
      align="end"
      trigger={
        <button type="button" className="numbers-explained">
          {children}
        </button>
      }
    >
      <Words wordsOf={wordsOf} />
    </Popover>
  )
}

/** Put together only while it is open. */
function Words({ wordsOf }: { readonly wordsOf: () => NumberWords }) {
  return (
    <div className="numbers-note-sheet">
      <NumberNote words={wordsOf()} />
    </div>
  )
}
