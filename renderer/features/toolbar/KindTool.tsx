import { Toolbar } from 'radix-ui'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { cycleImpact, editSelected } from '#renderer/actions/card-actions.ts'
import { perform } from '#renderer/actions/perform.ts'
import { Shapes } from '#renderer/canvas/ShapeView.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { Tooltip } from '#renderer/ui/Tooltip.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import { impactGlyph } from '#shared/layout/drawing/glyphs.ts'
import type { Card } from '#shared/model/card.ts'
import { CONNECTOR_KINDS, type Connector, type ConnectorKind } from '#shared/model/connector.ts'
import {
  IMPACT_LABELS,
  type Impact,
  OPPORTUNITY_STATUSES,
  type OpportunityStatus,
  TOUCHPOINT_STATUSES,
  type TouchpointStatus,
} from '#shared/model/vocabulary.ts'
import { nextOf } from './tools.ts'

const STATUS_WORDS: Readonly<Record<TouchpointStatus, string>> = {
  existing: 'Existing',
  missing: 'Missing',
  planned: 'Planned',
}
const PROGRESS_WORDS: Readonly<Record<OpportunityStatus, string>> = {
  idea: 'Idea',
  planned: 'Planned',
  doing: 'Under way',
  done: 'Done',
  dropped: 'Dropped',
}
const CONNECTOR_WORDS: Readonly<Record<ConnectorKind, string>> = {
  branch: 'Way to go',
  cause: 'Brings about',
}

/** A value in words that a click turns into the next one. */
function TurningTool({
  name,
  words,
  picture,
  onTurn,
}: {
  readonly name: string
  readonly words: string
  readonly picture?: ReactNode
  readonly onTurn: () => void
}) {
  return (
    <Tooltip label={`Change the ${name}`} side="top">
      <Toolbar.Button
        className="button toolbar-turn"
        data-tone="quiet"
        data-size="small"
        aria-label={`Change the ${name}, now: ${words}`}
        onClick={onTurn}
      >
        {picture}
        {words}
      </Toolbar.Button>
    </Tooltip>
  )
}

/** What belongs to the kind of the selected cards: how bad, whether it exists, how far it is. */
export function KindTool({ cards }: { readonly cards: readonly [Card, ...Card[]] }) {
  const project = useProject()
  const [{ kind, impact, status, progress }] = cards
  if (kind === 'pain')
    return (
      <TurningTool
        name="impact"
        words={IMPACT_LABELS[impact]}
        picture={<ImpactShape impact={impact} />}
        onTurn={() => cycleImpact(project)}
      />
    )
  if (kind === 'touchpoint')
    return (
      <TurningTool
        name="status"
        words={STATUS_WORDS[status]}
        onTurn={() => editSelected(project, 'Set status', { status: nextOf(TOUCHPOINT_STATUSES, status) })}
      />
    )
  if (kind === 'opportunity')
    return (
      <TurningTool
        name="progress"
        words={PROGRESS_WORDS[progress]}
        onTurn={() =>
          editSelected(project, 'Set progress', { progress: nextOf(OPPORTUNITY_STATUSES, progress) })
        }
      />
    )
  return null
}

function ImpactShape({ impact }: { readonly impact: Impact }) {
  const theme = useStore(themeStore, (state) => state.theme)
  return (
    <svg width={18} height={18} aria-hidden="true">
      <Shapes shapes={[impactGlyph(impact, 9, 9, theme)]} />
    </svg>
  )
}

/** What the selected connector means. */
export function ConnectorTool({ connector: { id, kind } }: { readonly connector: Connector }) {
  const project = useProject()
  return (
    <TurningTool
      name="meaning"
      words={CONNECTOR_WORDS[kind]}
      onTurn={() =>
        perform(project, 'Set kind of connector', [
          { type: 'connector.edit', id, changes: { kind: nextOf(CONNECTOR_KINDS, kind) } },
        ])
      }
    />
  )
}
