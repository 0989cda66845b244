import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const OUT_DIR = process.env.WEBUI_OUT ?? 'dist'
const local = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The server sends text as it lies there, compressed, and only what is listed in files.txt. */
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    closeBundle() {
      const files = readdirSync(OUT_DIR, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => relative(OUT_DIR, join(entry.parentPath, entry.name)))
        .filter(name => name !== 'files.txt')
        .sort()
      for (const name of files.filter(name => /\.(js|css|html|svg|json)$/.test(name))) {
        const file = join(OUT_DIR, name)
        writeFileSync(file + '.gz', gzipSync(readFileSync(file), { level: 9 }))
        rmSync(file)
      }
      writeFileSync(join(OUT_DIR, 'files.txt'), files.join('\n') + '\n')
    },
  }
}

/** Hawtio's packages are CommonJS, in which its own "load when needed" would be lost: a log-in page of 14 MB. */
function loadedWhenNeeded(): Plugin {
  const lazy = /Promise\.resolve\(\)\.then\(\(\) => _interopRequireWildcard\d*\(require\((['"][^'"]+['"])\)\)\)/g
  return {
    name: 'loaded-when-needed',
    enforce: 'pre',
    transform: (code, id) => (id.includes('@hawtio/react/dist/') ? { code: code.replace(lazy, 'import($1)'), map: null } : null),
  }
}

export default defineConfig({
  base: '/hawtio/',
  plugins: [loadedWhenNeeded(), react(), packed()],
  define: { 'process.env': '{}', global: 'window' },
  resolve: {
    alias: [
      // The one of the Camel that is here.
      { find: '@hawtio/camel-model-v4_22', replacement: '@hawtio/camel-model-v4_18' },
      { find: /^dagre$/, replacement: local('src/hawtio/dagre.ts') },
      { find: /^monaco-editor$/, replacement: local('src/hawtio/monaco.ts') },
    ],
  },
  build: {
    outDir: OUT_DIR,
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 4000,
    commonjsOptions: { transformMixedEsModules: true },
  },
})
