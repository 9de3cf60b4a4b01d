import { RadioGroup } from 'radix-ui'
import { type RefObject, useId } from 'react'
import { EXPORT_GROUPS, type ExportKind, kindById } from './export-kinds.ts'

/** What there is to be had, by what it is wanted for. `chosen` is where the keyboard begins. */
export function KindChoice({
  value,
  chosen,
  onChange,
}: {
  readonly value: ExportKind
  readonly chosen: RefObject<HTMLButtonElement | null>
  readonly onChange: (kind: ExportKind) => void
}) {
  return (
    <RadioGroup.Root
      className="export-kinds"
      aria-label="Format"
      value={value.id}
      onValueChange={(id) => {
        const kind = kindById(id)
        if (kind) onChange(kind)
      }}
    >
      {EXPORT_GROUPS.map(({ title, kinds }) => (
        <Group key={title} title={title}>
          {kinds.map((kind) => (
            <RadioGroup.Item
              key={kind.id}
              ref={kind === value ? chosen : null}
              value={kind.id}
              className="export-kind"
            >
              <kind.icon size={18} aria-hidden="true" />
              <span>
                <strong>{kind.name}</strong>
                <small>{kind.use}</small>
              </span>
            </RadioGroup.Item>
          ))}
        </Group>
      ))}
    </RadioGroup.Root>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a group of radio buttons
    <div role="group" aria-labelledby={id} className="export-kind-group">
      <h3 id={id}>{title}</h3>
      {children}
    </div>
  )
}
