import { startApp, newProject } from '/work/main/test/e2e/support/app.ts'
import { readdirSync, readFileSync } from 'node:fs'
const app = await startApp(process.argv.slice(2));
const cpu = () => { // user+sys ticks of all descendants
  const all = new Map(); for (const d of readdirSync('/proc')) if (/^\d+$/.test(d)) try { const s=readFileSync(`/proc/${d}/stat`,'utf8'); const f=s.slice(s.lastIndexOf(')')+2).split(' '); all.set(+d,{pp:+f[1],t:+f[11]+ +f[12], c:+f[13]+ +f[14]}) } catch {}
  const mine=(p)=>{for(;p>1;p=all.get(p)?.pp??0) if(p===process.pid) return true; return false}
  let s=0; for (const [p,x] of all) if (mine(p)) s+=x.t+x.c; return s*10 }
const p = await newProject(app,'sample','P')
await (await app.window(p)).context().close()
const a=cpu(), o=process.cpuUsage(); const t=performance.now()
for (let i=0;i<4;i++){ const w=await app.window(p); await w.mouse.move(300,300); await w.context().close()}
await new Promise(r=>setTimeout(r,300))
const n=process.cpuUsage(o)
console.log(process.argv.slice(2).join(' ')||'none','cpu per window',((cpu()-a)/4).toFixed(0),'node part',((n.user+n.system)/4000).toFixed(0),'wall',((performance.now()-t)/4).toFixed(0))
await app.close()
