import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** The user as which PostgreSQL runs; `undefined` is the current user. PostgreSQL refuses to run as root. */
export interface RunAs {
  uid: number;
  gid: number;
  name: string;
}

// Both users exist for such purposes. Creating a new one would change the system of a user who only tries the
// product.
const CANDIDATES = ['postgres', 'nobody'];

/**
 * Returns an unprivileged user if this process runs as root: the owner of `dataDir`, if that already belongs
 * to one. Otherwise returns undefined.
 */
export function chooseRunAs(dataDir: string): RunAs | undefined {
  const ownUid = process.getuid?.();
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  if (ownUid !== 0) {
    if (owner && ownUid !== undefined && owner.uid !== ownUid) {
      throw new Error(
        `the database in ${dataDir} belongs to user ${nameOf(owner.uid)}; start as root or as that user, or set ` +
          'WAQTOR_DATA_DIR to another folder',
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: nameOf(owner.uid) };
  const users = readUsers();
  for (const name of CANDIDATES) {
    const user = users.find((entry) => entry.name === name);
    if (user) return user;
  }
  throw new Error(
    `PostgreSQL does not run as root, and none of the users ${CANDIDATES.join(', ')} exists; create one ` +
      '(useradd --system postgres) or start as an ordinary user',
  );
}

/** Whether this user may access the folder. The kernel decides, because mode bits are not the only rule. */
export function canEnter(folder: string, user: RunAs | undefined): boolean {
  if (!user) return true;
  const { status, error } = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
    stdio: 'ignore',
  });
  if (error) throw new Error(`cannot run a program as user ${user.name}: ${error.message}`, { cause: error });
  return status === 0;
}

function readUsers(): RunAs[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.name !== '' && user.uid > 0);
}

function nameOf(uid: number): string {
  return readUsers().find((user) => user.uid === uid)?.name ?? String(uid);
}
