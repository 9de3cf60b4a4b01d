import './menus.css'
import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import {
  addLane,
  addStage,
  addStep,
  addStepTo,
  colorHeader,
  type HeaderKind,
  LANE_PRESETS,
  moveHeader,
  removeHeader,
  setBlueprintLine,
  toggleCollapsed,
  toggleMoment,
} from '#renderer/actions/structure-actions.ts'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import {
  BLUEPRINT_LINE_LABELS,
  BLUEPRINT_LINES,
  COLORS,
  type Color,
  LANE_KINDS,
} from '#shared/model/vocabulary.ts'

interface HeaderMenuProps {
  readonly kind: HeaderKind
  readonly id: string
  readonly title: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

/** Everything one can do with a stage, step or lane. */
export function HeaderMenu({ kind, id, title, open, onOpenChange }: HeaderMenuProps) {
  const project = useProject()
  return (
    <DropdownMenu.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <DropdownMenu.Trigger
        className="header-menu"
        aria-label={`${title === '' ? `This ${kind}` : title}: ${kind} menu`}
      >
        <Ellipsis size={16} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="start"
          sideOffset={4}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <Item onSelect={() => project.window.setState({ editing: { kind, id } })}>Rename</Item>
          {kind === 'stage' ? (
            <StageItems project={project} id={id} />
          ) : kind === 'step' ? (
            <StepItems project={project} id={id} />
          ) : (
            <LaneItems project={project} id={id} />
          )}
          <DropdownMenu.Separator className="menu-separator" />
          <Item onSelect={() => removeHeader(project, kind, id)} danger>{`Delete ${kind}`}</Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

interface ItemsProps {
  readonly project: ProjectContext
  readonly id: string
}

function StageItems({ project, id }: ItemsProps) {
  return (
    <>
      <Colors onColor={(color) => colorHeader(project, 'stage', id, color)} />
      <Item onSelect={() => addStage(project, { id, side: 'before' })}>Add stage before</Item>
      <Item onSelect={() => addStage(project, { id, side: 'after' })}>Add stage after</Item>
      <Item onSelect={() => addStepTo(project, id)}>Add step</Item>
      <Moves project={project} kind="stage" id={id} words={['Move left', 'Move right']} />
    </>
  )
}

function StepItems({ project, id }: ItemsProps) {
  const moment = project.session.snapshot.getState().steps[id]?.moment
  return (
    <>
      <Item onSelect={() => toggleMoment(project, id)}>
        {moment ? 'No moment that matters' : 'Mark as moment that matters'}
      </Item>
      <Item onSelect={() => addStep(project, id, 'before')}>Add step before</Item>
      <Item onSelect={() => addStep(project, id, 'after')}>Add step after</Item>
      <Moves project={project} kind="step" id={id} words={['Move left', 'Move right']} />
    </>
  )
}

function LaneItems({ project, id }: ItemsProps) {
  const lane = project.session.snapshot.getState().lanes[id]
  return (
    <>
      <Colors onColor={(color) => colorHeader(project, 'lane', id, color)} />
      <Item onSelect={() => toggleCollapsed(project, id)}>
        {lane?.collapsed ? 'Open lane' : 'Collapse lane'}
      </Item>
      <Submenu label="Add lane below">
        {LANE_KINDS.map((kind) => (
          <Item key={kind} onSelect={() => addLane(project, kind, { id, side: 'after' })}>
            {LANE_PRESETS[kind].label}
          </Item>
        ))}
      </Submenu>
      <Submenu label="Blueprint line below">
        <Item onSelect={() => setBlueprintLine(project, id, null)}>None</Item>
        {BLUEPRINT_LINES.map((line) => (
          <Item key={line} onSelect={() => setBlueprintLine(project, id, line)}>
            {BLUEPRINT_LINE_LABELS[line]}
          </Item>
        ))}
      </Submenu>
      <Moves project={project} kind="lane" id={id} words={['Move up', 'Move down']} />
    </>
  )
}

function Moves({
  project,
  kind,
  id,
  words,
}: ItemsProps & { readonly kind: HeaderKind; readonly words: readonly [string, string] }) {
  return (
    <>
      <Item onSelect={() => moveHeader(project, kind, id, -1)}>{words[0]}</Item>
      <Item onSelect={() => moveHeader(project, kind, id, 1)}>{words[1]}</Item>
    </>
  )
}

function Item({
  onSelect,
  danger = false,
  children,
}: {
  readonly onSelect: () => void
  readonly danger?: boolean
  readonly children: ReactNode
}) {
  return (
    <DropdownMenu.Item className="menu-item" data-danger={danger || undefined} onSelect={onSelect}>
      {children}
    </DropdownMenu.Item>
  )
}

function Submenu({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className="menu-item" data-sub>
        {label}
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className="menu">{children}</DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  )
}

function Colors({ onColor }: { readonly onColor: (color: Color) => void }) {
  return (
    <DropdownMenu.Group className="menu-colors" aria-label="Colour">
      {COLORS.map((color) => (
        <DropdownMenu.Item
          key={color}
          className="menu-color"
          aria-label={color}
          title={color}
          onSelect={() => onColor(color)}
        >
          <span style={{ background: `var(--${color}-fill)`, borderColor: `var(--${color}-edge)` }} />
        </DropdownMenu.Item>
      ))}
    </DropdownMenu.Group>
  )
}
