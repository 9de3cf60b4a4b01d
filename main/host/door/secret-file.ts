import { dirname } from 'node:path'
import { type FileSystem, makeFolder, unlinkIfThere, writeFully } from '../files/file-system.ts'

/** Writes a small file that nobody but this user may read, at no moment; throws what the disk throws. */
export async function writeSecretFile(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  await makeFolder(fs, dirname(path))
  const temporary = `${path}.new`
  await unlinkIfThere(fs, temporary)
  const file = await fs.open(temporary, 'wx+', 0o600)
  try {
    await writeFully(file, bytes, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await fs.rename(temporary, path)
}
