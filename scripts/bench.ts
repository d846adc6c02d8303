/** `npm run bench [-- NAME …]`: measures the figures of the design on this machine, beside their goals. */
import { readdirSync } from 'node:fs';
import { arch, cpus, release, totalmem, type } from 'node:os';
import { findBrowser } from './browser.ts';
import { buildAll } from './build.ts';

const folder = new URL('../test/bench/', import.meta.url);
const wanted = process.argv.slice(2);

await buildAll();
process.env.CHROMIUM_PATH = findBrowser();
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ` +
    `${type()} ${release()} ${arch()}, Node ${process.versions.node}`,
);
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .toSorted()) {
  const name = file.replace('.bench.ts', '');
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  const { default: bench } = (await import(new URL(file, folder).href)) as {
    default: () => Promise<void> | void;
  };
  await bench();
}
