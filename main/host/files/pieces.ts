/** Files that are too large to be held in memory, piece by piece. Everything here throws what the disk throws. */
import type { FileSystem } from './file-system.ts'
import { writeFully } from './file-system.ts'

/** Pieces of a file, one after the other. */
export type Pieces = AsyncIterable<Uint8Array>

/** Read at once, in bytes. */
const PIECE = 1024 * 1024

/** Writes a file that is not there yet, which only this user may read; done once its content is durable. */
export async function writePieces(
  fs: FileSystem,
  path: string,
  pieces: Pieces | Iterable<Uint8Array>,
): Promise<void> {
  const file = await fs.open(path, 'wx+', 0o600)
  try {
    let position = 0
    for await (const piece of pieces) {
      await writeFully(file, piece, position)
      position += piece.length
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The first `size` bytes of a file, or less where it ends before. */
export async function* readPieces(fs: FileSystem, path: string, size: number): Pieces {
  const file = await fs.open(path, 'r')
  try {
    for (let position = 0; position < size; ) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE, size - position))
      const count = await file.read(piece, position)
      if (count === 0) return
      position += count
      yield piece.subarray(0, count)
    }
  } finally {
    await file.close()
  }
}
