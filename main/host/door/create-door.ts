import { join } from 'node:path'
import type { Access } from '../access.ts'
import type { FileSystem } from '../files/file-system.ts'
import { keepCertificate } from './certificate.ts'
import { Doors, type DoorsOptions } from './doors.ts'
import { createJoinedWorkshops, type JoinedWorkshops } from './joined-workshops.ts'

export interface DoorOptions extends Omit<DoorsOptions, 'certificate'> {
  readonly fs: FileSystem
  readonly dataFolder: string
  readonly access: Access
}

/** A host's way out to its network: its own door, and workshops behind those of others. */
export function createDoor(options: DoorOptions): {
  readonly doors: Doors
  readonly joined: JoinedWorkshops
} {
  const { fs, dataFolder, access, log } = options
  // Read anew for every door, so that a host that runs for years changes it in time.
  const certificate = () => keepCertificate(fs, join(dataFolder, 'door', 'certificate.pem'), log)
  return {
    doors: new Doors({ ...options, certificate }),
    joined: createJoinedWorkshops({
      access,
      log,
      ownFingerprint: async () => (await certificate()).fingerprint,
    }),
  }
}
