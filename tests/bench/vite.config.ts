// Builds one page of the benchmark by itself, so that no page carries what another one needs. The harness names the
// page: its document, outDir and the folder of vendor files come from pages.ts.

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { ahead } from '../../src/build/ahead-plugin.ts';
import { languages } from '../../src/build/language-plugin.ts';
import { slim } from '../../src/build/slim-plugin.ts';
import { spoken } from './spoken-plugin.ts';

export default defineConfig({
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [
    svelte({
      configFile: false,
      dynamicCompileOptions: ({ filename }) => (filename.includes('node_modules') ? undefined : { runes: true }),
    }),
    spoken(),
    languages(),
    slim(),
    ahead(),
  ],
  worker: { format: 'es' },
  build: {
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    rollupOptions: { output: { postBanner: ({ name }) => (name === 'show' ? '' : '//# allFunctionsCalledOnLoad') } },
  },
});
