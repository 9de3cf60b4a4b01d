import { serveBoards } from './throughline-serve.mjs'

const served = await serveBoards()

/** The `.journey` file in the storage bench, saved and opened by the app's own code in the page. */
// biome-ignore lint/style/noDefaultExport: the peers' bench loads its targets so
export default [{ name: '.journey', base: served.url, url: (_base, n) => served.address(n) }]
