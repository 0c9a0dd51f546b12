import { program } from '../../data/model/audit.ts';
import { keepAnchors } from '../auth/audit-anchor.ts';
import { openData } from './open-data.ts';

/**
 * `npm run accounts -- list`         the accounts, a line each
 * `npm run accounts -- remove-demo`  removes the demonstration's accounts and displays
 *
 * The service may be running meanwhile.
 */
const opened = openData();
const [command] = process.argv.slice(2);
if (!opened.ok) {
  console.error(opened.message);
  process.exitCode = 1;
} else {
  const { store, environment } = opened;
  keepAnchors(store.audit, environment.auditAnchor);
  if (command === 'remove-demo') {
    const count = await store.accounts.removeDemonstration({ actor: program, once: null }, Date.now());
    console.log(`${count} demonstration accounts removed`);
  } else if (command === 'list') {
    for (const { id, name, displayName, origin, active, grants } of await store.accounts.list()) {
      const held = grants
        .map(({ county, role, grids, unit }) =>
          [county, role, ...grids, ...(unit === undefined ? [] : [`(${unit})`])].join(' '),
        )
        .join(', ');
      console.log(
        [id, name, displayName, origin, active ? 'active' : 'disabled', held || 'no role'].join('\t'),
      );
    }
  } else {
    console.error('npm run accounts -- list | remove-demo');
    process.exitCode = 1;
  }
  await store.close();
}
