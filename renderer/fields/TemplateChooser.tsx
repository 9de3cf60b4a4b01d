import { type ReactNode, useEffect, useState } from 'react'
import type { HostClient } from '#renderer/session/host-client.ts'
import { type LoadedTemplate, loadExample } from '#renderer/session/templates.ts'
import { TemplateGallery } from '#renderer/ui/TemplateGallery.tsx'
import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { OwnTemplateMenu } from './OwnTemplateMenu.tsx'

type Kind = 'frame' | 'example'

const KINDS: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'frame', label: 'Frames' },
  { value: 'example', label: 'Finished examples' },
]

/** A template as it was chosen: its frame with prompts, or its finished example. */
export interface ChosenTemplate {
  readonly template: LoadedTemplate
  readonly isExample: boolean
  /** What the map made of it is called. */
  readonly title: string
}

/** The gallery of templates, as frames to fill in or as finished examples; one's own can be renamed and deleted. */
export function TemplateChooser({
  host,
  title,
  templates,
  busy,
  size,
  onChoose,
  onChanged,
}: {
  readonly host: HostClient
  readonly title: ReactNode
  readonly templates: readonly LoadedTemplate[]
  readonly busy: string | null
  readonly size?: 'small' | 'medium'
  readonly onChoose: (chosen: ChosenTemplate) => void
  /** One's own templates are others now. */
  readonly onChanged: () => void
}) {
  const [kind, setKind] = useState<Kind>('frame')
  const examples = useExamples(host, templates, kind === 'example')
  const shown = kind === 'example' && examples ? examples : templates
  const isExample = shown === examples
  return (
    <TemplateGallery
      title={title}
      templates={shown}
      busy={busy}
      {...(size ? { size } : {})}
      onChoose={(template) =>
        onChoose({ template, isExample, title: template.view.map.title.trim() || template.title })
      }
      tools={<ToggleGroup label="What to begin with" value={kind} options={KINDS} onChange={setKind} />}
      menuOf={(template) =>
        template.own ? <OwnTemplateMenu host={host} template={template} onChanged={onChanged} /> : null
      }
    />
  )
}

/** One's own are what they are, and a single lane is only a beginning: there is nothing to finish. */
const hasExample = ({ own, view }: LoadedTemplate): boolean => !own && view.lanes.length > 1

/** The finished examples of all templates that have one, once they are wanted and here. */
function useExamples(
  host: HostClient,
  templates: readonly LoadedTemplate[],
  wanted: boolean,
): readonly LoadedTemplate[] | null {
  const [examples, setExamples] = useState<readonly LoadedTemplate[] | null>(null)
  useEffect(() => {
    if (!wanted) return
    let left = false
    void Promise.all(templates.filter(hasExample).map((template) => loadExample(host, template))).then(
      (loads) => {
        if (!left) setExamples(loads.flatMap((load) => (load.ok ? [load.value] : [])))
      },
    )
    return () => {
      left = true
    }
  }, [host, templates, wanted])
  return examples
}
