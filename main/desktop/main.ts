/** Throughline as a desktop app: a thin shell around the host and the page, which are the same as in a browser. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog } from 'electron'
import { dataFolder } from '#main/host/data-folder.ts'
import { causeOf } from '#main/host/files/file-problem.ts'
import { registerScheme } from './app-scheme.ts'
import { keepChromiumQuiet, lockApp } from './lock-down.ts'
import { filesAmong } from './project-files.ts'
import { Shell } from './shell.ts'

const files = filesAmong(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd())

if (!settleIn()) app.exit(1)
else if (app.requestSingleInstanceLock({ files })) {
  app.setAppUserModelId('app.throughline.desktop')
  keepChromiumQuiet()
  registerScheme()
  lockApp()
  const shell = new Shell(files)
  // Not awaited: Electron is ready only once this file has been run to its end.
  void app.whenReady().then(() => shell.start())
} else app.quit()

/** Chromium's own files go beside the app's, so that one variable moves all of it and no test meets a person's data. */
function settleIn(): boolean {
  const folder = join(dataFolder(), 'desktop')
  try {
    mkdirSync(folder, { recursive: true })
    app.setPath('userData', folder)
    return true
  } catch (error) {
    const { happened, remedy } = causeOf(error)
    dialog.showErrorBox(
      'Throughline cannot start',
      `It keeps its work in “${dataFolder()}”, and that folder cannot be used because ${happened}. Your projects are untouched; ${remedy} and start Throughline again.`,
    )
    return false
  }
}
