import type { Tab } from '../state/happenings.ts'
import { Icon } from './Icon.tsx'

const LABELS: Readonly<Record<Tab, string>> = {
  write: 'Write',
  vote: 'Vote',
  rate: 'Rate',
  picture: 'In front',
  more: 'More',
}

/** The way around this page, under the thumb. */
export function TabBar({
  tabs,
  tab,
  calls,
  onOpen,
}: {
  readonly tabs: readonly Tab[]
  readonly tab: Tab
  readonly calls: ReadonlySet<Tab>
  readonly onOpen: (tab: Tab) => void
}) {
  return (
    <nav className="tab-bar" aria-label="Parts of this page">
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={name === tab ? 'page' : undefined}
          onClick={() => onOpen(name)}
        >
          <Icon name={name} />
          <span>{LABELS[name]}</span>
          {calls.has(name) && (
            <span className="tab-call">
              <span className="visually-hidden"> (new)</span>
            </span>
          )}
        </button>
      ))}
    </nav>
  )
}
