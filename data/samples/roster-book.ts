import type { Assignment, Party, Subject } from '../model/roster.ts';

/** A party as it is entered: with the defaults left out. */
export type Entry = Pick<Party, 'id' | 'kind' | 'name'> & Partial<Party>;

/**
 * A roster while it is being written. Telephone numbers are handed out in order from a range that no exchange can
 * assign (they begin with 000), so no number here can ever ring.
 */
export class RosterBook {
  readonly parties: Party[] = [];
  readonly assignments: Assignment[] = [];
  readonly #block: string;
  readonly #from: string;

  /** @param adminCode the county's code, which keeps the counties' numbers apart. @param from the day the roster takes effect */
  constructor(adminCode: string, from: string) {
    this.#block = adminCode.slice(2);
    this.#from = from;
  }

  /** Enters a party, with a telephone number, and returns its id. Entering the same id again changes nothing. */
  enter(entry: Entry): string {
    if (this.parties.some((party) => party.id === entry.id)) return entry.id;
    const number = String(this.parties.length + 1).padStart(4, '0');
    this.parties.push({ telephone: `000-${this.#block}-${number}`, ...entry });
    return entry.id;
  }

  assign(kind: Subject['kind'], id: string, role: string, party: string): void {
    if (!this.parties.some((each) => each.id === party)) throw new Error(`${party} is not in the roster`);
    this.assignments.push({ subject: { kind, id }, role, party, from: this.#from });
  }
}
