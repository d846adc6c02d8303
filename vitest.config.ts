import { defineConfig } from 'vitest/config';
import { plant } from './scripts/faults/plant.ts';
import { plantedFaults } from './scripts/faults/planted.ts';

/** Which fault `npm run faults` wants in this run; none in any other. */
const fault = plantedFaults[Number(process.env.PLANTED_FAULT || -1)];

export default defineConfig({
  plugins: fault ? [plant(fault)] : [],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    environment: 'node',
    // Kept from run to run by the file's own text: a planted fault would stay.
    fsModuleCache: fault === undefined,
    // Faults are played with real processes and disks: they need their time on a busy machine.
    // `npm run soak` gives them an hour.
    testTimeout: Number(process.env.TEST_TIMEOUT ?? 60_000),
    hookTimeout: 60_000,
  },
});
