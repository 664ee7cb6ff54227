// `npm run check:data`: compiles data/ as the build would, without building the site.

import { createServer } from 'vite'

const server = await createServer({ server: { middlewareMode: true, hmr: false, ws: false, watch: null }, optimizeDeps: { noDiscovery: true }, appType: 'custom', logLevel: 'error' })
try {
  await server.environments.client.pluginContainer.buildStart()
  const found = await server.environments.client.pluginContainer.resolveId('virtual:corpus')
  if (!found) throw new Error('virtual:corpus is served by no plugin.')
  await server.environments.client.pluginContainer.load(found.id)
  console.log('The data is sound.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await server.close()
}
