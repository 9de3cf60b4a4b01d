import type { Color } from '#shared/model/vocabulary.ts'

/** How one paper colour looks: the paper, its edge, and ink that reads on it at 4.5 : 1 or better. */
export interface PaperTone {
  readonly fill: string
  readonly edge: string
  readonly strong: string
}

/** Everything a drawing needs to know about colour. */
export interface Theme {
  readonly name: 'light' | 'dark'
  readonly desk: string
  readonly paper: string
  readonly band: string
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly faint: string
  readonly accent: string
  readonly danger: string
  readonly tones: Readonly<Record<Color, PaperTone>>
}

/** Paper by day, and the only theme of printed maps. */
export const LIGHT: Theme = {
  name: 'light',
  desk: '#f1eee7',
  paper: '#fdfcf9',
  band: '#f8f6f0',
  ink: '#24221d',
  muted: '#66625a',
  line: '#ddd8cc',
  faint: '#ebe7dd',
  accent: '#0d6470',
  danger: '#a63a22',
  tones: {
    grey: { fill: '#f0eee8', edge: '#d8d3c7', strong: '#5f5b52' },
    yellow: { fill: '#fcf2cd', edge: '#e8d691', strong: '#76600d' },
    orange: { fill: '#fce6d1', edge: '#ebc49b', strong: '#8a4b12' },
    red: { fill: '#f9ded8', edge: '#e6b2a7', strong: '#99361f' },
    violet: { fill: '#eae4f5', edge: '#cabce3', strong: '#5d4391' },
    blue: { fill: '#deeaf7', edge: '#b2cbe7', strong: '#2a5a94' },
    teal: { fill: '#d6eeea', edge: '#a3d2ca', strong: '#12655b' },
    green: { fill: '#e2efd6', edge: '#bbd6a2', strong: '#40681c' },
  },
}

/** The same map by lamplight. */
export const DARK: Theme = {
  name: 'dark',
  desk: '#171613',
  paper: '#1f1e1a',
  band: '#242320',
  ink: '#f0ece2',
  muted: '#aaa598',
  line: '#3d3a33',
  faint: '#302e29',
  accent: '#63c5d0',
  danger: '#f08e74',
  tones: {
    grey: { fill: '#34322d', edge: '#4d4a42', strong: '#c2bdb1' },
    yellow: { fill: '#423a1c', edge: '#655a2c', strong: '#e8cf72' },
    orange: { fill: '#47331f', edge: '#6d4f30', strong: '#f0b37c' },
    red: { fill: '#482a25', edge: '#70423a', strong: '#f5a898' },
    violet: { fill: '#382f49', edge: '#574a70', strong: '#c9b5f0' },
    blue: { fill: '#263649', edge: '#3c5571', strong: '#9cc5f2' },
    teal: { fill: '#1f3d39', edge: '#325f58', strong: '#82d3c7' },
    green: { fill: '#303d23', edge: '#4c5f38', strong: '#b5d98f' },
  },
}
