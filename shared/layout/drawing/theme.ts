import type { Color } from '#shared/model/vocabulary.ts'

/** How one paper colour looks: the paper, its edge, and ink that reads on it at 4.5 : 1 or better. */
export interface PaperTone {
  readonly fill: string
  readonly edge: string
  readonly strong: string
}

/** The looks that a map can have. */
export type ThemeName = 'light' | 'dark' | 'greyscale' | 'contrast'

/** Everything a drawing needs to know about colour. */
export interface Theme {
  readonly name: ThemeName
  /** Width of the edges of cards and notes. */
  readonly edgeWidth: number
  /** Whether a colour is told by a stripe of its own as well: on paper without colour, and for eyes that miss it. */
  readonly striped: boolean
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

/** Paper by day: what is printed unless another look is asked for. */
export const LIGHT: Theme = {
  name: 'light',
  edgeWidth: 1,
  striped: false,
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
  edgeWidth: 1,
  striped: false,
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

/** For printers without colour: greys that survive them, edges that hold where a pale grey is lost. */
export const GREYSCALE: Theme = {
  name: 'greyscale',
  edgeWidth: 1,
  striped: true,
  desk: '#e8e8e8',
  paper: '#ffffff',
  band: '#f7f7f7',
  ink: '#1a1a1a',
  muted: '#555555',
  line: '#bdbdbd',
  faint: '#dedede',
  accent: '#333333',
  danger: '#3d3d3d',
  tones: {
    grey: { fill: '#f0f0f0', edge: '#999999', strong: '#595959' },
    yellow: { fill: '#e4e4e4', edge: '#808080', strong: '#404040' },
    orange: { fill: '#ebebeb', edge: '#8c8c8c', strong: '#474747' },
    red: { fill: '#d6d6d6', edge: '#737373', strong: '#333333' },
    violet: { fill: '#e8e8e8', edge: '#878787', strong: '#424242' },
    blue: { fill: '#e0e0e0', edge: '#7a7a7a', strong: '#3b3b3b' },
    teal: { fill: '#dbdbdb', edge: '#767676', strong: '#383838' },
    green: { fill: '#f5f5f5', edge: '#949494', strong: '#4d4d4d' },
  },
}

/** For eyes that need more: black on white, text at 7 : 1 and better, edges as strong as text. */
export const CONTRAST: Theme = {
  name: 'contrast',
  edgeWidth: 2,
  striped: true,
  desk: '#ffffff',
  paper: '#ffffff',
  band: '#ffffff',
  ink: '#000000',
  muted: '#333333',
  line: '#666666',
  faint: '#8c8c8c',
  accent: '#003e4a',
  danger: '#7a1200',
  tones: {
    grey: { fill: '#ffffff', edge: '#404040', strong: '#333333' },
    yellow: { fill: '#fff3b8', edge: '#5c4600', strong: '#4a3900' },
    orange: { fill: '#fff1e3', edge: '#7a3a00', strong: '#6b3300' },
    red: { fill: '#fff0ed', edge: '#8f1a05', strong: '#7f1502' },
    violet: { fill: '#f6f0ff', edge: '#4f2894', strong: '#432080' },
    blue: { fill: '#ecf5ff', edge: '#0f4488', strong: '#0b3a75' },
    teal: { fill: '#e6faf6', edge: '#005247', strong: '#00463d' },
    green: { fill: '#f0fbe6', edge: '#2e5c00', strong: '#264d00' },
  },
}

/** All looks by name. */
export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: LIGHT,
  dark: DARK,
  greyscale: GREYSCALE,
  contrast: CONTRAST,
}
