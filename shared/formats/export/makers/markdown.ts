import { ok } from '#shared/base/result.ts'
import { isImageRef } from '#shared/model/image.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { writeMapMarkdown } from '../../markdown/write-map.ts'
import { tellMap } from '../../telling/tell-map.ts'
import { cardCount } from '../../telling/told-map.ts'
import { hasUnwritable, REPLACED_CHARACTERS } from '../../writable.ts'
import type { Maker } from '../export-job.ts'
import { oneFile } from './one-file.ts'

const utf8 = new TextEncoder()

/** The map as text for wikis and repositories. */
export const makeMarkdown: Maker = async ({ settings, source, following }) => {
  following.onProgress('Writing the text', null)
  const told = tellMap(source, settings)
  const cards = cardCount(told)
  return ok(
    oneFile(told.title, 'md', utf8.encode(writeMapMarkdown(told)), {
      what: `${cards.toLocaleString('en')} ${cards === 1 ? 'card' : 'cards'} as Markdown`,
      details: { cards },
      report: [...picturesLeftOut(source.view), ...(hasUnwritable(told) ? [REPLACED_CHARACTERS] : [])],
    }),
  )
}

/** Markdown holds no pictures: a file of its own would have to lie beside it. */
function picturesLeftOut({ cells, personas }: MapView): string[] {
  const cards = [...cells.values()].flatMap((row) => [...row.values()].flat())
  const shown = cards.filter(({ kind, image }) => kind === 'image' && image !== '').length
  const count = shown + personas.filter(({ portrait }) => isImageRef(portrait)).length
  if (count === 0) return []
  return [
    `Markdown is text only: ${count === 1 ? 'the picture is not in it, its words are' : `${count} pictures are not in it, their words are`}.`,
  ]
}
