let isKey = false

window.addEventListener(
  'keydown',
  () => {
    isKey = true
  },
  true,
)
window.addEventListener(
  'pointerdown',
  () => {
    isKey = false
  },
  true,
)

/** Whether what the person did last in this window was pressing a key: whoever points does not want the keyboard moved. */
export const lastInputWasKey = (): boolean => isKey
