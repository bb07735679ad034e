import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { findPassword, SUPERUSER } from './cluster.ts';
import { resolveDataLocation } from './data-location.ts';
import { DATABASE } from './roles.ts';
import { Untar, type WrittenFile } from './untar.ts';

/** PostgreSQL's backup manifest: every file except the write-ahead log. */
interface Manifest {
  Files: { Path?: string; 'Encoded-Path'?: string; Size: number; Checksum: string }[];
}

export interface BaseBackup {
  files: WrittenFile[];
  /** As received from the server. */
  manifest: string;
  serverVersion: string;
}

/**
 * Returns the superuser URL of the embedded server that is running on this data folder. Throws if none is
 * running.
 */
export function findRunning(dataDir: string): string {
  const location = resolveDataLocation(dataDir, () => {});
  const port = readLine(join(location.cluster, 'postmaster.pid'), 3);
  if (port === undefined) throw new Error(`no database is running on ${dataDir}; start the product first`);
  return `postgres://${SUPERUSER}:${encodeURIComponent(findPassword(location))}@127.0.0.1:${port}/${DATABASE}`;
}

/**
 * Copies a running cluster into `folder` by the replication protocol (BASE_BACKUP), with the write-ahead log
 * needed to start it, and checks every file against the server's manifest. The embedded binaries do not
 * include pg_basebackup.
 */
export async function takeBaseBackup(url: string, folder: string): Promise<BaseBackup> {
  const options = { connectionString: url, application_name: 'waqtor backup', replication: 'true' };
  const client = new pg.Client(options);
  client.on('error', () => {}); // the backup rejects with the same error
  await client.connect();
  try {
    const reading = new BackupQuery(folder);
    client.query(reading);
    const manifest = await reading.done;
    checkManifest(manifest, reading.untar.files);
    return {
      files: reading.untar.files,
      manifest,
      serverVersion: readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim(),
    };
  } finally {
    await client.end();
  }
}

/** Throws unless these are exactly the files of the manifest. */
function checkManifest(text: string, files: WrittenFile[]): void {
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const entry of (JSON.parse(text) as Manifest).Files) {
    const path = entry.Path ?? Buffer.from(entry['Encoded-Path'] ?? '', 'hex').toString('utf8');
    const file = byPath.get(path);
    if (file?.size === entry.Size && file.sha256 === entry.Checksum) continue;
    throw new Error(`${path} differs from the manifest of the server`);
  }
}

/** The part of pg's connection that a query of our own uses. */
interface WireConnection {
  query(text: string): void;
}

/**
 * BASE_BACKUP as a pg query: rows that are not needed, then one COPY stream whose messages begin with a type
 * byte.
 */
class BackupQuery implements pg.Submittable {
  readonly untar: Untar;
  readonly done: Promise<string>;
  readonly #manifest: Buffer[] = [];
  #isManifest = false;
  #failed: Error | undefined;
  #resolve: (manifest: string) => void = () => {};
  #reject: (error: Error) => void = () => {};

  constructor(folder: string) {
    this.untar = new Untar(folder);
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(connection: WireConnection): void {
    connection.query(
      `BASE_BACKUP (LABEL 'waqtor', CHECKPOINT 'fast', WAL true, MANIFEST 'yes', MANIFEST_CHECKSUMS 'SHA256')`,
    );
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.#failed) return;
    try {
      this.#read(String.fromCharCode(chunk[0] ?? 0), chunk.subarray(1));
    } catch (error) {
      this.#failed = error as Error; // throwing here would end the process
    }
  }

  #read(kind: string, body: Buffer): void {
    if (kind === 'm') this.#isManifest = true;
    else if (kind === 'd' && this.#isManifest) this.#manifest.push(Buffer.from(body));
    else if (kind === 'd') this.untar.write(body);
    else if (kind === 'n' && !body.toString('utf8').startsWith('base.tar\0')) {
      throw new Error('the cluster has tablespaces, which are not backed up');
    }
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}

  handleError(error: Error): void {
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    try {
      if (this.#failed) throw this.#failed;
      this.untar.end();
      this.#resolve(Buffer.concat(this.#manifest).toString('utf8'));
    } catch (error) {
      this.#reject(error as Error);
    }
  }
}

function readLine(file: string, index: number): string | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n')[index]?.trim() || undefined;
  } catch {
    return undefined;
  }
}
