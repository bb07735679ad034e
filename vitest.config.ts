import { configDefaults, defineConfig } from 'vitest/config';

const browserTests = 'apps/dashboard/tests/**/*.test.ts';

const limits = {
  pool: 'forks' as const,
  testTimeout: 180_000,
  hookTimeout: 120_000,
  // What is awaited comes, also on a machine that does other things.
  expect: { poll: { timeout: 60_000 } },
};

export default defineConfig({
  test: {
    globalSetup: ['packages/testing/src/global-setup.ts'],
    projects: [
      {
        test: {
          ...limits,
          name: 'node',
          include: ['{apps,packages,tools,bench}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, browserTests],
          maxWorkers: 2,
          setupFiles: ['packages/testing/src/setup-leak-check.ts'],
          // Loading the server costs more than most files' tests. The leak check keeps files apart.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...limits,
          name: 'browser',
          include: [browserTests],
          // A page, its server and the sandbox already fill two cores.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
