/**
 * Colour arithmetic for tests of the palette: sRGB, contrast (WCAG 2.2), deuteranopia (Machado, Oliveira and
 * Fernandes 2009, severity 1) and CIEDE2000 (Sharma, Wu and Dalal 2005). Channels are 0…255.
 */
export type Rgb = readonly [number, number, number];
type Lab = readonly [number, number, number];

/** @throws if `hex` is not #rrggbb */
export function rgb(hex: string): Rgb {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (digits === null) throw new Error(`not a colour: ${hex}`);
  return [
    Number.parseInt(digits[1] ?? '', 16),
    Number.parseInt(digits[2] ?? '', 16),
    Number.parseInt(digits[3] ?? '', 16),
  ];
}

/** `top` laid over `ground` with the given opacity. */
export function over(top: Rgb, ground: Rgb, opacity: number): Rgb {
  const mix = (index: 0 | 1 | 2) => top[index] * opacity + ground[index] * (1 - opacity);
  return [mix(0), mix(1), mix(2)];
}

const linear = (channel: number) => {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const encoded = (value: number) => {
  const held = Math.min(1, Math.max(0, value));
  return 255 * (held <= 0.0031308 ? held * 12.92 : 1.055 * held ** (1 / 2.4) - 0.055);
};

/** WCAG contrast ratio, 1…21. */
export function contrast(a: Rgb, b: Rgb): number {
  const luminance = ([red, green, blue]: Rgb) =>
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** How the colour looks to an eye without the medium-wavelength cone. */
export function deuteranopia([red, green, blue]: Rgb): Rgb {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  return [
    encoded(0.367322 * r + 0.860646 * g - 0.227968 * b),
    encoded(0.280085 * r + 0.672501 * g + 0.047413 * b),
    encoded(-0.01182 * r + 0.04294 * g + 0.968881 * b),
  ];
}

function lab([red, green, blue]: Rgb): Lab {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const degrees = Math.PI / 180;

/** The perceived difference of two colours (CIEDE2000); 1 is just noticeable side by side. */
export function deltaE(first: Rgb, second: Rgb): number {
  return deltaELab(lab(first), lab(second));
}

/** CIEDE2000 of two CIE L*a*b* colours. */
export function deltaELab([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(meanChroma ** 7 / (meanChroma ** 7 + 25 ** 7)));
  const hue = (a: number, b: number) => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / degrees + 360) % 360);
  const [c1, c2] = [Math.hypot((1 + g) * a1, b1), Math.hypot((1 + g) * a2, b2)];
  const [h1, h2] = [hue((1 + g) * a1, b1), hue((1 + g) * a2, b2)];
  const colourless = c1 * c2 === 0;
  const turn = h2 - h1;
  const hueStep = colourless ? 0 : turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
  const hueDelta = 2 * Math.sqrt(c1 * c2) * Math.sin((hueStep / 2) * degrees);
  const sum = h1 + h2;
  const h = colourless
    ? sum
    : Math.abs(turn) <= 180
      ? sum / 2
      : sum < 360
        ? (sum + 360) / 2
        : (sum - 360) / 2;
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const t =
    1 -
    0.17 * Math.cos((h - 30) * degrees) +
    0.24 * Math.cos(2 * h * degrees) +
    0.32 * Math.cos((3 * h + 6) * degrees) -
    0.2 * Math.cos((4 * h - 63) * degrees);
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const [sc, sh] = [1 + 0.045 * c, 1 + 0.015 * c * t];
  const rotation =
    -Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * degrees) * 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  const [x, y, z] = [(l2 - l1) / sl, (c2 - c1) / sc, hueDelta / sh];
  return Math.sqrt(x * x + y * y + z * z + rotation * y * z);
}
