import { useState } from 'react'
import { useRoom } from '#renderer/session/session-context.tsx'
import { SearchField } from '#renderer/ui/TextField.tsx'
import { foldName } from '#shared/base/fold.ts'
import type { PersonInRoom } from '#shared/protocol/room-view.ts'
import { count, raisedHands } from '../words.ts'
import { PersonRow } from './PersonRow.tsx'

/** With more than so many people one looks for a name. */
const MANY = 10

/** Everybody in the room: raised hands first in their order, then as the host lists them. */
export function PeopleList({ leads }: { readonly leads: boolean }) {
  const people = useRoom(({ view }) => view?.people) ?? []
  const youId = useRoom(({ you }) => you?.id)
  const [query, setQuery] = useState('')
  const hands = raisedHands(people)
  const isMany = people.length > MANY
  const found = isMany ? people.filter(({ name }) => foldName(name).includes(foldName(query))) : people
  const here = people.filter((person) => person.here).length
  return (
    <section className="people" aria-label="People">
      <h2 className="workshop-heading">
        {count(here, 'person', 'people')} here
        {here < people.length ? <span className="people-away">, {people.length - here} away</span> : null}
      </h2>
      {isMany ? <SearchField label="Find a name" value={query} onChange={setQuery} /> : null}
      {hands.length === 0 ? null : (
        <ol className="people-list" aria-label="Raised hands">
          {hands.map((person, index) => (
            <PersonRow
              key={person.id}
              person={person}
              leads={leads}
              turn={index + 1}
              isYou={person.id === youId}
            />
          ))}
        </ol>
      )}
      <ul className="people-list" aria-label="In the room">
        {found.filter(isQuiet).map((person) => (
          <PersonRow key={person.id} person={person} leads={leads} turn={null} isYou={person.id === youId} />
        ))}
      </ul>
      {isMany && found.length === 0 ? <p className="workshop-hint">Nobody of that name is here.</p> : null}
    </section>
  )
}

const isQuiet = ({ hand }: PersonInRoom): boolean => hand === null
