import { parseArgs } from 'node:util';
import { seedDemo } from './demo.ts';
import { startSandbox } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8090' },
    host: { type: 'string', default: '127.0.0.1' },
    seed: { type: 'string' },
    demo: { type: 'boolean', default: false },
    'time-scale': { type: 'string', default: '1' },
    rules: { type: 'string', default: 'meta' },
    'end-with-stdin': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(
    'usage: main.ts [--port 8090] [--host 127.0.0.1] [--seed N] [--time-scale 1] [--rules meta|off] [--demo] [--end-with-stdin]\n',
  );
} else {
  // The parent process holds the other end of stdin, which the system closes when the parent exits, however
  // that happens.
  if (values['end-with-stdin']) process.stdin.resume().once('close', end);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  const starting = startSandbox({
    port: Number(values.port),
    host: values.host,
    webhooks: { timeScale: Number(values['time-scale']) },
    ...(values.rules === 'off' ? { rules: 'off' as const } : {}),
    ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  });
  let isEnding = false;
  function end(): void {
    if (isEnding) return;
    isEnding = true;
    starting.then((sandbox) => sandbox.stop()).then(() => process.exit(0));
  }
  try {
    const sandbox = await starting;
    if (values.demo) seedDemo(sandbox);
    // Prints one line of JSON for a parent that started the sandbox on port 0. The parent may have exited
    // already.
    process.stdout.on('error', end);
    if (!isEnding) process.stdout.write(`${JSON.stringify({ sandbox: sandbox.url })}\n`);
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    process.stderr.write(`${isTaken ? `port ${values.port} is taken` : (error as Error).message}\n`);
    process.exit(1);
  }
}
