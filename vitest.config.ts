import { configDefaults, defineConfig } from 'vitest/config';

const browserTests = 'apps/dashboard/tests/**/*.test.ts';
const featureTests = 'apps/server/src/features/**/*.test.ts';

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
    // The check and `npm run coverage`. What only runs in child processes counts as not covered.
    coverage: {
      provider: 'v8',
      include: ['apps/server/src/**/*.ts', 'packages/*/src/**/*.ts'],
      exclude: [
        '**/*.test.ts',
        '**/*.generated.ts',
        '**/*.fixture.ts',
        '**/{testing,measure}-*.ts',
        '**/testing.ts',
        '**/testing/**',
        '**/invariants/**',
      ],
      reporter: ['text-summary', 'html'],
      thresholds: { lines: 90, branches: 90 },
    },
    projects: [
      {
        test: {
          ...limits,
          name: 'node',
          include: ['{apps,packages,tools,bench}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, browserTests, featureTests],
          maxWorkers: 2,
          setupFiles: ['packages/testing/src/setup-leak-check.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...limits,
          name: 'node-features',
          include: [featureTests],
          maxWorkers: 2,
          setupFiles: ['packages/testing/src/setup-leak-check.ts'],
          // Loading the server costs more than most of these files' tests, so files share two processes.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...limits,
          name: 'browser',
          include: [browserTests],
          globalSetup: ['apps/dashboard/tests/support/global-setup.ts'],
          setupFiles: ['apps/dashboard/tests/support/setup-failure-report.ts'],
          // A page, its server and the sandbox already fill two cores.
          maxWorkers: 1,
          // Files share one browser, in contexts of their own.
          isolate: false,
          // Only tests that hang take this long, even on a busy machine.
          testTimeout: 600_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
