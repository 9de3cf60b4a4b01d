import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { dataFolder } from '#main/host/data-folder.ts'
import { guestLink, readInvitedLink } from '#main/host/door/invitation.ts'
import { causeOf } from '#main/host/files/file-problem.ts'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { openLibrary } from '#main/host/library/library.ts'
import { teamKeys } from '#main/host/team/open-team.ts'
import { takeBack } from '#main/host/team/taken-back.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { hostKeyText } from '#shared/protocol/secure/host-key.ts'
import type { Context, Outcome, Work } from '../outcome.ts'
import { endOf, type Invite } from '../team.ts'

export interface InviteOptions {
  /** The address of the team's server. */
  readonly server: string
  readonly as: Invite
  readonly days: number
  readonly data?: string
}

const folderOf = (data: string | undefined): string => (data === undefined ? dataFolder() : resolve(data))

/** `throughline invite`: a link into a project of the team whose server has this data folder. The server may be running. */
export const invite =
  (path: string, { server, as, days, data }: InviteOptions): Work =>
  (context) =>
    withDisk(async () => {
      const folder = folderOf(data)
      const found = await findProject(folder, path, context)
      if (!found.ok) return found
      const { invitations, hostKeys } = await teamKeys(realFileSystem, folder)
      const until = endOf(days)
      const invitation = invitations.make({ projectId: found.value.id, ...as, until })
      const key = { kind: 'invitation', invitation } as const
      const link = guestLink(server, key, hostKeyText(hostKeys.publicKey))
      const { title } = found.value
      return ok({
        lines: [link],
        json: { title, ...as, link, until: new Date(until).toISOString() },
      })
    })

/** `throughline invite --take-back`: whoever is in stays in until a facilitator removes them. */
export const takeInvitationBack =
  (link: string, data: string | undefined): Work =>
  () =>
    withDisk(async () => {
      const folder = folderOf(data)
      const { invitations } = await teamKeys(realFileSystem, folder)
      const invitation = readInvitedLink(link)
      const known = invitation === undefined ? undefined : invitations.read(invitation, 0)
      if (!known)
        return fail(
          'not-an-invitation',
          'This is no invitation of this team, or it was taken back before. Paste the whole link.',
        )
      takeBack(folder, known.id)
      return ok({
        lines: ['The invitation opens nothing any more.'],
        json: { takenBack: known.id },
      })
    })

async function findProject(folder: string, path: string, { log }: Context): Promise<Result<ProjectEntry>> {
  const library = await openLibrary(realFileSystem, folder, log)
  const real = await realpath(path).catch(() => resolve(path))
  const found = (await library.list()).find((project) => project.path === real)
  return found
    ? ok(found)
    : fail(
        'not-served',
        `“${path}” is not on the list of this server. Serve it once with the same --data, then invite.`,
      )
}

async function withDisk(work: () => Promise<Result<Outcome>>): Promise<Result<Outcome>> {
  try {
    return await work()
  } catch (error) {
    const { code, happened, remedy } = causeOf(error)
    return fail(code, `Nothing was changed because ${happened}; ${remedy} and try again.`)
  }
}
