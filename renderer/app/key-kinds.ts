/** Keys that buttons, links and the like answer to. */
const CONTROL_KEYS = /^(?:Enter|Space|Tab|Arrow\w+)$/

/** Whether a binding is a bare letter, digit or sign, which who dictates or has no steady hand may press by mistake. */
export const isSingleKey = (binding: string): boolean =>
  /^(?:\[?Shift\]?\+)?(?:\S|(?:Key|Digit)\w|\(\[.-.\]\))$/.test(binding)

/** Whether an element needs the key of this binding for itself. */
export const isControlKey = (binding: string): boolean =>
  CONTROL_KEYS.test(binding.replace(/^(?:\[?Shift\]?\+)/, ''))
