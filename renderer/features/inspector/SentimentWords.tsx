import { useState } from 'react'
import { FieldGroup } from '#renderer/fields/Field.tsx'
import { useMapModel } from '#renderer/session/session-context.tsx'
import { Switch } from '#renderer/ui/Toggle.tsx'
import type { Lane } from '#shared/model/lane.ts'
import { SENTIMENT_LEVELS } from '#shared/model/vocabulary.ts'
import { levelsFrom, USUAL_WORDS, wordsOf } from './sentiment-words.ts'
import { useEditHeader } from './use-header.ts'

/** What stands at the levels of a sentiment lane, and whether the current state's line runs beside. */
export function SentimentWords({ lane }: { readonly lane: Lane }) {
  const edit = useEditHeader('lane', lane.id)
  const hasCounterpart = useMapModel()?.view.map.counterpartId != null
  return (
    <>
      <Words key={lane.id} lane={lane} />
      <div className="inspector-switches">
        <Switch label="Faces" checked={lane.faces} onChange={(faces) => edit('Show faces', { faces })} />
        {hasCounterpart || lane.showCounterpart ? (
          <Switch
            label="The current state’s line beside it"
            checked={lane.showCounterpart}
            onChange={(showCounterpart) => edit('Show current line', { showCounterpart })}
          />
        ) : null}
      </div>
    </>
  )
}

function Words({ lane }: { readonly lane: Lane }) {
  const edit = useEditHeader('lane', lane.id)
  const [draft, setDraft] = useState<readonly string[] | null>(null)
  const words = draft ?? wordsOf(lane.levels).map((word, at) => (word === USUAL_WORDS[at] ? '' : word))
  const read = levelsFrom(words)
  const change = (at: number, word: string): void => {
    const next = words.with(at, word)
    setDraft(next)
    const levels = levelsFrom(next)
    if (levels.ok) edit('Name levels', { levels: levels.value }, `levels:${lane.id}`)
  }
  const problem = read.ok ? undefined : read.error.message
  return (
    <FieldGroup label="Words at the levels" note={problem}>
      {SENTIMENT_LEVELS.map(({ value, label, face }, at) => (
        <span key={value} className="field-box inspector-level">
          <span aria-hidden="true">{face}</span>
          <input
            aria-label={`Word for ${label.toLowerCase()}`}
            aria-invalid={problem === undefined ? undefined : true}
            placeholder={label}
            maxLength={80}
            autoComplete="off"
            value={words[at] ?? ''}
            onChange={(event) => change(at, event.target.value)}
            onBlur={() => (read.ok ? setDraft(null) : undefined)}
          />
        </span>
      ))}
    </FieldGroup>
  )
}
