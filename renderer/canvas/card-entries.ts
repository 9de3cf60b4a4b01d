import {
  colorSelected,
  connectSelection,
  deleteSelection,
  duplicateSelection,
  editSelected,
  selectedCards,
  setImpact,
} from '#renderer/actions/card-actions.ts'
import { choosePicture, removePicture } from '#renderer/actions/image-actions.ts'
import { EVIDENCE_LABELS, STATUS_LABELS } from '#renderer/actions/kind-words.ts'
import {
  linkedCard,
  linkToMap,
  linkToNewMap,
  mapsToLink,
  openLinkedMap,
} from '#renderer/actions/link-actions.ts'
import { UNTITLED_MAP } from '#renderer/actions/map-actions.ts'
import { copyAsPicture } from '#renderer/actions/picture-actions.ts'
import { meets } from '#renderer/actions/rights.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { MenuEntry } from '#renderer/ui/Menu.tsx'
import type { Card } from '#shared/model/card.ts'
import {
  EVIDENCE_LEVELS,
  IMPACT_LABELS,
  IMPACTS,
  isStepValue,
  OPPORTUNITY_STATUS_LABELS,
  OPPORTUNITY_STATUSES,
  TOUCHPOINT_STATUSES,
} from '#shared/model/vocabulary.ts'
import { orderEntries } from './cluster-entries.ts'
import { choiceOf, colorEntries, item, SEPARATOR, submenu, when } from './menu-entries.tsx'

/** What one can do with what is selected. */
export function selectionEntries(project: ProjectContext): readonly MenuEntry[] {
  const cards = selectedCards(project)
  const count = project.window.getState().selection.size
  return [
    item('Details', () => project.window.setState({ panel: 'details' }), 'd'),
    item('Comments', () => project.window.setState({ panel: 'comments' })),
    ...when(cards.length > 0, ...cardEntries(project, cards)),
    ...when(
      cards.length === 2 && meets(project, 'all'),
      item('Connect', () => connectSelection(project), 'l'),
    ),
    ...when(
      cards.length > 0,
      item('Duplicate', () => duplicateSelection(project), '$mod+d'),
      SEPARATOR,
      ...when(meets(project, 'all'), ...orderEntries(project)),
    ),
    item('Copy as picture', () => void copyAsPicture(project), '$mod+Shift+c'),
    SEPARATOR,
    {
      kind: 'item',
      label: count > 1 ? `Delete ${count} things` : 'Delete',
      danger: true,
      keys: 'Delete',
      onSelect: () => deleteSelection(project),
    },
  ]
}

/** The value that all of them share, or `null`. */
function shared<T>(cards: readonly Card[], read: (card: Card) => T): T | null {
  const [first] = cards
  if (!first) return null
  return cards.every((card) => read(card) === read(first)) ? read(first) : null
}

function cardEntries(project: ProjectContext, cards: readonly Card[]): readonly MenuEntry[] {
  const kind = shared(cards, (card) => card.kind)
  const stickies = cards.filter((card) => !isStepValue(card.kind))
  return [
    SEPARATOR,
    ...kindEntries(project, kind, cards),
    ...when(
      stickies.length > 0,
      colorEntries(
        shared(stickies, (card) => card.color),
        (color) => colorSelected(project, color),
      ),
      choiceOf(
        'Evidence',
        EVIDENCE_LEVELS,
        EVIDENCE_LABELS,
        shared(stickies, (card) => card.evidence),
        (evidence) => editSelected(project, 'Set evidence', { evidence }),
      ),
    ),
    ...when(
      stickies.length > 0 && meets(project, 'all'),
      submenu('Link to map', linkEntries(project, cards)),
    ),
    ...(linkedCard(project) ? [item('Open linked map', () => openLinkedMap(project), 'o')] : []),
    SEPARATOR,
  ]
}

/** What belongs to one kind of card. */
function kindEntries(
  project: ProjectContext,
  kind: Card['kind'] | null,
  cards: readonly Card[],
): readonly MenuEntry[] {
  switch (kind) {
    case 'pain': {
      const now = shared(cards, ({ impact }) => impact)
      return [choiceOf('Impact', IMPACTS, IMPACT_LABELS, now, (impact) => setImpact(project, impact))]
    }
    case 'touchpoint': {
      const now = shared(cards, ({ status }) => status)
      return [
        choiceOf('Status', TOUCHPOINT_STATUSES, STATUS_LABELS, now, (status) =>
          editSelected(project, 'Set status', { status }),
        ),
      ]
    }
    case 'opportunity': {
      const now = shared(cards, ({ progress }) => progress)
      return [
        choiceOf('Progress', OPPORTUNITY_STATUSES, OPPORTUNITY_STATUS_LABELS, now, (progress) =>
          editSelected(project, 'Set progress', { progress }),
        ),
      ]
    }
    case 'image':
      return [
        item('Choose a picture…', () => void choosePicture(project)),
        ...when(
          cards.some(({ image }) => image !== ''),
          item('Remove picture', () => removePicture(project)),
        ),
      ]
    default:
      return []
  }
}

function linkEntries(project: ProjectContext, cards: readonly Card[]): readonly MenuEntry[] {
  const maps = mapsToLink(project)
  const now = shared(cards, ({ linkedMapId }) => linkedMapId)
  return [
    ...when(maps.length > 0, {
      kind: 'choice',
      label: 'Link to map',
      value: now ?? '',
      options: maps.map(({ id, title }) => ({ value: id, label: title === '' ? UNTITLED_MAP : title })),
      onChoose: (mapId) => linkToMap(project, mapId),
    }),
    ...when(
      cards.length === 1,
      item('New map', () => linkToNewMap(project)),
    ),
    ...when(
      cards.some(({ linkedMapId }) => linkedMapId !== null),
      SEPARATOR,
      item('Remove link', () => linkToMap(project, null)),
    ),
  ]
}
