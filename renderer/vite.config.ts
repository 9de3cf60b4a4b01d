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
    modulePreload: { polyfill: false },
    // Fonts stay files of their own, under the names of their packages: the host embeds them in what it exports.
    assetsInlineLimit: (path) => (/\.woff2?$/.test(path) ? false : undefined),
    rollupOptions: {
      output: {
        // Few files: what every window needs comes in a handful of requests, what is asked for by name in one each. What
        // the page that draws exports needs is apart: it has no window, and must not run what expects one.
        codeSplitting: {
          groups: [
            {
              name: 'drawing',
              test: /\/shared\/(?:base|model|layout|formats\/export\/(?:drawing-images|export-page|png-size))|\/renderer\/paint\/|node_modules\/(?:d3-|lucide\/|valibot)/,
              tags: ['$initial'],
              priority: 1,
            },
            { name: 'libraries', test: /node_modules\/(?!emojibase-data)/, tags: ['$initial'] },
            { name: 'window', test: /\/shared\/|\/renderer\/(?!app\/|export-page\/)/, tags: ['$initial'] },
          ],
        },
        assetFileNames: ({ names }) =>
          names.some((name) => /\.woff2?$/.test(name))
            ? 'fonts/[name][extname]'
            : 'assets/[name]-[hash][extname]',
      },
      input: {
        app: `${import.meta.dirname}/index.html`,
        export: `${import.meta.dirname}/export-page/index.html`,
      },
    },
  },
})
