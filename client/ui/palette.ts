/**
 * Every colour of the product, once, as data: the panels take them as CSS variables, the map reads them directly, and
 * a test computes their contrast and their differences. Source: design-language.md.
 */
export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What the panels are painted with; each becomes the CSS variable `--colour-<name>`. */
export interface PanelColours {
  /** The page behind everything, and the map's ground. */
  readonly ground: string;
  /** Panels and controls. */
  readonly surface: string;
  /** Hovered rows, quiet boxes within a panel. */
  readonly sunken: string;
  readonly ink: string;
  /** Secondary text. */
  readonly quiet: string;
  /** Hairlines; never text. */
  readonly line: string;
  /** Borders of controls; 3:1 against the surface. */
  readonly edge: string;
  /** Links, chosen controls, the focus ring. */
  readonly accent: string;
  readonly onAccent: string;
  readonly danger: string;
  readonly warning: string;
  readonly good: string;
  /** A gap in the coverage: the loudest colour, used for nothing else. */
  readonly gap: string;
}

/** How urgent an issue is; its shape says its state, its colour this. */
export const urgencies = ['overdue', 'due-soon', 'on-time', 'done'] as const;
export type Urgency = (typeof urgencies)[number];

export interface MapColours {
  readonly ground: string;
  readonly water: string;
  readonly green: string;
  readonly hill: string;
  readonly farmland: string;
  readonly square: string;
  readonly building: string;
  readonly railway: string;
  readonly street: string;
  readonly streetEdge: string;
  /** Names of streets, places and water. */
  readonly groundInk: string;
  /** Fills of neighbouring grids, laid over the ground with `tintOpacity`. */
  readonly tints: readonly [string, string, string, string, string, string];
  readonly border: string;
  readonly parentBorder: string;
  readonly casing: string;
  readonly ink: string;
  readonly halo: string;
  readonly selection: string;
  /** Laid over everything outside one's own grid. */
  readonly dim: string;
  readonly gap: string;
  /** Street sections and classes, told apart also by width and label. */
  readonly classes: readonly [string, string, string, string, string, string];
  readonly urgency: Readonly<Record<Urgency, string>>;
  /** An index by grid, from little to much to do. */
  readonly ramp: readonly [string, string, string, string, string];
}

export interface Palette {
  readonly panel: PanelColours;
  readonly map: MapColours;
}

/** Grids are tinted lightly enough to read the streets through them. */
export const tintOpacity = 0.18;

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    panel: {
      ground: '#f6f4ee',
      surface: '#ffffff',
      sunken: '#f3f1ea',
      ink: '#1b2430',
      quiet: '#525d6b',
      line: '#dfdbd0',
      edge: '#858d98',
      accent: '#0b5cad',
      onAccent: '#ffffff',
      danger: '#b3201a',
      warning: '#855300',
      good: '#1c6b45',
      gap: '#c4007a',
    },
    map: {
      ground: '#f6f4ee',
      water: '#d3e3ec',
      green: '#e3ebd8',
      hill: '#e9e9da',
      farmland: '#f1efdf',
      square: '#efe9dd',
      building: '#e6e1d6',
      railway: '#a9a59b',
      street: '#ffffff',
      streetEdge: '#d9d4c7',
      groundInk: '#5d6875',
      tints: ['#1d4ed8', '#ffd400', '#16324f', '#38c6ff', '#4d7c0f', '#f9d5ea'],
      border: '#4b5a70',
      parentBorder: '#1f3350',
      casing: '#ffffff',
      ink: '#14202f',
      halo: '#fdfcf8',
      selection: '#0b5cad',
      dim: '#f6f4ee',
      gap: '#d6007f',
      classes: ['#a3156a', '#0b5cad', '#1f7a4a', '#a8853f', '#5b4bb3', '#4b5563'],
      urgency: { overdue: '#b3001b', 'due-soon': '#c07f00', 'on-time': '#1d4ed8', done: '#5f6b7a' },
      ramp: ['#eef5f1', '#cfe5de', '#a3cfc6', '#6fb3aa', '#3d8f87'],
    },
  },
  dark: {
    panel: {
      ground: '#0d1420',
      surface: '#141d2c',
      sunken: '#1c2738',
      ink: '#e9eef6',
      quiet: '#a9b6c8',
      line: '#29364a',
      edge: '#70809a',
      accent: '#85bdff',
      onAccent: '#08111f',
      danger: '#ff9b92',
      warning: '#ffc46b',
      good: '#7fd9a6',
      gap: '#ff5cc4',
    },
    map: {
      ground: '#0d1420',
      water: '#12243a',
      green: '#12221f',
      hill: '#141d22',
      farmland: '#10191f',
      square: '#172030',
      building: '#182234',
      railway: '#3a475c',
      street: '#2d3b54',
      streetEdge: '#0a101a',
      groundInk: '#8fa0b8',
      tints: ['#3350ff', '#f6e02a', '#fffbe0', '#ee6030', '#9ac6ff', '#2e4a30'],
      border: '#8ea3c2',
      parentBorder: '#d5e2f7',
      casing: '#0a101a',
      ink: '#f2f6fc',
      halo: '#0b121d',
      selection: '#85bdff',
      dim: '#070b12',
      gap: '#ff4fc3',
      classes: ['#ff8ac9', '#7db8ff', '#7fd9a6', '#e0bd7a', '#b9acff', '#aab6c6'],
      urgency: { overdue: '#ff7d73', 'due-soon': '#ffb84d', 'on-time': '#7fb2ff', done: '#93a1b5' },
      ramp: ['#12262b', '#16393c', '#1b4f50', '#216866', '#2a857f'],
    },
  },
};
