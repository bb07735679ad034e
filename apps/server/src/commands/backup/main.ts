import { ConfigError, readConfig } from '../../config.ts';
import { BackupError, backUp, restore, verifyBackup } from './backup.ts';

/* npm run backup -- DIR [--with-key] · npm run backup:verify -- DIR · npm run restore -- DIR */

const [command, ...given] = process.argv.slice(2);
const [folder] = given.filter((argument) => !argument.startsWith('--'));
process.umask(0o077);
try {
  if (folder === undefined)
    throw new ConfigError(`Specify the folder of the backup: npm run ${command} -- DIR`);
  await run(folder);
} catch (error) {
  console.error(error instanceof ConfigError || error instanceof BackupError ? error.message : error);
  process.exit(1);
}

async function run(target: string): Promise<void> {
  const { dataDir, databaseUrl } = readConfig(process.env);
  if (command !== 'backup:verify' && databaseUrl !== undefined) {
    throw new ConfigError(
      'This is for the embedded database; docs/guides/backup.md says how to back up an external one.',
    );
  }
  switch (command) {
    case 'backup': {
      const { files, keyFingerprint } = await backUp(dataDir, target, {
        withKey: given.includes('--with-key'),
      });
      console.log(
        `${files.length} files in ${target}. Credentials are encrypted with the key ${keyFingerprint}; store that key separately.`,
      );
      return;
    }
    case 'backup:verify': {
      const { files, takenAt } = verifyBackup(target);
      console.log(`${files.length} files verified; the backup was taken on ${takenAt}`);
      return;
    }
    case 'restore': {
      const { keyFingerprint } = await restore(target, dataDir, (line) => console.log(line));
      console.log(
        `Restored into ${dataDir}. Start the product with the key ${keyFingerprint} (the file secret-key or WAQTOR_SECRET_KEY).`,
      );
      return;
    }
    default:
      throw new ConfigError(`Unknown command: ${command}.`);
  }
}
