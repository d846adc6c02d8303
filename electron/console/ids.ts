import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import type { Ids } from '../../shared/host/ports.ts';

const DRAWN = 16;

/**
 * Randomness of the system, fetched for many ids at once: each call into it costs more than all the rest of making an
 * event. No byte is handed out twice.
 */
const pool = Buffer.alloc(256 * DRAWN);
let used = pool.length;

function draw(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += DRAWN;
  return pool.subarray(used - DRAWN, used);
}

export const machineIds: Ids = { uuid: () => v7({ random: draw() }), salt: () => draw().toString('hex') };
