import { type OwnCountyFlags, ownCountyOptions } from '../../data/load/own-county-flags.ts';
import { type RepairWish, usualWish } from '../../data/load/own-county-repair.ts';
import type { Receiver } from '../../geojson/kernel/repair.ts';

/** The flags of `npm run boundaries`, for `parseArgs`: what each property is, as in `npm start`, and what is to be done. */
const { county: _, 'county-id': __, ...ofFile } = ownCountyOptions;
export const boundaryOptions = {
  ...ofFile,
  out: { type: 'string' },
  layers: { type: 'string' },
  gap: { type: 'string' },
  overlap: { type: 'string' },
  'largest-gap': { type: 'string' },
  except: { type: 'string' },
  give: { type: 'string', multiple: true },
  medians: { type: 'string' },
  slivers: { type: 'string' },
} as const;

export interface BoundaryFlags extends Omit<OwnCountyFlags, 'county' | 'county-id'> {
  readonly out?: string | undefined;
  readonly layers?: string | undefined;
  readonly gap?: string | undefined;
  readonly overlap?: string | undefined;
  readonly 'largest-gap'?: string | undefined;
  readonly except?: string | undefined;
  readonly give?: readonly string[] | undefined;
  readonly medians?: string | undefined;
  readonly slivers?: string | undefined;
}

const receivers: readonly string[] = ['longest-border', 'smallest', 'largest', 'first'] satisfies Receiver[];
const isReceiver = (text: string): text is Extract<Receiver, string> => receivers.includes(text);

/** The repairs that flags ask for, or one sentence that says what is wrong with them. */
export function repairWishOf(flags: BoundaryFlags): RepairWish | string {
  const { gap = usualWish.gap, overlap = usualWish.overlap } = flags;
  if (typeof gap !== 'string' || !isReceiver(gap)) return `--gap: ${receivers.join(' | ')}`;
  if (typeof overlap !== 'string' || !isReceiver(overlap)) return `--overlap: ${receivers.join(' | ')}`;
  const largestGap = Number(flags['largest-gap'] ?? usualWish.largestGap);
  if (!Number.isFinite(largestGap) || largestGap < 0) return '--largest-gap: 平方米 · square metres, from 0';
  const excepted = (flags.except ?? '').split(',').filter((one) => one !== '');
  if (!excepted.every(isNumber)) return '--except: 列出的序号 · numbers as listed, for example 3,7';
  const given = (flags.give ?? []).map((one) => /^([1-9]\d*)=(.+)$/.exec(one));
  if (given.includes(null)) return '--give: 序号=网格编号 · number=id of a grid, for example 3=W-07';
  return {
    gap,
    overlap,
    largestGap,
    except: new Set(excepted.map(Number)),
    given: new Map(given.map((match) => [Number(match?.[1]), match?.[2] ?? ''])),
  };
}

const isNumber = (text: string) => /^[1-9]\d*$/.test(text.trim());
