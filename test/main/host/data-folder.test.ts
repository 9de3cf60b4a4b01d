import { isAbsolute, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { dataFolder, projectsFolder } from '#main/host/data-folder.ts'

test('a named data folder holds everything, new projects too', () => {
  vi.stubEnv('THROUGHLINE_DATA', '/somewhere')
  expect([dataFolder(), projectsFolder()]).toEqual(['/somewhere', join('/somewhere', 'projects')])
  vi.unstubAllEnvs()
})

test('without a name it is where the system keeps such things, and projects with the documents', () => {
  vi.stubEnv('THROUGHLINE_DATA', '')
  expect(isAbsolute(dataFolder())).toBe(true)
  expect(dataFolder()).toMatch(/Throughline/)
  expect(projectsFolder()).toMatch(/Documents[\\/]Throughline$/)
  vi.unstubAllEnvs()
})
