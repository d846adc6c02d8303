import { z } from 'zod';
import type { PolicyPackSource } from './pack.ts';
import type { PolicyEventBodies } from './register.ts';

/**
 * The current version of every body. Whether a pack is any good is for the register to say, which offers only those it
 * understands: a pack adopted in good faith must not become malformed the day its checks are made stricter.
 */
export const policyEventSchemas = {
  packAdopted: z.object({
    pack: z.custom<PolicyPackSource>(
      (pack) => typeof pack === 'object' && pack !== null && !Array.isArray(pack),
      'is no pack',
    ),
  }),
} satisfies { readonly [T in keyof PolicyEventBodies]: z.ZodType<PolicyEventBodies[T]> };
