/** A stretch of text, and whether it is an address that may be followed. */
export interface TextPiece {
  readonly text: string
  readonly isLink: boolean
}

/**
 * Addresses that a page may link to: `https` without a name or password in it, and `mailto`. Whatever could be taken for
 * markup or for the end of a sentence is no part of them.
 */
const LINK =
  /\b(?:https:\/\/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*(?::\d{1,5})?(?![\p{L}\p{N}@:_-]|\.[\p{L}\p{N}])(?:[/?#][^\s\p{C}<>"'`\\|^{}[\]“”‘’«»]*)?|mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/giu

const BEHIND = /[.,;:!?*_~]+$/

/** Parts a text into addresses and what stands between them. Joined, the pieces are the text. */
export function piecesOf(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let at = 0
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const link = withoutEnd(found)
    if (index > at) pieces.push({ text: text.slice(at, index), isLink: false })
    pieces.push({ text: link, isLink: true })
    at = index + link.length
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isLink: false })
  return pieces
}

/** Without the signs that belong to the sentence around it, a bracket that was opened before it among them. */
function withoutEnd(address: string): string {
  const end = address.replace(BEHIND, '')
  const isOpenedBefore = end.endsWith(')') && end.split(')').length > end.split('(').length
  return isOpenedBefore ? withoutEnd(end.slice(0, -1)) : end
}
