import type { Plugin } from 'vite';
import type { PlantedFault } from './planted.ts';

/** Puts the fault into its file as vitest loads it; the file itself is never touched. */
export const plant = ({ file, stands, instead }: PlantedFault): Plugin => ({
  name: 'planted-fault',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith(`/${file}`)) return null;
    if (code.split(stands).length !== 2)
      throw new Error(`“${stands}” does not stand once in ${file}: the fault cannot be planted.`);
    return code.replace(stands, () => instead);
  },
});
