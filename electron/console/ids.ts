import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Ids } from '../../shared/host/ports.ts';

export const machineIds: Ids = { uuid: () => v7(), salt: () => randomBytes(16).toString('hex') };
