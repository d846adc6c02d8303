// Plain JavaScript: this must say its sentence on any Node, before one that strips types is certain to run.
import process from 'node:process';

const NEEDED = 24;

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  console.error(
    `Node ${NEEDED} is needed and this is ${process.versions.node}. On Linux and Windows it comes with "npm ci"; ` +
      'elsewhere install the version that .nvmrc names.',
  );
  process.exit(1);
}
