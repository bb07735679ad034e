import { idPrefixes } from '@waqtor/contract';

// Run by a test through the launcher: prints its own arguments and environment, and fails when its input
// ends.
console.log(
  JSON.stringify({ url: import.meta.url, args: process.argv.slice(1), prefix: idPrefixes.message }),
);
await new Promise((resolve) => process.stdin.resume().once('end', resolve));
throw new Error('broken here');
