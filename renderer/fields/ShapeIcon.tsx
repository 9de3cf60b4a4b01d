import { useStore } from 'zustand'
import { Shapes } from '#renderer/canvas/ShapeView.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import { impactGlyph } from '#shared/layout/drawing/glyphs.ts'
import { channelIcon } from '#shared/layout/drawing/icons.ts'
import { drawPortrait } from '#shared/layout/drawing/portraits.ts'
import type { Persona } from '#shared/model/persona.ts'
import type { Impact } from '#shared/model/vocabulary.ts'

/** An impact's shape, as cards show it. */
export function ImpactIcon({ impact }: { readonly impact: Impact }) {
  const theme = useStore(themeStore, (state) => state.theme)
  return (
    <svg width={18} height={18} aria-hidden="true">
      <Shapes shapes={[impactGlyph(impact, 9, 9, theme)]} />
    </svg>
  )
}

/** A channel's icon, as cards show it, in the colour of the words beside it. */
export function ChannelIcon({ channel }: { readonly channel: string }) {
  const shape = {
    type: 'icon',
    x: 0,
    y: 0,
    size: 16,
    paths: channelIcon(channel),
    stroke: 'currentColor',
  } as const
  return (
    <svg width={16} height={16} aria-hidden="true">
      <Shapes shapes={[shape]} />
    </svg>
  )
}

/** A persona's portrait or initials, as the map's header shows them. */
export function Portrait({
  persona,
  size,
}: {
  readonly persona: Pick<Persona, 'portrait' | 'name' | 'color'>
  readonly size: number
}) {
  const theme = useStore(themeStore, (state) => state.theme)
  return (
    <svg width={size} height={size} className="inspector-portrait" aria-hidden="true">
      <Shapes shapes={[drawPortrait(persona, { x: 0, y: 0, size }, theme)]} />
    </svg>
  )
}
