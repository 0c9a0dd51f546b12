import type { WalkedDay } from '../../rules/patrol-coverage.ts';
import type { Connection } from './connection.ts';

/** Prepares `note(county, walked)`, to be called inside a write transaction. */
export function walkedNoter({ database }: Connection) {
  const day = database.prepare<[string, string, number, number, number]>(
    `INSERT INTO walked (county, day, longitude, latitude, hours) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET hours = hours | excluded.hours`,
  );
  const latest = database.prepare<[string, number, number, string]>(
    `INSERT INTO last_walked (county, longitude, latitude, day) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET day = max(day, excluded.day)`,
  );
  return (county: string, walked: readonly WalkedDay[]): void => {
    for (const one of walked) {
      day.run(county, one.day, one.longitude, one.latitude, one.hours);
      latest.run(county, one.longitude, one.latitude, one.day);
    }
  };
}
