import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Two pages: the app, and the page that draws exports for the command line. Both are served by the host. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2024',
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
    rollupOptions: {
      input: {
        app: `${import.meta.dirname}/index.html`,
        export: `${import.meta.dirname}/export-page/index.html`,
      },
    },
  },
})
