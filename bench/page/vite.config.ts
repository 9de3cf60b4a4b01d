import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The app with hooks for the bench; never part of what ships. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  publicDir: false,
  build: {
    outDir: '../../dist/bench',
    emptyOutDir: true,
    target: 'es2024',
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
  },
})
