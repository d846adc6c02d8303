import { z } from 'zod';
import { isLocalDate, isLocalTime } from '../../kernel/time.ts';
import { priorities, warRoomRoles } from '../vocabulary.ts';

/** The small shapes that every section of a pack is made of. Unknown fields are errors everywhere (GEN-PACK). */
export const name = z.string().trim().min(1).max(200);
export const sentence = z.string().trim().min(1).max(2_000);
export const identifier = z
  .string()
  .regex(/^\w(?:[\w -]{0,58}\w)?$/, 'must be a short plain name: letters, digits, spaces and hyphens')
  // Looked up in any group, such a name is found where nobody wrote it.
  .refine((id) => !(id in Object.prototype), 'must not be a name that every object has, such as constructor');

export const localDate = z.string().refine(isLocalDate, 'must be a date such as 2026-12-25');
/** `24:00` is the end of a day. */
export const localTime = z.string().refine(isLocalTime, 'must be a time of day such as 09:00');

export const section = z.string().regex(/^§\d+(\.\d+)?$/, 'must be a section such as §2.2');

export const byPriority = <T extends z.ZodType>(value: T) => z.partialRecord(z.enum(priorities), value);

export const named = <Ids extends readonly [string, ...string[]]>(ids: Ids) => z.record(z.enum(ids), name);

/** Who owes it: a war-room role (CLK-VACANT says who steps in), an office, or the assignee. */
export const owner = z.union(
  [
    z.strictObject({ role: z.enum(warRoomRoles) }),
    z.strictObject({ office: identifier }),
    z.strictObject({ assignee: z.literal(true) }),
  ],
  { error: 'must be a war-room role, an office, or the assignee' },
);
export type Owner = z.infer<typeof owner>;
