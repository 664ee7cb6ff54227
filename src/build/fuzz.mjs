// `npm run fuzz`: hostile files by the ten thousand on everything that reads them. `npm run fuzz -- 50000` tries more;
// RAPPROCHEMENT_SEED repeats a run.

import { runNode } from './install.mjs'

const runs = process.argv[2] ?? '10000'
const env = { RAPPROCHEMENT_FUZZ: runs }
const files = ['tests/formats/hostile.test.ts', 'tests/formats/hostile-references.test.ts', 'tests/model/restoring.test.ts', 'tests/store/backup.test.ts', 'tests/store/hostile.test.ts', 'tests/store/sound.test.ts']
// of one property ten thousand runs can take minutes
process.exitCode = runNode('node_modules/vitest/vitest.mjs', ['run', '--project', 'unit', '--testTimeout', '1800000', ...files], env)
