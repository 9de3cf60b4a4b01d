import { Filter as FilterIcon } from 'lucide-react'
import {
  type KeyboardEvent,
  type RefObject,
  useDeferredValue,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useStore } from 'zustand'
import { setFilter } from '#renderer/actions/filter-actions.ts'
import {
  findHits,
  type HitGroup,
  neighbourOf,
  setQuery,
  showHit,
  showNextHit,
} from '#renderer/actions/find-actions.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { SearchField } from '#renderer/ui/TextField.tsx'
import type { SearchHit } from '#shared/analysis/search.ts'
import { HitList, optionId } from './HitList.tsx'

/** As many hits as are listed; the field and F3 still walk through all of them. */
const MOST_LISTED = 200

/** One field for all text of the project, and what it finds. */
export function SearchPart({ field }: { readonly field: RefObject<HTMLInputElement | null> }) {
  const project = useProject()
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const { query } = useWindow((state) => state.search)
  const { groups, hits, activeId, setActiveId } = useHits()
  const isAsked = query.trim() !== ''
  const at = hits.findIndex(({ id }) => id === activeId)
  useEffect(() => {
    if (activeId !== null)
      list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  const show = (hit: SearchHit): void => {
    setActiveId(hit.id)
    showHit(project, hit)
  }
  const press = usePress(hits, activeId, setActiveId)
  return (
    <section className="find-search" aria-label="Search">
      <SearchField
        ref={field}
        label="Find in all text"
        value={query}
        onChange={(next) => {
          setActiveId(null)
          setQuery(project, next)
        }}
        onKeyDown={press}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={at < 0 || at >= MOST_LISTED ? undefined : optionId(listId, hits[at]?.id ?? '')}
        autoComplete="off"
        spellCheck={false}
      />
      <p className="find-count" role="status">
        {isAsked ? countWords(at, hits.length) : ''}
      </p>
      <HitList
        ref={list}
        id={listId}
        groups={firstOf(groups, MOST_LISTED)}
        activeId={activeId}
        onChoose={show}
      />
      {hits.length > MOST_LISTED ? (
        <p className="find-more">The first {MOST_LISTED} are listed. More words find fewer.</p>
      ) : null}
      {isAsked && hits.length > 0 ? <FilterByWords query={query.trim()} /> : null}
    </section>
  )
}

const countWords = (at: number, count: number): string => {
  if (count === 0) return 'Nothing found'
  const all = count.toLocaleString('en')
  return at < 0 ? `${all} found` : `${(at + 1).toLocaleString('en')} of ${all}`
}

/** The groups with no more than so many hits in all. */
function firstOf(groups: readonly HitGroup[], most: number): readonly HitGroup[] {
  let left = most
  return groups.flatMap((group) => {
    const hits = group.hits.slice(0, left)
    left -= hits.length
    return hits.length > 0 ? [{ ...group, hits }] : []
  })
}

/** What is found now, and which of it the arrows are at: where the search has gone to, until they go elsewhere. */
function useHits() {
  const project = useProject()
  const snapshot = useStore(project.session.snapshot)
  const { query, mapId, shownId } = useWindow((state) => state.search)
  const groups = findHits(snapshot, useDeferredValue(query), mapId)
  const [activeId, setActiveId] = useState(shownId)
  useEffect(() => setActiveId(shownId), [shownId])
  return { groups, hits: groups.flatMap(({ hits }) => hits), activeId, setActiveId }
}

/** Arrows walk through what was found; Enter shows it and goes on from there, with Shift backwards, as F3 does. */
function usePress(
  hits: readonly SearchHit[],
  activeId: string | null,
  setActiveId: (id: string | null) => void,
): (event: KeyboardEvent<HTMLInputElement>) => void {
  const project = useProject()
  const walk = (by: 1 | -1): void => setActiveId(neighbourOf(hits, activeId, by)?.id ?? null)
  const showActive = (by: 1 | -1): void => {
    const active = hits.find(({ id }) => id === activeId)
    if (active && active.id !== project.window.getState().search.shownId) showHit(project, active)
    else showNextHit(project, by)
  }
  return (event) => {
    // A search field would empty itself; here Esc leaves the panel, and F3 goes on with what was typed.
    if (event.key === 'Escape') event.preventDefault()
    const act = deedOf(event)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    if (act === 'select') event.currentTarget.select()
    else if (act === 'down' || act === 'up') walk(act === 'down' ? 1 : -1)
    else if (act === 'show') showActive(1)
    else showNextHit(project, act === 'next' ? 1 : -1)
  }
}

type Deed = 'select' | 'down' | 'up' | 'show' | 'next' | 'previous'

function deedOf({ key, shiftKey, ctrlKey, metaKey, nativeEvent }: KeyboardEvent): Deed | null {
  if (nativeEvent.isComposing) return null
  const letter = ctrlKey || metaKey ? key.toLowerCase() : ''
  if (letter === 'f') return 'select'
  if (key === 'F3' || letter === 'g') return shiftKey ? 'previous' : 'next'
  if (key === 'Enter') return shiftKey ? 'previous' : 'show'
  return key === 'ArrowDown' ? 'down' : key === 'ArrowUp' ? 'up' : null
}

function FilterByWords({ query }: { readonly query: string }) {
  const project = useProject()
  const filter = useWindow((state) => state.filter)
  if (filter.query === query) return null
  return (
    <Button
      size="small"
      className="find-by-words"
      icon={<FilterIcon size={15} aria-hidden="true" />}
      onClick={() => setFilter(project, { ...filter, query })}
    >
      Filter the cards by these words
    </Button>
  )
}
