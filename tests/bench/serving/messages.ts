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
/** Memory held, and processor time used since the start, in milliseconds: by programs, and in the kernel for them. */
export const used = z.object({ bytes: z.number(), user: z.number(), system: z.number() });
export type Used = z.infer<typeof used>;
/** When sending began and when the process was free for other things, in nanoseconds of the system's monotonic clock. */
export const sent = z.object({ began: z.number(), free: z.number() });
export type Heard = z.infer<typeof listening> | Used | z.infer<typeof sent>;

/** The county whose samples are served. */
export const county = 'wengyuan';
export const listenPath = `/api/counties/${county}/live`;
