import { saveAs, saveCopy, saveNow } from '../file-actions.ts'
import { openImport } from '../import-actions.ts'
import type { AppCommand } from './command.ts'

/** The project's file, and what helps to find a fault. */
export const FILES: readonly AppCommand[] = [
  {
    id: 'file.save',
    title: 'Save now',
    group: 'View',
    keys: ['$mod+s'],
    isEverywhere: true,
    run: (project) => void saveNow(project),
  },
  {
    id: 'file.save-as',
    title: 'Save as…',
    group: 'View',
    needs: 'keeping',
    keys: ['$mod+Shift+s'],
    isEverywhere: true,
    run: (project) => void saveAs(project),
  },
  {
    id: 'file.save-copy',
    title: 'Save a copy…',
    group: 'View',
    needs: 'host',
    run: (project) => void saveCopy(project),
  },
  {
    id: 'file.import',
    title: 'Import into this map…',
    group: 'View',
    needs: 'all',
    run: (project) => openImport(project),
  },
  {
    id: 'help.diagnostics',
    title: 'Copy diagnostics…',
    group: 'View',
    run: (project) => project.window.setState({ dialog: 'diagnostics' }),
  },
]
