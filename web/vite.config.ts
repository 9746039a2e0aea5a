import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { catalogue } from './catalogue-plugin.ts';

/** The apps of this workspace and the address each is served under. */
const BASES = { diary: '/', kiosk: '/', demo: '/demo/' } as const;
type App = keyof typeof BASES;
const isApp = (mode: string): mode is App => Object.hasOwn(BASES, mode);

/**
 * `vite build --mode <app>` writes `dist/<app>`; without a mode it builds the diary. Every asset is a file with a hash in its name:
 * the content policy of the servers allows neither inline styles nor data addresses.
 */
export default defineConfig(({ mode }) => {
  const app: App = isApp(mode) ? mode : 'diary';
  return {
    root: new URL(`./${app}`, import.meta.url).pathname,
    base: BASES[app],
    cacheDir: new URL('./node_modules/.vite', import.meta.url).pathname,
    plugins: [react(), catalogue(new URL('../diary-core/contract/i18n', import.meta.url).pathname)],
    build: {
      outDir: new URL(`./dist/${app}`, import.meta.url).pathname,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: 'es2022',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 600,
    },
    server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8080' } },
  };
});
