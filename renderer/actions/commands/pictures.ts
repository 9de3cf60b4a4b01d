import { copyAsPicture, copyViewAsPicture } from '../picture-actions.ts'
import type { AppCommand } from './command.ts'

const hasMap: AppCommand['isEnabled'] = ({ model }) => model.getState().model !== null

/** Pictures for other programs, by the clipboard. */
export const PICTURES: readonly AppCommand[] = [
  {
    id: 'picture.copy',
    title: 'Copy as picture',
    group: 'Edit',
    needs: 'nothing',
    keys: ['$mod+Shift+c'],
    isEnabled: hasMap,
    run: (project) => void copyAsPicture(project),
  },
  {
    id: 'picture.copy-view',
    title: 'Copy the view as picture',
    group: 'View',
    isEnabled: hasMap,
    run: (project) => void copyViewAsPicture(project),
  },
]
