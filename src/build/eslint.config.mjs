// Run from the project's folder, which is what the patterns below are relative to:
//   eslint -c src/build/eslint.config.mjs src tests vite.config.ts

import { fileURLToPath } from 'node:url'
import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import typescript from 'typescript'
import ts from 'typescript-eslint'

const home = fileURLToPath(new URL('../..', import.meta.url))

/** Each of these has broken a page, a date or a policy somewhere: see the message. */
const refused = [
  { selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML)$/]', message: 'No HTML from strings: Trusted Types refuse it, and data is text.' },
  { selector: 'CallExpression[callee.property.name="insertAdjacentHTML"]', message: 'No HTML from strings: Trusted Types refuse it, and data is text.' },
  { selector: 'CallExpression[callee.property.name="html"]', message: 'No d3 .html(): data is text; use .text().' },
  { selector: ':matches(Identifier, MemberExpression > Identifier.property)[name=/^(scaleTime|timeFormat|timeParse|timeFormatLocale)$/]', message: 'Civil dates are UTC: use scaleUtc, utcFormat, utcParse.' },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=1] > :matches(Literal[value=/./], TemplateLiteral)', message: 'new Date(string) reads some strings as local and some as UTC, and accepts 30 February: parse to a Day.' },
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="parse"]', message: 'Date.parse reads some strings as local and some as UTC, and accepts 30 February: parse to a Day.' },
  { selector: 'CallExpression[callee.property.name="csvParse"], CallExpression[callee.name="csvParse"]', message: 'csvParse needs eval, which our policy forbids: use csvParseRows.' },
]

/** `new Date(text)` where only the type tells that it is text. */
const dates = {
  meta: { type: /** @type {const} */ ('problem'), schema: [], messages: { text: 'new Date(string) reads some strings as local and some as UTC, and accepts 30 February: parse to a Day.' } },
  /** @param {import('eslint').Rule.RuleContext} context */
  create(context) {
    const services = context.sourceCode.parserServices
    return {
      /** @param {import('estree').NewExpression} node */
      NewExpression(node) {
        const [only, more] = node.arguments
        if (!services?.program || !only || more || node.callee.type !== 'Identifier' || node.callee.name !== 'Date') return
        if (only.type === 'Literal' || only.type === 'TemplateLiteral') return // refused above already
        /** @type {import('typescript').Type} */
        const type = services.getTypeAtLocation(only)
        const parts = type.isUnion() ? type.types : [type]
          if (parts.some((part) => part.flags & typescript.TypeFlags.StringLike)) context.report({ node, messageId: 'text' })
      },
    }
  },
}

export default defineConfig(
  { ignores: ['dist/**', 'coverage/**', '.svelte-check/**', 'tests/fixtures/**'] },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { projectService: true, tsconfigRootDir: home, extraFileExtensions: ['.svelte'] },
    },
    plugins: { ours: { rules: { 'no-date-of-text': dates } } },
    rules: {
      'no-undef': 'off', // TypeScript knows better
      'no-restricted-syntax': ['error', ...refused],
      'ours/no-date-of-text': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A test of numbers in a sentence reads better than String(n) everywhere.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'no-restricted-syntax': ['error', ...refused, { selector: 'SvelteAttribute[key.name="target"]', message: 'A link that leads elsewhere is an Outlink: safe addresses only, and no host that deceives.' }],
      'svelte/no-navigation-without-resolve': 'off', // there is no router
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
    },
  },
  { files: ['src/cards/Outlink.svelte'], rules: { 'no-restricted-syntax': ['error', ...refused] } },
  {
    // Tests try what the program may not, and JSON read in a test is what the test says it is.
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off', // stand-ins for what is asynchronous
    },
  },
  {
    // JSON and process results are `any` in plain JavaScript; the JSDoc is still checked by TypeScript.
    files: ['**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
)
