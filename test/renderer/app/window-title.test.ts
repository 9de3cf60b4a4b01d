import { expect, test } from 'vitest'
import { windowTitle } from '#renderer/app/window-title.ts'

test('names map, project and program, and nothing twice or empty', () => {
  expect(windowTitle('Today', 'E-bikes')).toBe('Today – E-bikes – Throughline')
  expect(windowTitle('', 'E-bikes')).toBe('E-bikes – Throughline')
  expect(windowTitle('E-bikes', 'E-bikes ')).toBe('E-bikes – Throughline')
  expect(windowTitle(' ', '')).toBe('Throughline')
})
