import { select } from '#renderer/actions/card-actions.ts'
import { perform } from '#renderer/actions/perform.ts'
import { type Choice, ChoiceField } from '#renderer/fields/ChoiceField.tsx'
import { LiveLine } from '#renderer/fields/LiveText.tsx'
import { sharedValue } from '#renderer/fields/shared-values.ts'
import { useMapModel, useProject } from '#renderer/session/session-context.tsx'
import { describeCard } from '#shared/layout/describe-card.ts'
import type { Connector, ConnectorKind } from '#shared/model/connector.ts'

const KINDS: readonly Choice<ConnectorKind>[] = [
  { value: 'branch', label: 'Way to go' },
  { value: 'cause', label: 'Brings about' },
]

/** What lines between cards mean. */
export function ConnectorDetails({
  connectors,
}: {
  readonly connectors: readonly [Connector, ...Connector[]]
}) {
  const project = useProject()
  return (
    <>
      {connectors.length === 1 ? <Ends connector={connectors[0]} /> : null}
      <ChoiceField
        label="What it means"
        value={sharedValue(connectors, 'kind')}
        choices={KINDS}
        onValue={(kind) =>
          perform(
            project,
            'Set kind of connector',
            connectors.map(({ id }) => ({ type: 'connector.edit', id, changes: { kind } })),
          )
        }
      />
      {connectors.length === 1 ? <Label connector={connectors[0]} /> : null}
    </>
  )
}

function Label({ connector: { id, label } }: { readonly connector: Connector }) {
  const project = useProject()
  return (
    <LiveLine
      key={id}
      label="Label"
      placeholder="if the deposit is too high"
      value={label}
      latest={() => project.session.snapshot.getState().connectors[id]?.label ?? ''}
      write={(next) =>
        perform(
          project,
          'Label connector',
          [{ type: 'connector.edit', id, changes: { label: next } }],
          `type:${id}`,
        )
      }
    />
  )
}

function Ends({ connector }: { readonly connector: Connector }) {
  return (
    <dl className="inspector-ends">
      <End words="From" cardId={connector.fromId} />
      <End words="To" cardId={connector.toId} />
    </dl>
  )
}

function End({ words, cardId }: { readonly words: string; readonly cardId: string }) {
  const project = useProject()
  const card = useMapModel()?.snapshot.cards[cardId]
  if (!card) return null
  return (
    <div>
      <dt>{words}</dt>
      <dd>
        <button type="button" className="inspector-link" onClick={() => select(project, [cardId])}>
          {describeCard(card).trim() || 'Card without text'}
        </button>
      </dd>
    </div>
  )
}
