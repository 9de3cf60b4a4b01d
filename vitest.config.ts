import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Exports printed and drawn by a Chromium of their own: nothing waits for a window, so they run beside the others. */
const EXPORTS = ['test/e2e/{export,whole-map}/!(same-picture).test.ts']

/** Code that leaves nothing behind in its process: one for each of these 300 files would take as long to start as their tests. */
const PURE = 'test/{shared,renderer}/**/*.test.{ts,tsx}'

/** Real sockets, disks and pages on a build server that does much else: what fails is tried once more, and shown as retried. */
const retry = process.env.CI ? 1 : 0

/** Disks, sockets and pages take as long as a busy machine lets them. */
const PATIENT = { testTimeout: 90_000, hookTimeout: 120_000, expect: { poll: { timeout: 15_000 } } }

export default defineConfig({
  test: {
    // Many tests wait for disks, sockets and pages: as many files at a time as there are cores, not one less.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'node',
          retry,
          include: ['test/!(e2e|desktop)/**/*.test.{ts,tsx}', ...EXPORTS],
          exclude: [PURE],
          ...PATIENT,
        },
      },
      {
        test: {
          name: 'node-pure',
          retry,
          include: [PURE],
          isolate: false,
          ...PATIENT,
        },
      },
      {
        // A real Chromium, driven from Node through playwright-core. Two files at a time: each draws in software, on all cores,
        // and waits for pages half of its time.
        test: {
          name: 'browser',
          retry,
          include: ['test/e2e/**/*.test.ts'],
          exclude: EXPORTS,
          maxWorkers: 2,
          // Projects with other numbers of workers cannot be in one group.
          sequence: { groupOrder: 1 },
          ...PATIENT,
        },
      },
      {
        // The real Electron, where its program is installed (`npx install-electron`).
        test: {
          name: 'desktop',
          include: ['test/desktop/**/*.test.ts'],
          fileParallelism: false,
          ...PATIENT,
        },
      },
    ],
  },
})
