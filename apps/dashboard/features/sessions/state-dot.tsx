import type { Schemas } from '../../lib/api.ts';

const classNames: Record<Schemas['Session']['status'], string> = {
  starting: 'bg-warn',
  qr: 'bg-warn',
  pairing: 'bg-warn',
  connecting: 'bg-warn',
  connected: 'bg-accent',
  degraded: 'bg-warn',
  reconnecting: 'bg-warn',
  disconnected: 'bg-muted',
  logged_out: 'bg-danger',
  conflict: 'bg-danger',
  restricted: 'bg-warn',
  banned: 'bg-danger',
  failed: 'bg-danger',
};

/** The state of a session as a colour; must be shown next to its label. */
export function StateDot({ state }: { state: Schemas['Session']['status'] }) {
  return (
    <span aria-hidden="true" className={`inline-block size-2.5 shrink-0 rounded-full ${classNames[state]}`} />
  );
}
