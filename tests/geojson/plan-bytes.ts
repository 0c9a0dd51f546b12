import type { Plan } from '../../geojson/kernel/plan.ts';

/** A plan as text: equal only if every array is, element by element. */
export function bytesOf(plan: Plan): string {
  return JSON.stringify(plan, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? [...(value as Int32Array)] : value,
  );
}
