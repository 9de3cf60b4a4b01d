import { EVIDENCE_LABELS } from '#renderer/actions/kind-words.ts'
import { type Choice, ChoiceField } from '#renderer/fields/ChoiceField.tsx'
import { ColorField } from '#renderer/fields/ColorField.tsx'
import { LiveText } from '#renderer/fields/LiveText.tsx'
import { NumberField } from '#renderer/fields/NumberField.tsx'
import { sharedValue } from '#renderer/fields/shared-values.ts'
import { assertNever } from '#shared/base/result.ts'
import type { Card } from '#shared/model/card.ts'
import { EVIDENCE_LEVELS, type EvidenceLevel, isStepValue } from '#shared/model/vocabulary.ts'
import { MetricFields } from './MetricFields.tsx'
import { MoreOfCard } from './MoreOfCard.tsx'
import { OpportunityFields } from './OpportunityFields.tsx'
import { PainFields } from './PainFields.tsx'
import { PictureFields } from './PictureFields.tsx'
import { RoleFields } from './RoleFields.tsx'
import { SentimentFields } from './SentimentFields.tsx'
import { sharedKind } from './subject.ts'
import { TagsField } from './TagsField.tsx'
import { TouchpointFields } from './TouchpointFields.tsx'
import { useCardText, useEditCards } from './use-edit.ts'

type Cards = readonly [Card, ...Card[]]

const EVIDENCE: readonly Choice<EvidenceLevel>[] = EVIDENCE_LEVELS.map((value) => ({
  value,
  label: EVIDENCE_LABELS[value],
}))

/** Everything about a card; of several, what they share. */
export function CardDetails({ cards }: { readonly cards: Cards }) {
  const edit = useEditCards(cards)
  const kind = sharedKind(cards)
  const kindFields = kind ? <KindFields kind={kind} cards={cards} /> : null
  // Of these the number or the picture is what the card is; its text only explains it.
  const comesFirst = kind === 'metric' || kind === 'sentiment' || kind === 'image'
  return (
    <>
      {comesFirst ? kindFields : null}
      {cards.length === 1 ? <TextOfCard card={cards[0]} /> : null}
      {comesFirst ? null : kindFields}
      {cards.some((card) => isStepValue(card.kind)) ? null : (
        <ColorField
          value={sharedValue(cards, 'color')}
          onValue={(color) => edit('Colour', { color })}
          onReset={() => edit('Colour', { color: null })}
        />
      )}
      <TagsField cards={cards} />
      <ChoiceField
        label="Evidence"
        value={sharedValue(cards, 'evidence')}
        choices={EVIDENCE}
        onValue={(evidence) => edit('Set evidence', { evidence })}
      />
      {kind === 'pain' || kind === 'opportunity' || kind === 'text' ? (
        <NumberField
          label="Votes"
          value={sharedValue(cards, 'votes')}
          least={0}
          most={9999}
          onValue={(votes) => edit('Set votes', { votes: Math.round(votes ?? 0) }, `votes:${cards[0].id}`)}
        />
      ) : null}
      <MoreOfCard cards={cards} />
    </>
  )
}

const TEXT_LABELS = {
  text: 'Text',
  touchpoint: 'What happens here',
  pain: 'What hurts',
  opportunity: 'What could be done',
  sentiment: 'Why it felt so',
  metric: 'Caption',
  image: 'Caption',
  role: 'What is done',
  owner: 'Who answers for it',
  channel: 'What goes over it',
} as const satisfies Record<Card['kind'], string>

function TextOfCard({ card }: { readonly card: Card }) {
  return <LiveText key={card.id} label={TEXT_LABELS[card.kind]} {...useCardText([card], 'text')} />
}

function KindFields({ kind, cards }: { readonly kind: Card['kind']; readonly cards: Cards }) {
  switch (kind) {
    case 'touchpoint':
      return <TouchpointFields cards={cards} />
    case 'pain':
      return <PainFields cards={cards} />
    case 'opportunity':
      return <OpportunityFields cards={cards} />
    case 'metric':
      return <MetricFields cards={cards} />
    case 'sentiment':
      return <SentimentFields cards={cards} />
    case 'role':
      return <RoleFields cards={cards} />
    case 'image':
      return cards.length === 1 ? <PictureFields card={cards[0]} /> : null
    case 'text':
    case 'owner':
    case 'channel':
      return null
    default:
      return assertNever(kind)
  }
}
