import type { StratumLayer } from './stratum.ts';

/** Style properties that are lengths in pixels. `text-offset` and its like are in ems and follow the text. */
const lengths = new Set([
  'text-size',
  'text-padding',
  'text-halo-width',
  'symbol-spacing',
  'line-width',
  'circle-radius',
  'circle-stroke-width',
]);

/**
 * A layer with everything it draws `factor` times as large: for a wall that is read from eight metres. The canvas keeps
 * its resolution, so lines and names stay sharp.
 */
export function scaledLayer<L extends StratumLayer>(layer: L, factor: number): L {
  if (factor === 1) return layer;
  const grown = (group: object | undefined) =>
    group &&
    Object.fromEntries(
      Object.entries(group).map(([name, value]) => [name, lengths.has(name) ? times(value, factor) : value]),
    );
  return {
    ...layer,
    ...(layer.layout && { layout: grown(layer.layout) }),
    ...(layer.paint && { paint: grown(layer.paint) }),
  };
}

/** A number or an expression times a factor. `zoom` may only stand at the top of an expression, so what it leads to is multiplied. */
function times(value: unknown, factor: number): unknown {
  if (typeof value === 'number') return value * factor;
  if (!Array.isArray(value)) return value;
  const [operator, ...rest] = value;
  if (operator === 'interpolate')
    return [operator, ...rest.map((part, i) => (i >= 2 && i % 2 === 1 ? times(part, factor) : part))];
  if (operator === 'step')
    return [operator, ...rest.map((part, i) => (i >= 1 && i % 2 === 1 ? times(part, factor) : part))];
  return ['*', factor, value];
}
