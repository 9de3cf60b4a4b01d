import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
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
  const isExample = kind === 'example' && examples !== null
  const choose = (template: LoadedTemplate) =>
    onChoose({ template, isExample, title: template.view.map.title.trim() || template.title })
  const [awaited, setAwaited] = useAwaited(isExample ? examples : null, choose)
  // Until the examples are here the frames stay on show; whoever presses one then means its example.
  const isEarly = (template: LoadedTemplate) => kind === 'example' && !isExample && hasExample(template)
  return (
    <TemplateGallery
      title={title}
      templates={isExample ? examples : templates}
      busy={busy ?? awaited}
      {...(size ? { size } : {})}
      onChoose={(template) => (isEarly(template) ? setAwaited(template.id) : choose(template))}
      tools={
        <ToggleGroup
          label="What to begin with"
          value={kind}
          options={KINDS}
          onChange={(next) => {
            setAwaited(null)
            setKind(next)
          }}
        />
      }
      menuOf={(template) =>
        template.own ? <OwnTemplateMenu host={host} template={template} onChanged={onChanged} /> : null
      }
    />
  )
}

/** The id of a template that was chosen before it was here: as soon as all are, that one is taken. */
function useAwaited(templates: readonly LoadedTemplate[] | null, onHere: (template: LoadedTemplate) => void) {
  const [awaited, setAwaited] = useState<string | null>(null)
  const take = useEffectEvent(onHere)
  useEffect(() => {
    if (awaited === null || templates === null) return
    setAwaited(null)
    const template = templates.find(({ id }) => id === awaited)
    if (template) take(template)
  }, [awaited, templates])
  return [awaited, setAwaited] as const
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
