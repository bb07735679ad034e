import { createHash } from 'node:crypto';
import type { Tx } from '@waqtor/db';

/** One of several statements that are sent to the database as one. */
export interface Part {
  /** The name of its CTE, in snake case. */
  name: string;
  /**
   * Parameters start at $1. Without `instants` the statement must have no `returning`: its rows are counted.
   */
  text: string;
  values: readonly unknown[];
  /** Set if rows are returned: the columns that contain instants, because rows are returned as JSON. */
  instants?: readonly string[];
}

/** The result of a part, available after `run`. */
export interface Outcome<Row> {
  count(): number;
  rows(): Row[];
}

interface Added extends Part {
  outcome: unknown;
}

/**
 * Combines several statements into one round trip, as CTEs of one statement. They share one snapshot: no
 * statement sees what another one writes, and no two may write the same row. They run in the order in which
 * they were added (PostgreSQL evaluates a CTE when it is first referenced, and the result references them in
 * order), so locks are taken in that order.
 */
export class RoundTrip {
  readonly #parts: Added[] = [];

  add<Row = never>(part: Part): Outcome<Row> {
    const added: Added = { ...part, outcome: undefined };
    this.#parts.push(added);
    return {
      count: () => (Array.isArray(added.outcome) ? added.outcome.length : Number(added.outcome)),
      rows: () => (Array.isArray(added.outcome) ? added.outcome : []),
    };
  }

  /** No-op if there are no parts. */
  async run(tx: Tx): Promise<void> {
    if (this.#parts.length === 0) return;
    const { name, text } = combine(this.#parts);
    const values = this.#parts.flatMap((part) => part.values);
    const { rows } = await tx.client.query<{ outcomes: unknown[] }>({ name, text, values });
    for (const [i, part] of this.#parts.entries()) {
      part.outcome = rows[0]?.outcomes[i];
      if (part.instants && Array.isArray(part.outcome)) readInstants(part.outcome, part.instants);
    }
  }
}

interface Combined {
  name: string;
  text: string;
}

/** Combined statements by their parts: one level per part. */
interface Cache {
  combined?: Combined;
  next: Map<string, Cache>;
}
const cache: Cache = { next: new Map() };

function descend(level: Cache, key: string): Cache {
  const found = level.next.get(key) ?? { next: new Map() };
  level.next.set(key, found);
  return found;
}

/** The same parts produce the same text, so a connection prepares it once. */
function combine(parts: readonly Part[]): Combined {
  let entry = cache;
  for (const { name, text, instants } of parts)
    entry = descend(descend(descend(entry, name), text), instants ? 'rows' : 'count');
  entry.combined ??= build(parts);
  return entry.combined;
}

function build(parts: readonly Part[]): Combined {
  const bodies: string[] = [];
  const outcomes: string[] = [];
  let first = 0;
  for (const [i, { name, text, values, instants }] of parts.entries()) {
    const offset = first;
    const own = text.replace(/\$(\d+)/g, (_, n: string) => `$${offset + Number(n)}`);
    const cte = `${name}_${i}`;
    bodies.push(`${cte} as (${instants ? own : `${own} returning 1`})`);
    outcomes.push(
      instants
        ? `(select coalesce(json_agg(${cte}), '[]') from ${cte})`
        : `(select to_json(count(*)) from ${cte})`,
    );
    first += values.length;
  }
  const text = `with ${bodies.join(',\n')}\nselect json_build_array(${outcomes.join(', ')}) as outcomes`;
  const name = `trip_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  return { name, text };
}

/** Converts instants that came as JSON text to dates. */
export function readInstants(rows: Record<string, unknown>[], instants: readonly string[]): void {
  for (const row of rows) {
    for (const column of instants) {
      const at = row[column];
      if (typeof at === 'string') row[column] = new Date(at);
    }
  }
}
