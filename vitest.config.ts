import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    environment: 'node',
    // Faults are played with real processes and disks: they need their time on a busy machine.
    // `npm run soak` gives them an hour.
    testTimeout: Number(process.env.TEST_TIMEOUT ?? 60_000),
    hookTimeout: 60_000,
  },
});
