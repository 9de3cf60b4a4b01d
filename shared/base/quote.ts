/** Someone's text as it is shown in a sentence: one line, at most 40 characters, in quotation marks. */
export const quoted = (text: string): string => `“${shorten(text)}”`

/** Someone's text in one line of at most 40 characters. */
export function shorten(text: string): string {
  const characters = [...text.slice(0, 200).replace(/\s+/g, ' ').trim()]
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('')
}
