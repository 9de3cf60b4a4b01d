import { writeFileSync } from 'node:fs'
import { serveBoards } from './peers/serve.mjs'
import { measureSecondWindow } from './second-window.mjs'

const served = await serveBoards()
const rows = []
for (const n of [300, 1000, 3000]) rows.push({ n, ...(await measureSecondWindow(served.address(n))) })
writeFileSync(process.argv[2], JSON.stringify({ at: new Date().toISOString(), rows }, null, 1))
served.stop()
process.exit(0)
