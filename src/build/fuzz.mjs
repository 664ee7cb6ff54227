// `npm run fuzz`: hostile files by the ten thousand on everything that reads them. `npm run fuzz -- 50000` tries more;
// RAPPROCHEMENT_SEED repeats a run.

import { runNode } from './install.mjs'

const runs = process.argv[2] ?? '10000'
const env = { RAPPROCHEMENT_FUZZ: runs }
process.exitCode = runNode('node_modules/vitest/vitest.mjs', ['run', '--project', 'unit', 'tests/formats/hostile.test.ts'], env)
