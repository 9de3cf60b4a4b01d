import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The first page of a guest. It is served on its own, so that a phone never waits for the canvas. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/guest/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: '../../dist/renderer/guest',
    emptyOutDir: true,
    // Phones are older than the machines that the app runs on.
    target: ['es2022', 'safari15.4', 'chrome100', 'firefox102'],
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
})
