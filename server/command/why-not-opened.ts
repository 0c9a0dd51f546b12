import type { Opened } from '../../data/store/sqlite/open.ts';

/** One sentence on a store that could not be opened: what is wrong, and what to do. */
export function whyNotOpened({ reason, file, detail }: Extract<Opened, { ok: false }>): string {
  switch (reason) {
    case 'unwritable':
      return `The data folder cannot be written (${detail}). Set DATA_DIR to a folder that can.`;
    case 'too-new':
      return `${file} belongs to a newer version of this program (${detail}). Update the program; the file is untouched.`;
    case 'corrupt':
      return `${file} is damaged (${detail}). Put a backup in its place; the file is untouched.`;
    case 'foreign':
      return `${file} is not a database of this program (${detail}). Set DATA_DIR to another folder; the file is untouched.`;
    case 'locked':
      return `${file} is in use by another program. Stop that one, or set DATA_DIR to another folder.`;
  }
}
