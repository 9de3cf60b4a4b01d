import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Many tests wait for disks, sockets and pages: as many files at a time as there are cores, not one less.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/desktop/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // A real Chromium, driven from Node through playwright-core. One file at a time: it draws in software, on all cores.
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        // The real Electron, where its program is installed (`npx install-electron`).
        test: {
          name: 'desktop',
          include: ['test/desktop/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
})
