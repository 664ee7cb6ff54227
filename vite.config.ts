// One file for Vite, Svelte and Vitest: the corpus, the three doors and the three kinds of test meet here.

import { svelte } from '@sveltejs/vite-plugin-svelte'
import { playwright } from '@vitest/browser-playwright'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import { findBrowser, launchArgs } from './src/build/browser.mjs'
import { corpus } from './src/build/corpus-plugin.ts'
import { embed } from './src/build/embed-plugin.ts'
import { languages } from './src/build/language-plugin.ts'
import { slim } from './src/build/slim-plugin.ts'

const testing = process.env['VITEST'] !== undefined

// Unset (no Chromium at all), Playwright says itself that it has none.
const chromium = testing ? findBrowser() : null
const launch = { ...(chromium ? { executablePath: chromium } : {}), args: launchArgs, headless: true }

/** Offline. The page itself registers the worker, through its Trusted Types policy, and asks before an update. */
const offline = () =>
  VitePWA({
    strategies: 'generateSW',
    filename: 'sw.js',
    registerType: 'prompt',
    injectRegister: null,
    manifest: false, // src/public holds it
    selfDestroying: process.env['RAPPROCHEMENT_KILL_SW'] === '1',
    workbox: {
      // importScripts of a string is refused under Trusted Types, so the worker is one file.
      inlineWorkboxRuntime: true,
      globPatterns: ['**/*.{js,css,html,json,woff2,svg,png,ico,webmanifest}'],
      globIgnores: ['embed/**', 'reset/**', 'schema/**', 'sw.js'],
      navigateFallback: 'index.html',
      navigateFallbackDenylist: [/\/embed(\/|$)/, /\/reset(\/|$)/, /\/sw\.js$/],
      cleanupOutdatedCaches: true,
      clientsClaim: false,
      skipWaiting: false,
      maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
    },
  })

/** While developing, styles come as elements; the built page has none, and its policy allows none. */
const strictPolicy = {
  name: 'rapprochement:strict-policy',
  apply: 'build' as const,
  transformIndexHtml: (html: string) => html.replace(" 'unsafe-inline'", ''),
}

export default defineConfig({
  base: './', // the site works from any folder of any host
  publicDir: 'src/public',
  plugins: [
    svelte({
      configFile: false,
      // Runes in our own files; packages decide for themselves.
      dynamicCompileOptions: ({ filename }) => (filename.includes('node_modules') ? undefined : { runes: true }),
    }),
    corpus(),
    languages(),
    slim(),
    ...(testing ? [] : [embed()]),
    strictPolicy,
    ...(testing ? [] : [offline()]),
  ],
  worker: { format: 'es', plugins: () => [corpus()] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // one CSP for all: no data: fonts, no data: scripts
    modulePreload: { polyfill: false },
  },
  test: {
    retry: 0, // a retry is a defect report
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: 30_000, // a busy machine is no fault
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.browser.test.ts', 'tests/e2e/**'],
          environment: 'node',
          pool: 'forks',
        },
      },
      {
        extends: true,
        // Found only while tests run, a package would reload the page under them.
        optimizeDeps: {
          include: [
            '@date-fns/utc/date/mini', '@testing-library/jest-dom/vitest', '@testing-library/svelte', '@testing-library/svelte/vitest',
            '@testing-library/user-event', 'd3', 'dexie', 'edtf', 'fast-check', 'htmlparser2', 'saxes', 'svelte', 'valibot',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/**/*.browser.test.ts'],
          setupFiles: ['@testing-library/svelte/vitest'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launch }),
            instances: [{ browser: 'chromium' }],
            viewport: { width: 1280, height: 800 },
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.e2e.ts'],
          environment: 'node',
          pool: 'forks',
          maxWorkers: 2, // each drives a browser of its own
          sequence: { groupOrder: 1 },
          globalSetup: ['src/build/e2e-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 8000 } }, // a busy machine is no fault here either
          provide: { launch },
        },
      },
    ],
  },
})
