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
/** Browsers answer on https and on localhost only. */
const isSupported = () => 'geolocation' in navigator && window.isSecureContext;
const unsupported: DevicePlace = { ok: false, reason: 'unsupported' };

const placeOf = ({ coords: { longitude, latitude, accuracy } }: GeolocationPosition): DevicePlace => ({
  ok: true,
  place: [Number(longitude.toFixed(7)), Number(latitude.toFixed(7))],
  accuracy,
});
const failureOf = ({ code }: GeolocationPositionError): DevicePlace => ({
  ok: false,
  reason: code === 1 ? 'forbidden' : code === 3 ? 'too-slow' : 'unavailable',
});

/** Asks the device where it is. */
export function devicePlace(): Promise<DevicePlace> {
  if (!isSupported()) return Promise.resolve(unsupported);
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      (position) => resolve(placeOf(position)),
      (error) => resolve(failureOf(error)),
      { enableHighAccuracy: true, timeout: patience, maximumAge: 10_000 },
    );
  });
}

/**
 * Follows where the device is, with its screen kept awake: asleep, most devices say nothing. A failure is told and may pass.
 * @returns how to stop
 */
export function followDevice(onPlace: (place: DevicePlace) => void): () => void {
  if (!isSupported()) {
    onPlace(unsupported);
    return () => {};
  }
  const watch = navigator.geolocation.watchPosition(
    (position) => onPlace(placeOf(position)),
    (error) => onPlace(failureOf(error)),
    { enableHighAccuracy: true, timeout: patience, maximumAge: 0 },
  );
  const sleep = keepAwake();
  return () => {
    navigator.geolocation.clearWatch(watch);
    sleep();
  };
}

/** Keeps the screen on while the page is in sight, where the browser can; answers how to stop. */
function keepAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let isOver = false;
  const ask = async () => {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
    // Refused where the battery is low: then the screen goes off.
    lock = await navigator.wakeLock.request('screen').catch(() => undefined);
    if (isOver) void lock?.release();
  };
  document.addEventListener('visibilitychange', ask);
  void ask();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}
