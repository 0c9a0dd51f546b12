import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import { displayStates } from '../../data/model/issue.ts';
import { identifier, latitude, longitude, slug } from '../../data/model/text.ts';

/**
 * What the address bar holds of a map view, so that a link shows another person the same thing and back goes
 * back. A part that cannot be read is left out, never an error: links outlive plans.
 */

const listed = <S extends z.ZodType>(item: S) =>
  z
    .preprocess(
      (raw) => (typeof raw === 'string' ? raw.split(',').filter((one) => one !== '') : raw),
      z.array(item),
    )
    .optional()
    .catch(undefined);
const numbers = <S extends z.ZodType>(shape: S) =>
  z
    .preprocess((raw) => (typeof raw === 'string' ? raw.split(',').map(Number) : raw), shape)
    .optional()
    .catch(undefined);
const lenient = <S extends z.ZodType>(shape: S) => shape.optional().catch(undefined);

export const urlState = z.object({
  county: lenient(slug),
  tier: lenient(slug),
  /** The selected grid, of the tier in view. */
  grid: lenient(identifier),
  issue: lenient(z.coerce.number().int().positive()),
  /** A place that was clicked: longitude, latitude. */
  here: numbers(z.tuple([longitude, latitude])),
  /** The camera: longitude, latitude, zoom. */
  at: numbers(z.tuple([longitude, latitude, z.number().min(0).max(24)])),
  /** Overlays switched on; see client/overlays/overlays.ts. */
  show: listed(slug),
  /** Issue states that are not drawn; an empty list draws all, none leaves it to the view. */
  hide: listed(z.enum(displayStates)),
  /** Only issues of these categories, units, grids of the tier in view, placements, sources. */
  category: listed(slug),
  unit: listed(identifier),
  within: listed(identifier),
  placed: listed(slug),
  source: listed(slug),
  /** Only issues reported on these local days: the first and the last. */
  days: listed(z.iso.date()),
  /** The time slider: closed, a window, or everything up to a day. */
  time: lenient(z.enum(['window', 'cumulative'])),
  /** The index that colours the grids; see data/rules/issue-indices.ts. */
  index: lenient(slug),
  /** What stands in the panel instead of the county. */
  panel: lenient(z.enum(['filter', 'export', 'report', 'walks'])),
  /** The track that is looked at, where the panel shows walks. */
  track: lenient(z.coerce.number().int().positive()),
  /** The leader's post whose grid is "my grid": a party of the roster. */
  mine: lenient(identifier),
});
export type UrlState = z.infer<typeof urlState>;

/** The search part of an address as plain strings; the last of a repeated name counts. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** The search part of an address: lists joined by commas, absent values left out. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(search)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => {
      const text = Array.isArray(value) ? value.join(',') : String(value);
      return `${encodeURIComponent(name)}=${encodeURIComponent(text).replaceAll('%2C', ',')}`;
    });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** Changes to the address: a value sets, `undefined` removes, what is not named stays. */
export type UrlChange = { readonly [K in keyof UrlState]?: UrlState[K] | undefined };
export type UpdateUrl = (change: UrlChange, options?: { readonly replace?: boolean }) => void;

/** The state in the address, and a way to change it. `replace` leaves no step for "back" (the camera). */
export function useUrlState(): readonly [UrlState, UpdateUrl] {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => urlState.parse(search), [search]);
  const update = useCallback<UpdateUrl>(
    (change, { replace = false } = {}) => {
      void navigate({
        to: '.',
        search: (before: UrlState) => ({ ...before, ...change }),
        replace,
      });
    },
    [navigate],
  );
  return [state, update];
}
