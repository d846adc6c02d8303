import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'renderer',
  // Relative addresses work under Electron's scheme and under the web host alike.
  base: './',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    // The content security policy allows no data: addresses for scripts, styles or fonts.
    assetsInlineLimit: 0,
    target: 'es2024',
    // One page for one machine: nothing is gained by splitting what is read from the disk.
    chunkSizeWarningLimit: 2_000,
    modulePreload: { polyfill: false },
  },
});
