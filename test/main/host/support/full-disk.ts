import { type FileSystem, type OpenFile, realFileSystem } from '#main/host/files/file-system.ts'

/** The real disk, which refuses to take anything below one folder for as long as a test likes. */
export interface FillableDisk {
  readonly fs: FileSystem
  fill(code: string, under: string): void
  /** Writing below that folder does not come to an end before {@link free}. */
  hang(under: string): void
  free(): void
}

export function fillableDisk(): FillableDisk {
  let full: { code: string; under: string } | undefined
  let hanging: { readonly under: string; readonly over: PromiseWithResolvers<void> } | undefined
  const check = async (path: string) => {
    if (hanging && path.startsWith(hanging.under)) await hanging.over.promise
    if (full && path.startsWith(full.under))
      throw Object.assign(new Error('made to fail'), { code: full.code })
  }
  const guarded = (path: string, file: OpenFile): OpenFile => ({
    ...file,
    write: async (bytes, position) => {
      await check(path)
      return file.write(bytes, position)
    },
    datasync: async () => {
      await check(path)
      await file.datasync()
    },
  })
  const fs: FileSystem = {
    ...realFileSystem,
    open: async (path, flags, mode) => {
      if (flags !== 'r') await check(path)
      return guarded(path, await realFileSystem.open(path, flags, mode))
    },
  }
  return {
    fs,
    fill: (code, under) => {
      full = { code, under }
    },
    hang: (under) => {
      hanging = { under, over: Promise.withResolvers() }
    },
    free: () => {
      full = undefined
      hanging?.over.resolve()
      hanging = undefined
    },
  }
}
