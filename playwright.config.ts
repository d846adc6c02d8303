import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './test/support/chromium-launch.ts';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  outputDir: '.cache/playwright',
  // Each spec starts consoles of its own; two at once would only wait for the same two cores.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Real windows, processes and disks on a busy machine: what fails once is tried again, and named (scripts/test.ts).
  retries: 2,
  forbidOnly: true,
  use: { launchOptions: chromiumLaunch(), viewport: { width: 1920, height: 1080 } },
});
