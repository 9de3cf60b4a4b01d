import { type ReactNode, useId, useState } from 'react'
import type { TemplateInfo } from '#shared/formats/templates.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { findTemplates, inGroups } from './find-templates.ts'
import { MapMiniature } from './MapMiniature.tsx'
import { Spinner } from './Progress.tsx'
import { SearchField } from './TextField.tsx'

/** A template to choose: what the list says of it, and a map to draw its picture from. */
export interface TemplateChoice extends TemplateInfo {
  readonly view: MapView
}

export interface TemplateGalleryProps<T extends TemplateChoice> {
  readonly title: ReactNode
  readonly templates: readonly T[]
  /** The id of the template that is being made into a map. */
  readonly busy: string | null
  readonly onChoose: (template: T) => void
  readonly size?: 'small' | 'medium'
  /** Stands beside the search. */
  readonly tools?: ReactNode
  /** What can be done with a template beside taking it. */
  readonly menuOf?: (template: T) => ReactNode
}

/** Templates as pictures with their names, under the headings of their groups. One press takes one; nothing is asked. */
export function TemplateGallery<T extends TemplateChoice>({
  title,
  templates,
  busy,
  onChoose,
  size = 'medium',
  tools,
  menuOf,
}: TemplateGalleryProps<T>) {
  const [search, setSearch] = useState('')
  const id = useId()
  const found = findTemplates(templates, search)
  const groups = inGroups(found)
  return (
    <section className="template-gallery" aria-labelledby={id} data-size={size}>
      <div className="template-gallery-head">
        <h2 id={id} className="section-title">
          {title}
        </h2>
        <div className="template-gallery-tools">
          {tools}
          <SearchField label="Search templates" value={search} onChange={setSearch} />
        </div>
      </div>
      <p className="visually-hidden" role="status">
        {search === '' ? '' : found.length === 1 ? '1 template' : `${found.length} templates`}
      </p>
      {found.length === 0 ? (
        <p className="template-gallery-none">No template fits “{search.trim()}”.</p>
      ) : (
        groups.map(({ group, members }) => (
          <div key={group} className="template-gallery-group">
            {groups.length > 1 ? <h3 className="template-gallery-heading">{group}</h3> : null}
            <ul className="template-gallery-list">
              {members.map((template) => (
                <li key={template.id} className="template-place">
                  <TemplateTile
                    template={template}
                    busy={busy === template.id}
                    onChoose={() => (busy === null ? onChoose(template) : undefined)}
                  />
                  {menuOf?.(template)}
                </li>
              ))}
            </ul>
          </div>
        ))
      )}
    </section>
  )
}

function TemplateTile({
  template,
  busy,
  onChoose,
}: {
  readonly template: TemplateChoice
  readonly busy: boolean
  readonly onChoose: () => void
}) {
  const id = useId()
  return (
    <>
      <button
        type="button"
        className="template-tile"
        aria-describedby={id}
        aria-busy={busy || undefined}
        onClick={onChoose}
      >
        <span className="template-tile-picture">
          <MapMiniature view={template.view} />
          {busy ? (
            <span className="template-tile-busy">
              <Spinner />
            </span>
          ) : null}
        </span>
        <span className="template-tile-title">{template.title}</span>
      </button>
      <p className="template-tile-description" id={id}>
        {template.description}
      </p>
    </>
  )
}
