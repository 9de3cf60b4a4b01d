/** Lists and objects inside each other, at most. Ours go to about ten; a reader of five million takes half a gigabyte. */
const MAX_DEPTH = 64

const [QUOTE, BACKSLASH, LIST, LIST_END, OBJECT, OBJECT_END] = [...'"\\[]{}'].map((sign) =>
  sign.charCodeAt(0),
)

/** `JSON.parse` for text that anybody may have written: throws, as it does, also where values are nested too deeply. */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw new SyntaxError('Nested too deeply')
  return JSON.parse(text)
}

function isTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (inString) {
      if (sign === BACKSLASH) at++
      else if (sign === QUOTE) inString = false
    } else if (sign === QUOTE) inString = true
    else if (sign === LIST || sign === OBJECT) {
      if (++depth > MAX_DEPTH) return true
    } else if (sign === LIST_END || sign === OBJECT_END) depth--
  }
  return false
}
