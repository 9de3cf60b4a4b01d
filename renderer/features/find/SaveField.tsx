import { Bookmark } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { isFiltering, saveView, viewsOf } from '#renderer/actions/filter-actions.ts'
import { filterWords } from '#renderer/actions/filter-words.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { keepKeyboard } from '#renderer/ui/side-panel/keep-keyboard.ts'
import { TextField } from '#renderer/ui/TextField.tsx'
import { LONGEST_TITLE, usualName } from './view-names.ts'

/** Names what is filtered now and saves it. Nothing while nothing is filtered. */
export function SaveField({ model: { snapshot, whole } }: { readonly model: MapModel }) {
  const project = useProject()
  const taken = viewsOf(snapshot, whole.map.id)
  const filter = useWindow((state) => state.filter)
  const [name, setName] = useState<string | null>(null)
  const place = useRef<HTMLDivElement>(null)
  if (!isFiltering(project)) return null
  const close = (): void => {
    setName(null)
    keepKeyboard(place.current, 'button')
  }
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (name !== null && name.trim() !== '' && saveView(project, name) !== null) close()
  }
  return (
    <div ref={place}>
      {name === null ? (
        <Button
          size="small"
          icon={<Bookmark size={15} aria-hidden="true" />}
          onClick={() => setName(usualName(filterWords(filter, snapshot), taken))}
        >
          Save this filter…
        </Button>
      ) : (
        <form className="find-save-form" onSubmit={save}>
          <TextField
            label="Name of the view"
            value={name}
            onChange={setName}
            maxLength={LONGEST_TITLE}
            autoComplete="off"
            ref={focusOnce}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              close()
            }}
          />
          <div className="find-save-deeds">
            <Button type="submit" size="small" tone="accent" disabled={name.trim() === ''}>
              Save
            </Button>
            <Button size="small" onClick={close}>
              Cancel
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}

/** Who asked for the field wants to type in it, over the name it proposes. */
const focusOnce = (input: HTMLInputElement | null): void => input?.select()
