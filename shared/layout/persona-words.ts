import type { Persona } from '#shared/model/persona.ts'

/** What a persona is called, also where nobody has named it. */
export const nameWords = ({ name }: Pick<Persona, 'name'>): string => (name === '' ? 'Unnamed persona' : name)

/** In quotation marks; nothing where there is nothing. */
export const quotedWords = (words: string): string => (words === '' ? '' : `“${words}”`)
