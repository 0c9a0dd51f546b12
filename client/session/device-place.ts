/** Why the device did not say where it is. */
export type PlaceFailure = 'forbidden' | 'unavailable' | 'too-slow' | 'unsupported';

export type DevicePlace =
  | {
      readonly ok: true;
      /** WGS84, seven decimals. */
      readonly place: [longitude: number, latitude: number];
      /** Metres within which it is right with 95 % probability. */
      readonly accuracy: number;
    }
  | { readonly ok: false; readonly reason: PlaceFailure };

const patience = 15_000;

/** Asks the device where it is. Browsers answer on https and on localhost only. */
export function devicePlace(): Promise<DevicePlace> {
  if (!('geolocation' in navigator) || !window.isSecureContext)
    return Promise.resolve({ ok: false, reason: 'unsupported' });
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) =>
        resolve({
          ok: true,
          place: [Number(longitude.toFixed(7)), Number(latitude.toFixed(7))],
          accuracy,
        }),
      ({ code }) =>
        resolve({ ok: false, reason: code === 1 ? 'forbidden' : code === 3 ? 'too-slow' : 'unavailable' }),
      { enableHighAccuracy: true, timeout: patience, maximumAge: 10_000 },
    );
  });
}
