/** Where the app keeps its own things on this machine. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import envPaths from 'env-paths'

/** The folder of journals, the list of projects, locks and the log; `THROUGHLINE_DATA` names another one. */
export const dataFolder = (): string =>
  process.env.THROUGHLINE_DATA || envPaths('Throughline', { suffix: '' }).data

/** The folder for new projects: with the person's documents, or within a data folder that was named. */
export const projectsFolder = (): string =>
  process.env.THROUGHLINE_DATA
    ? join(process.env.THROUGHLINE_DATA, 'projects')
    : join(homedir(), 'Documents', 'Throughline')
