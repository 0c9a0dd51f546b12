import type { MapColours } from '../../ui/palette.ts';

/** The drawings of the map's legend: each as the map draws what it stands for. */

/** The frame about a point on a border or in no grid. */
export function Frame() {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path d="M2 7V2h5M13 2h5v5M18 13v5h-5M7 18H2v-5" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="10" cy="10" r="3" fill="currentColor" />
    </svg>
  );
}

/** Neighbouring sections in different colours. */
export function Sections({ colours }: { readonly colours: MapColours }) {
  return (
    <svg viewBox="0 0 24 20" width="24" height="20" aria-hidden="true">
      {[0, 1, 2].map((place) => (
        <path key={place} d={`M${2 + place * 7} 10h6`} stroke={colours.classes[place]} strokeWidth={5} />
      ))}
    </svg>
  );
}

export function Swatch({ colour }: { readonly colour: string }) {
  return (
    <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
      <rect width="20" height="20" rx="5" fill={colour} />
    </svg>
  );
}

interface LineProps {
  readonly colour: string;
  readonly width: number;
  readonly dashed?: boolean;
  readonly dotted?: boolean;
}

export function Line({ colour, width, dashed = false, dotted = false }: LineProps) {
  return (
    <svg viewBox="0 0 24 20" width="24" height="20" aria-hidden="true">
      <path
        d="M2 10h20"
        stroke={colour}
        strokeWidth={width}
        strokeLinecap={dotted ? 'round' : 'butt'}
        strokeDasharray={dotted ? '0.01 5' : dashed ? '6 4' : undefined}
      />
    </svg>
  );
}

/** A hexagon that counts issues, with the rim it has where one of them is overdue. */
export function Hexagon({ colours }: { readonly colours: MapColours }) {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path
        d="M10 1.5 17.4 5.8v8.4L10 18.5 2.6 14.2V5.8z"
        fill={colours.urgency['on-time']}
        fillOpacity="0.4"
        stroke={colours.urgency.overdue}
        strokeWidth="2"
      />
    </svg>
  );
}
