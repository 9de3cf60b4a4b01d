import { useState } from 'react'
import { fillFromList, type ListPlan, planList } from '#renderer/actions/fill-map.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { TextArea } from '#renderer/ui/TextField.tsx'

/** Turns a list into the steps of a map. */
export function PasteListDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const project = useProject()
  const [text, setText] = useState('')
  const plan = planList(text)
  const finish = () => {
    onClose()
    fillFromList(project, plan)
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Paste a list"
      description="Every line becomes a step. In a table, what follows the first column becomes cards."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="accent" disabled={plan.steps.length === 0} onClick={finish}>
            {labelFor(plan)}
          </Button>
        </>
      }
    >
      <TextArea
        label="List"
        className="paste-list-field"
        autoFocus
        value={text}
        onChange={setText}
        placeholder={'Sees the bike at a colleague’s\nLooks up the price\nBooks a test ride'}
      />
    </Dialog>
  )
}

function labelFor({ steps }: ListPlan): string {
  const cards = steps.reduce((sum, step) => sum + step.cards.length, 0)
  const words = [count(steps.length, 'step'), ...(cards === 0 ? [] : [count(cards, 'card')])]
  return steps.length === 0 ? 'Make steps' : `Make ${words.join(' and ')}`
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`
