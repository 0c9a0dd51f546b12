import { createHash } from 'node:crypto';
import { type ChainFault, verifyChain } from '../../data/rules/audit-chain.ts';
import { readAnchors } from '../auth/audit-anchor.ts';
import { openData } from './open-data.ts';

/**
 * `npm run audit -- verify`: walks the whole audit chain and holds it against the anchors. Prints what it found, a line a
 * fault; the exit code is 0 only for a chain without fault.
 */
const opened = openData();
const [command] = process.argv.slice(2);
if (!opened.ok) {
  console.error(opened.message);
  process.exitCode = 1;
} else if (command !== 'verify') {
  console.error('npm run audit -- verify');
  process.exitCode = 1;
  await opened.store.close();
} else {
  const { store, environment } = opened;
  const anchors = readAnchors(environment.auditAnchor);
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const { entries, last, faults } = await verifyChain(store.audit.all(), anchors, hash);
  await store.close();
  for (const fault of faults.slice(0, 100)) console.error(inWords(fault));
  const end = last === null ? 'empty' : `ends with ${last.hash.slice(0, 16)}… of ${last.at}`;
  const against =
    anchors.length === 0
      ? 'without anchors: a cut end would not be seen'
      : `against ${anchors.length} anchors`;
  console.log(`${entries} entries, ${faults.length} faults, ${against}; the chain ${end}`);
  if (faults.length > 0) process.exitCode = 1;
}

function inWords(fault: ChainFault): string {
  switch (fault.kind) {
    case 'altered':
      return `entry ${fault.sequence} was altered`;
    case 'dropped':
      return fault.from === fault.to
        ? `entry ${fault.from} is missing`
        : `entries ${fault.from} to ${fault.to} are missing`;
    case 'reordered':
      return `entry ${fault.sequence} is out of order`;
    case 'unlinked':
      return `entry ${fault.sequence} does not follow from the one before it`;
    case 'truncated':
      return `the chain ends with entry ${fault.last}, but entry ${fault.anchored} was anchored: its end was cut off`;
    case 'rewritten':
      return `entry ${fault.sequence} is not the one that was anchored: the chain was written anew`;
  }
}
