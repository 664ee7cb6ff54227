// Pages of newsrooms, each with its own way to hear of a height: the libraries themselves where they are to be had,
// and stand-ins, named so, written after the shapes of listeners that are in use.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { toSnippets, type Snippets } from '../../../src/share/snippet.ts';

/** Files of the libraries, by the name under which a host page has them. */
export async function libraries(): Promise<Record<string, string>> {
  const require = createRequire(import.meta.url);
  const frames = join(dirname(require.resolve('@newswire/frames')), 'frames.umd.js');
  const from = { 'pym.js': require.resolve('pym.js'), 'frames.js': frames, 'resizer.js': require.resolve('iframe-resizer/js/iframeResizer.js') };
  return Object.fromEntries(await Promise.all(Object.entries(from).map(async ([name, path]) => [name, await readFile(path, 'utf8')] as const)));
}

/** What the dialog gives for a frame at `src`. `timeline`: where the embed and its script are, with the final slash. */
export function snippetsOf(src: string, timeline: string): Snippets {
  const result = toSnippets({
    url: src, title: 'Visits “of 2024” <both sides>', heights: [480, 480, 480], script: { url: `${timeline}embed/host.js` }, picture: null,
    link: { url: timeline, text: 'Open the timeline' }, file: 'own.html', note: '',
  });
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.snippets;
}

const page = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>News</title><style>#frame,#other{border:0;width:640px}</style>
  <script>var heard=[];addEventListener('message',function(e){heard.push(e.data)})</script><body>${body}</body></html>`;
const frame = (src: string, more = ''): string => `<iframe id="frame" title="A timeline" height="480" src="${src.replaceAll('&', '&amp;')}" ${more}></iframe>`;
const script = (text: string): string => `<script>${text}</script>`;
const lib = (name: string): string => `<script src="${name}"></script>`;
const listener = (body: string): string => script(`addEventListener('message',function(e){var frame=document.getElementById('frame');${body}})`);
/** begins only when the frame has said all that it says by itself */
const late = (text: string): string => script(`addEventListener('load',function(){setTimeout(function(){${text}},300)})`);

/** By name, what a page is for a frame at `src`. `timeline`: where our script is; `hostScript`: its text. */
export const HOSTS: Record<string, (src: string, timeline: string, hostScript: string) => string> = {
  'our snippet': (src, timeline) => page(snippetsOf(src, timeline).script),
  'our snippet, in a narrow column that is laid out by flex': (src, timeline) => page(`<div style="display:flex;width:300px"><p>Text</p>${snippetsOf(src, timeline).script}</div>`),
  'our script, written into the page': (src, _, text) => page(`${frame(src, 'data-rapprochement')}${script(text)}`),
  'our frame alone, and our script much later': (src, timeline) =>
    page(`${snippetsOf(src, timeline).frame}${late(`var s=document.createElement('script');s.src='${timeline}embed/host.js';document.body.appendChild(s)`)}`),
  'our script, and a frame whose mark was taken away': (src, timeline) => page(`${frame(src)}${lib(`${timeline}embed/host.js`)}`),
  'a frame in the strictest sandbox': (src, timeline) => page(`${frame(src, 'sandbox="allow-scripts"')}${lib(`${timeline}embed/host.js`)}`),
  'pym.js 1.3.2': (src) => page(`<div id="place"></div>${lib('pym.js')}${script(`new pym.Parent('place','${src}',{})`)}`),
  'pym.js 1.3.2, which finds its places itself': (src) => page(`<div data-pym-src="${src.replaceAll('&', '&amp;')}"></div>${lib('pym.js')}`),
  '@newswire/frames 1.0.0': (src) => page(`<div data-frame-src="${src.replaceAll('&', '&amp;')}"></div>${lib('frames.js')}${script('newswireFrames.autoInitFrames()')}`),
  '@newswire/frames 1.0.0, for a frame that is there': (src) => page(`${frame(src)}${lib('frames.js')}${late(`newswireFrames.observeIframe(document.getElementById('frame'))`)}`),
  'iframe-resizer 4.4.5': (src) => page(`${frame(src)}${lib('resizer.js')}${script(`iFrameResize({},'#frame')`)}`),
  'iframe-resizer 4.4.5, which begins again': (src) => page(`${frame(src)}${lib('resizer.js')}${script(`iFrameResize({heightCalculationMethod:'max'},'#frame')`)}`),
  'iframe-resizer 4.4.5, much later': (src) => page(`${frame(src)}${lib('resizer.js')}${late(`iFrameResize({},'#frame')`)}`),
  'stand-in for Datawrapper’s old listener': (src) =>
    page(`${frame(src)}${listener(`if(void 0!==e.data['datawrapper-height'])for(var id in e.data['datawrapper-height']){var f=document.querySelector("iframe[src*='"+id+"']");if(f)f.style.height=e.data['datawrapper-height'][id]+'px'}`)}`),
  'stand-in for Datawrapper’s new listener': (src) =>
    page(`${frame(src)}${listener(`if(void 0!==e.data['datawrapper-height'])for(var id in e.data['datawrapper-height'])if(frame.contentWindow===e.source)frame.style.height=e.data['datawrapper-height'][id]+'px'`)}`),
  'stand-in for AMP': (src) =>
    page(`${frame(src, 'sandbox="allow-scripts allow-popups"')}${listener(`if(frame.contentWindow===e.source&&e.data.sentinel==='amp'&&e.data.type==='embed-size')frame.height=e.data.height`)}`),
  'stand-in for Medium': (src) =>
    page(`${frame(src)}${listener(`var said;try{said=JSON.parse(e.data)}catch(_){return}if(said.context==='iframe.resize'&&said.src===frame.src)frame.height=said.height`)}`),
  'stand-in for the Guardian': (src) =>
    page(`${frame(src)}${listener(`try{var said=JSON.parse(e.data);if(frame.contentWindow===e.source&&said.type==='set-height'&&typeof said.value==='number')frame.height=''+said.value}catch(_){}`)}`),
};

/** Pages that do something else than follow. */
export const plain = (src: string): string => page(frame(src));
export const others = { page, frame, script, lib, listener };
