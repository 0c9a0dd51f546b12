import { z } from 'zod';

/** What the measured servers tell the benches. */
const headers = z.record(z.string(), z.string());
export const ready = z.object({
  ports: z.object({ bare: z.int(), hot: z.int(), express: z.int() }),
  headers,
  plan: z.string(),
});
export const spent = z.object({ cpuSeconds: z.number() });
export type Told = z.infer<typeof ready> | z.infer<typeof spent>;

export const listening = z.object({ ports: z.object({ hub: z.int(), express: z.int() }), headers });
export const held = z.object({ bytes: z.number() });
/** When sending began, in nanoseconds of the system's monotonic clock, and what it cost, of that in the kernel. */
export const sent = z.object({
  began: z.number(),
  cpuMilliseconds: z.number(),
  systemMilliseconds: z.number(),
});
export type Heard = z.infer<typeof listening> | z.infer<typeof held> | z.infer<typeof sent>;

/** The county whose samples are served. */
export const county = 'wengyuan';
export const listenPath = `/api/counties/${county}/live`;
