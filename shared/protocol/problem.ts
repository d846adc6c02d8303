import { z } from 'zod';

/** How central refuses: a problem document (RFC 9457). Programs go by `code`, people read `title` and `detail`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

export const PROBLEM_TYPE = 'application/problem+json';
