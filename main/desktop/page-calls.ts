import { isAbsolute, relative, resolve } from 'node:path'
import { app, shell } from 'electron'
import { LOG_FILE } from '#main/host/log.ts'
import { fail, ok } from '#shared/base/result.ts'
import type { AppWindow } from './app-window.ts'
import { saveBytes } from './file-dialogs.ts'
import type { HostKeeper } from './host-keeper.ts'
import type { CallHandlers } from './ipc.ts'
import type { PdfPrinter } from './print-pdf.ts'
import type { ProjectFiles } from './project-files.ts'

export interface PageServices {
  readonly host: Pick<HostKeeper, 'connection'>
  readonly files: Pick<ProjectFiles, 'pathsInUse' | 'saveAs'>
  /** What runs before this one could not read, and the log. */
  readonly isOwnTrace: (path: string) => boolean
  readonly printer: PdfPrinter
  /** A window shows another project than before, or none. */
  readonly onDocument: () => void
}

/** What the shell does for a page; see `shared/protocol/desktop.ts`. */
export function createCallHandlers({
  host,
  files,
  printer,
  isOwnTrace,
  onDocument,
}: PageServices): CallHandlers {
  return {
    connection: () => host.connection(),
    async saveFile(window, suggestedName, bytes) {
      const saved = await saveBytes(window, suggestedName, bytes, files.pathsInUse())
      if (saved.ok && saved.value !== null) window.saved.add(saved.value)
      return saved
    },
    saveProjectAs: (window) => files.saveAs(window),
    printPdf: (_window, html, widthMm, heightMm) => printer.print(html, { widthMm, heightMm }),
    revealFile(window, path) {
      if (!window.saved.has(path) && window.document?.path !== path && !isOwnTrace(path))
        return fail('unknown-file', 'Throughline shows only files that this window saved or opened.')
      shell.showItemInFolder(path)
      return ok(null)
    },
    setDocument(window, document) {
      if (document && !isProjectPath(document.path))
        return fail('unknown-file', 'This is not the path of a project.')
      const isOther = isOtherDocument(window, document)
      window.document = document
      if (isOther && document) app.addRecentDocument(document.path)
      if (isOther) onDocument()
      return ok(null)
    },
  }
}

const isProjectPath = (path: string): boolean => isAbsolute(path) && path.toLowerCase().endsWith('.journey')

const isOtherDocument = (window: AppWindow, next: AppWindow['document']): boolean =>
  window.document?.path !== next?.path || window.document?.title !== next?.title

/** Whether a path is the log, or something that was set aside, in the data folder: what a person may want to look at there. */
export function isTrace(dataFolder: string, path: string): boolean {
  const within = relative(dataFolder, resolve(path)).replaceAll('\\', '/')
  return (
    within === LOG_FILE ||
    (/^(?:journals\/|rooms\/)?[\w./-]+\.(?:damaged|unusable)$/.test(within) && !within.includes('..'))
  )
}
