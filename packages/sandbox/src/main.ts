import { parseArgs } from 'node:util';
import { setTheTable } from './demo.ts';
import { startSandbox } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8090' },
    host: { type: 'string', default: '127.0.0.1' },
    seed: { type: 'string' },
    demo: { type: 'boolean', default: false },
    'time-scale': { type: 'string', default: '1' },
    rules: { type: 'string', default: 'meta' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(
    'usage: main.ts [--port 8090] [--host 127.0.0.1] [--seed N] [--time-scale 1] [--rules meta|off] [--demo]\n',
  );
} else {
  const sandbox = await startSandbox({
    port: Number(values.port),
    host: values.host,
    webhooks: { timeScale: Number(values['time-scale']) },
    ...(values.rules === 'off' ? { rules: 'off' as const } : {}),
    ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  });
  if (values.demo) setTheTable(sandbox);
  // One line of JSON, for whoever started us on port 0.
  process.stdout.write(`${JSON.stringify({ sandbox: sandbox.url })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.stop());
}
