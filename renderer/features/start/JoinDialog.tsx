import { type FormEvent, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { callMe, LONGEST_NAME, person } from '#renderer/room/person.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Spinner } from '#renderer/ui/Progress.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import type { NearbyWorkshop } from '#shared/protocol/door.ts'

export interface JoinDialogProps {
  readonly host: HostClient
  readonly onJoin: (tunnel: string, code: string) => void
  readonly onClose: () => void
}

const FORM = 'join-elsewhere'

/** The way into a workshop of another machine: by the invitation that its facilitator sent, or by what the network announces. */
export function JoinDialog({ host, onJoin, onClose }: JoinDialogProps) {
  const known = useStore(person, ({ name }) => name)
  const [name, setName] = useState(known)
  const [invitation, setInvitation] = useState('')
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | undefined>()
  const [isBusy, setBusy] = useState(false)
  const needsCode = invitation.trim() !== '' && !invitation.includes('#')
  const join = async (event: FormEvent) => {
    event.preventDefault()
    callMe(name)
    setBusy(true)
    const joined = await host.joinElsewhere(invitation.trim())
    setBusy(false)
    if (joined.ok) onJoin(joined.value.id, joined.value.code || code.trim())
    else setProblem(joined.error.message)
  }
  const isComplete = name.trim() !== '' && invitation.trim() !== '' && (!needsCode || code.trim() !== '')
  return (
    <Dialog
      open
      onClose={onClose}
      title="Join a workshop"
      description="On another machine of this network, as one of its guests. What is written there stays there."
      size="small"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="accent" type="submit" form={FORM} disabled={!isComplete || isBusy}>
            {isBusy ? 'Joining…' : 'Join'}
          </Button>
        </>
      }
    >
      <form id={FORM} className="join-form" onSubmit={(event) => void join(event)}>
        <TextField label="Your name" value={name} maxLength={LONGEST_NAME} onChange={setName} />
        <TextField
          label="Invitation"
          value={invitation}
          placeholder="throughline://192.168.1.20:4748/#…"
          hint="The facilitator finds it under “People”, for other desktop apps."
          error={problem}
          spellCheck={false}
          onChange={(next) => {
            setInvitation(next)
            setProblem(undefined)
          }}
        />
        {needsCode ? (
          <TextField
            label="Code on the facilitator’s screen"
            value={code}
            placeholder="K7M-4QX"
            autoComplete="off"
            onChange={setCode}
          />
        ) : null}
        <Nearby host={host} chosen={invitation} onChoose={setInvitation} />
      </form>
    </Dialog>
  )
}

const linkOf = ({ address, port }: NearbyWorkshop): string =>
  `throughline://${address.includes(':') ? `[${address}]` : address}:${port}`

/** Workshops that announce themselves. */
function Nearby({
  host,
  chosen,
  onChoose,
}: {
  readonly host: HostClient
  readonly chosen: string
  readonly onChoose: (invitation: string) => void
}) {
  const [workshops, setWorkshops] = useState<readonly NearbyWorkshop[] | null>(null)
  useEffect(() => {
    let isWanted = true
    void host.nearby().then((heard) => {
      if (isWanted) setWorkshops(heard.ok ? heard.value : [])
    })
    return () => {
      isWanted = false
    }
  }, [host])
  return (
    <fieldset className="join-nearby">
      <legend>Workshops nearby</legend>
      {workshops === null ? (
        <p>
          <Spinner /> Listening…
        </p>
      ) : workshops.length === 0 ? (
        <p>None announces itself on this network. An invitation works all the same.</p>
      ) : (
        workshops.map((workshop) => {
          const link = linkOf(workshop)
          return (
            <Button key={link} aria-pressed={chosen === link} onClick={() => onChoose(link)}>
              {[workshop.title, workshop.host].filter((word) => word !== '').join(' – ')}
            </Button>
          )
        })
      )}
    </fieldset>
  )
}
