import { CHANNELS } from '#shared/model/vocabulary.ts'
import { addCard, editCard, journey } from '../support/base.ts'
import { holds, type Line, words } from '../support/line.ts'

const MAP = 'Every channel to start with'

/** The channels on offer: a touchpoint over one of them says its word beside its icon. */
export const CHANNEL_LINES: readonly Line[] = CHANNELS.map((channel, at) => {
  const id = `over-${at}`
  return {
    section: 'Lane kinds',
    name: `Channel: ${channel}`,
    map: MAP,
    given: [
      ...(at === 0 ? journey('over', MAP, ['touchpoints']) : []),
      addCard('over', 'touchpoints', 'hear', id, { text: `Number ${at}` }),
    ],
    make: [editCard(id, { channels: [channel] })],
    change: [editCard(id, { channels: [channel], text: `Touch ${at}` })],
    json: holds({ id, channels: [channel], text: `Touch ${at}` }),
    drawn: words(channel, `Touch ${at}`),
  }
})
