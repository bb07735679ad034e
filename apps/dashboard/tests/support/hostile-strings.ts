/*
 * Five hundred strings that execute, escape their context or break the layout on a careless page. Any code
 * that runs calls `__ran(n)`.
 */

/** Ways to run code from text inserted into HTML, an attribute, a link or a style. */
const payloads: ((call: string) => string)[] = [
  (call) => `<script>${call}</script>`,
  (call) => `"><script>${call}</script>`,
  (call) => `'><script>${call}</script>`,
  (call) => `</textarea><script>${call}</script>`,
  (call) => `</title></style><script>${call}</script>`,
  (call) => `<img src=x onerror="${call}">`,
  (call) => `<img src=x onerror=${call}//`,
  (call) => `<svg onload=${call}>`,
  (call) => `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
  (call) => `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  (call) => `<iframe src="javascript:parent.${call}"></iframe>`,
  (call) => `<details open ontoggle=${call}>`,
  (call) => `<input autofocus onfocus=${call}>`,
  (call) => `<body onload=${call}>`,
  (call) => `<math><mtext><table><mglyph><style><img src=x onerror=${call}>`,
  (call) => `<a href="javascript:${call}">click</a>`,
  (call) => `javascript:${call}`,
  (call) => `JaVaScRiPt:${call}//https://example.com`,
  (call) => `https://example.com/"onmouseover="${call}`,
  (call) => `https://example.com/'><img src=x onerror=${call}>`,
  (call) => `data:text/html,<script>${call}</script>`,
  (call) => `" onfocus="${call}" autofocus="`,
  (call) => `' style='animation-name:x' onanimationstart='${call}`,
  (call) => `*<b onclick=${call}>bold</b>*`,
  (call) => `\`\`\`<script>${call}</script>\`\`\``,
  (call) => `_*~<img src=x onerror=${call}>~*_`,
  (call) => `{{constructor.constructor('${call}')()}}`,
  (call) => `\${${call}}`,
  (call) => `<style>@import 'data:text/css,*{x:expression(${call})}'</style>`,
  (call) => `<link rel=stylesheet href="data:text/css,*{background:red}"><script>${call}</script>`,
  (call) => `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
  (call) => `<base href="https://example.com/"><script src=x></script>${call}`,
  (call) => `<form action="javascript:${call}"><button>go</button></form>`,
  (call) => `<object data="javascript:${call}"></object>`,
  (call) => `<template><script>${call}</script></template>`,
  (call) => `<!--><script>${call}</script>-->`,
  (call) => `]]><script>${call}</script>`,
  (call) => `%3Cscript%3E${call}%3C/script%3E`,
  (call) => `&lt;script&gt;${call}&lt;/script&gt;`,
  (call) => `\u2028<script>${call}</script>\u2029`,
];

/** Prefixes and characters that not every page can handle. */
const surroundings: ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => `مرحبا ${payload} شكرا`,
  (payload) => `\u202e${payload}\u202c`,
  (payload) => `${payload}${'\u0301'.repeat(60)}`,
  (payload) => `👩‍👩‍👧‍👦 ${payload} 🏳️‍🌈`,
  (payload) => `${'W'.repeat(200)}${payload}`,
  (payload) => `${payload}\n\n${payload}`,
  (payload) => `=cmd|' /C calc'!A0 ${payload}`,
  (payload) => `\u200f\u200b${payload}\ufeff`,
  (payload) => `%s%n {0} %00 ${payload}`,
  (payload) => `__proto__ constructor ${payload}`,
  (payload) => `'; drop table messages; -- ${payload}`,
  (payload) => `../../../etc/passwd ${payload}`,
];

export const hostileStrings: readonly string[] = surroundings
  .flatMap((surround) => payloads.map((payload) => ({ surround, payload })))
  .slice(0, 500)
  .map(({ surround, payload }, i) => surround(payload(`__ran(${i})`)));
