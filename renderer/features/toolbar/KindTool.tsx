import { ImageOff, ImageUp } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { useStore } from 'zustand'
import { editSelected, setImpact } from '#renderer/actions/card-actions.ts'
import { choosePicture, removePicture } from '#renderer/actions/image-actions.ts'
import { STATUS_LABELS } from '#renderer/actions/kind-words.ts'
import { perform } from '#renderer/actions/perform.ts'
import { Shapes } from '#renderer/canvas/ShapeView.tsx'
import { useMapModel, useProject } from '#renderer/session/session-context.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Tooltip } from '#renderer/ui/Tooltip.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import { impactGlyph } from '#shared/layout/drawing/glyphs.ts'
import type { Card } from '#shared/model/card.ts'
import { CONNECTOR_KINDS, type Connector, type ConnectorKind } from '#shared/model/connector.ts'
import {
  IMPACT_LABELS,
  IMPACTS,
  type Impact,
  OPPORTUNITY_STATUS_LABELS,
  OPPORTUNITY_STATUSES,
  TOUCHPOINT_STATUSES,
} from '#shared/model/vocabulary.ts'
import { ChoiceTool } from './ChoiceTool.tsx'
import { knownPeople, sharedBy } from './tools.ts'

type Cards = readonly [Card, ...Card[]]

const CONNECTOR_WORDS: Readonly<Record<ConnectorKind, string>> = {
  branch: 'Way to go',
  cause: 'Brings about',
}

/** What belongs to the kind of the selected cards: how bad, whether it exists, how far it is, which picture. */
export function KindTool({ cards }: { readonly cards: Cards }) {
  switch (cards[0].kind) {
    case 'pain':
      return <ImpactTool cards={cards} />
    case 'touchpoint':
      return <StatusTool cards={cards} />
    case 'opportunity':
      return <OpportunityTool cards={cards} />
    case 'image':
      return <PictureTool cards={cards} />
    case 'role':
      return <PeopleTool cards={cards} />
    default:
      return null
  }
}

/** All three side by side, the present one pressed: one click, and no word to be read in a menu. */
function ImpactTool({ cards }: { readonly cards: Cards }) {
  const project = useProject()
  const now = sharedBy(cards, ({ impact }) => impact)
  return (
    <Toolbar.ToggleGroup
      type="single"
      className="toolbar-group"
      aria-label="Impact"
      value={now ?? ''}
      onValueChange={(value) => (value === '' ? undefined : setImpact(project, value as Impact))}
    >
      {IMPACTS.map((impact) => (
        <Tooltip key={impact} label={IMPACT_LABELS[impact]} keys="i" side="top">
          <Toolbar.ToggleItem
            value={impact}
            className="icon-button"
            data-size="small"
            aria-label={IMPACT_LABELS[impact]}
          >
            <ImpactShape impact={impact} />
          </Toolbar.ToggleItem>
        </Tooltip>
      ))}
    </Toolbar.ToggleGroup>
  )
}

function ImpactShape({ impact }: { readonly impact: Impact }) {
  const theme = useStore(themeStore, (state) => state.theme)
  return (
    <svg width={18} height={18} aria-hidden="true">
      <Shapes shapes={[impactGlyph(impact, 9, 9, theme)]} />
    </svg>
  )
}

function StatusTool({ cards }: { readonly cards: Cards }) {
  const project = useProject()
  return (
    <ChoiceTool
      name="Status"
      now={sharedBy(cards, ({ status }) => status)}
      options={TOUCHPOINT_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] }))}
      onChoose={(status) => editSelected(project, 'Set status', { status })}
    />
  )
}

const NONE = 'none'
const GRADES = ['1', '2', '3', '4', '5'] as const
const GRADE_OPTIONS = [
  { value: NONE, label: 'Not said' },
  { value: '1', label: '1, little' },
  { value: '2', label: '2' },
  { value: '3', label: '3' },
  { value: '4', label: '4' },
  { value: '5', label: '5, much' },
] as const

/** How far it is, what it is worth, what it takes. */
function OpportunityTool({ cards }: { readonly cards: Cards }) {
  const project = useProject()
  return (
    <>
      <ChoiceTool
        name="Progress"
        now={sharedBy(cards, ({ progress }) => progress)}
        options={OPPORTUNITY_STATUSES.map((value) => ({ value, label: OPPORTUNITY_STATUS_LABELS[value] }))}
        onChoose={(progress) => editSelected(project, 'Set progress', { progress })}
      />
      <GradeTool
        name="Value"
        grade={sharedBy(cards, ({ value }) => value ?? NONE)}
        onGrade={(value) => editSelected(project, 'Set value', { value })}
      />
      <GradeTool
        name="Effort"
        grade={sharedBy(cards, ({ effort }) => effort ?? NONE)}
        onGrade={(effort) => editSelected(project, 'Set effort', { effort })}
      />
    </>
  )
}

function GradeTool({
  name,
  grade,
  onGrade,
}: {
  readonly name: string
  readonly grade: number | typeof NONE | null
  readonly onGrade: (grade: number | null) => void
}) {
  const now = grade === NONE ? NONE : (GRADES.find((one) => one === String(grade)) ?? null)
  return (
    <ChoiceTool
      name={name}
      now={now}
      words={now === null || now === NONE ? name : `${name} ${now}`}
      options={GRADE_OPTIONS}
      onChoose={(value) => onGrade(value === NONE ? null : Number(value))}
    />
  )
}

function PictureTool({ cards }: { readonly cards: Cards }) {
  const project = useProject()
  const has = cards.some(({ image }) => image !== '')
  return (
    <>
      <Toolbar.Button asChild>
        <IconButton
          label={has ? 'Replace the picture…' : 'Choose a picture…'}
          icon={<ImageUp size={18} />}
          size="small"
          side="top"
          onClick={() => void choosePicture(project)}
        />
      </Toolbar.Button>
      {has ? (
        <Toolbar.Button asChild>
          <IconButton
            label="Remove the picture"
            icon={<ImageOff size={18} />}
            size="small"
            side="top"
            onClick={() => removePicture(project)}
          />
        </Toolbar.Button>
      ) : null}
    </>
  )
}

/** Who does it, of those that the project knows already; a new name is typed in the details. */
function PeopleTool({ cards }: { readonly cards: Cards }) {
  const project = useProject()
  const snapshot = useMapModel()?.snapshot
  const people = snapshot ? knownPeople(snapshot) : []
  if (people.length === 0) return null
  const now = sharedBy(cards, ({ owner }) => owner)
  return (
    <ChoiceTool
      name="Who does it"
      now={now === '' ? null : now}
      options={people.map((value) => ({ value, label: value }))}
      onChoose={(owner) => editSelected(project, 'Set owner', { owner })}
    />
  )
}

/** What the selected connector means. */
export function ConnectorTool({ connector: { id, kind } }: { readonly connector: Connector }) {
  const project = useProject()
  return (
    <ChoiceTool
      name="Meaning"
      now={kind}
      options={CONNECTOR_KINDS.map((value) => ({ value, label: CONNECTOR_WORDS[value] }))}
      onChoose={(next) =>
        perform(project, 'Set kind of connector', [{ type: 'connector.edit', id, changes: { kind: next } }])
      }
    />
  )
}
