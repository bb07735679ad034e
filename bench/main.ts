import { benchAccept } from './accept.ts';
import { benchDashboard } from './dashboard.ts';
import { benchGrowth } from './growth.ts';
import { benchHostile } from './hostile.ts';
import { benchIntake } from './intake.ts';
import { benchLatency } from './latency.ts';
import { benchList } from './list.ts';
import { benchMemory } from './memory.ts';
import { benchSend } from './send.ts';
import { benchServed } from './served.ts';
import { benchSockets } from './sockets.ts';
import { type Figure, isWithinBound, printTable } from './table.ts';

/*
 * npm run bench [-- name …] [--json]: measures the product, its floor or a peer, and the ratio. Exits with 1
 * if a limit was exceeded.
 */

const benches: Record<string, () => Promise<Figure[]>> = {
  intake: benchIntake,
  accept: benchAccept,
  latency: benchLatency,
  send: benchSend,
  list: benchList,
  sockets: benchSockets,
  dashboard: benchDashboard,
  growth: benchGrowth,
  served: benchServed,
  hostile: benchHostile,
  memory: benchMemory,
};
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = names.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
const results: Record<string, Figure[]> = {};
for (const name of names.length > 0 ? names : Object.keys(benches)) {
  const figures = (await benches[name]?.()) ?? [];
  results[name] = figures;
  if (!process.argv.includes('--json')) printTable(name, figures);
}
if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2));
process.exit(Object.values(results).flat().every(isWithinBound) ? 0 : 1);
