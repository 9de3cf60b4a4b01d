/** Elements as Excalidraw writes them, with the fields that it always writes. */

export type Element = Readonly<Record<string, unknown>> & { readonly id: string }

const BASE = {
  ...{ angle: 0, strokeColor: '#1e1e1e', backgroundColor: 'transparent', fillStyle: 'solid', strokeWidth: 2 },
  ...{
    strokeStyle: 'solid',
    roughness: 1,
    opacity: 100,
    groupIds: [],
    frameId: null,
    roundness: { type: 3 },
  },
  ...{ seed: 1968410350, version: 12, versionNonce: 361174001, isDeleted: false, boundElements: null },
  ...{ updated: 1732000000000, link: null, locked: false, index: 'a0' },
}

type Box = readonly [x: number, y: number, width?: number, height?: number]
type More = Readonly<Record<string, unknown>>

const boxed = ([x, y, width = 160, height = 100]: Box) => ({ x, y, width, height })

export const shape = (id: string, box: Box, more: More = {}): Element => ({
  ...{ ...BASE, id, type: 'rectangle' },
  ...boxed(box),
  ...more,
})

export const text = (id: string, words: string, box: Box, more: More = {}): Element => ({
  ...{ ...BASE, id, type: 'text', roundness: null },
  ...boxed([box[0], box[1], box[2] ?? 120, box[3] ?? 25]),
  ...{
    text: words,
    originalText: words,
    fontSize: 20,
    fontFamily: 5,
    textAlign: 'left',
    verticalAlign: 'top',
  },
  ...{ containerId: null, autoResize: true, lineHeight: 1.25 },
  ...more,
})

/** A note: a shape, and the words bound to it. */
export const sticky = (id: string, words: string, box: Box, more: More = {}): readonly Element[] => [
  shape(id, box, {
    backgroundColor: '#ffec99',
    boundElements: [{ type: 'text', id: `${id}-text` }],
    ...more,
  }),
  text(`${id}-text`, words, [box[0] + 10, box[1] + 10], {
    containerId: id,
    frameId: more.frameId ?? null,
    isDeleted: more.isDeleted ?? false,
  }),
]

export const frame = (id: string, name: string | null, box: Box): Element => ({
  ...{ ...BASE, id, type: 'frame', name, roundness: null },
  ...boxed(box),
})

export const arrow = (id: string, from: string | null, to: string | null, more: More = {}): Element => {
  const binding = (elementId: string | null) =>
    elementId === null ? null : { elementId, mode: 'orbit', fixedPoint: [0.5, 0.5] }
  return {
    ...{
      ...BASE,
      id,
      type: 'arrow',
      x: 0,
      y: 0,
      width: 100,
      height: 10,
      points: [
        [0, 0],
        [100, 10],
      ],
    },
    ...{ startBinding: binding(from), endBinding: binding(to), startArrowhead: null, endArrowhead: 'arrow' },
    ...{ elbowed: false },
    ...more,
  }
}

export const scene = (elements: readonly (Element | readonly Element[])[], appState: More = {}) => ({
  ...{ type: 'excalidraw', version: 2, source: 'https://excalidraw.com', elements: elements.flat() },
  appState: { gridSize: 20, viewBackgroundColor: '#ffffff', ...appState },
  files: {},
})
