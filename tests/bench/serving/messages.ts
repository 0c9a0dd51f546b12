import { z } from 'zod';

/** What the measured server tells the bench. */
export const ready = z.object({
  ports: z.object({ bare: z.int(), hot: z.int(), express: z.int() }),
  headers: z.record(z.string(), z.string()),
  plan: z.string(),
});
export const spent = z.object({ cpuSeconds: z.number() });
export type Told = z.infer<typeof ready> | z.infer<typeof spent>;

/** The county whose samples are served. */
export const county = 'wengyuan';
