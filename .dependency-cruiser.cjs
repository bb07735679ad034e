/* The dependency rule of the house: main → roles → workers → features → platform → packages, never back. */
const server = '^apps/server/src/';
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files import each other. Move what both need into a third one below them.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circular',
      comment:
        'Files of the dashboard import each other, if only their types. Move what both need into a third one below them.',
      severity: 'error',
      from: { path: '^apps/dashboard/' },
      to: { circular: true },
    },
    {
      name: 'nothing-imports-an-app',
      comment: 'Apps run, they are not imported. Move what is shared into a package.',
      severity: 'error',
      from: { path: '^(apps/([^/]+)|packages|bench|tools)/' },
      to: { path: '^apps/', pathNot: '^apps/$2/' },
    },
    {
      name: 'dashboard-knows-the-api-alone',
      comment: 'Pages speak to the server by the typed client of lib/api.ts and hear it by lib/realtime.ts.',
      severity: 'error',
      from: { path: '^apps/dashboard/', pathNot: '^apps/dashboard/tests/' },
      to: { path: '^(packages/|apps/(?!dashboard/))' },
    },
    {
      name: 'dashboard-from-pages-down',
      comment: 'app/ → features/ → ui/ and lib/, never back.',
      severity: 'error',
      from: { path: '^apps/dashboard/(lib|ui)/' },
      to: { path: '^apps/dashboard/(features|app)/' },
    },
    {
      name: 'dashboard-features-meet-at-the-index',
      comment:
        'Use another feature through its index.ts. What both need belongs in lib/ or ui/, what composes both in a feature above them.',
      severity: 'error',
      from: { path: '^apps/dashboard/features/([^/]+)/' },
      to: {
        path: '^apps/dashboard/features/[^/]+/',
        pathNot: ['^apps/dashboard/features/$1/', '^apps/dashboard/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'dashboard-one-list-of-features',
      comment: 'What features add to the frame is read from features/features.ts, by useFeatures().',
      severity: 'error',
      from: { path: '^apps/dashboard/', pathNot: '^apps/dashboard/features/features\\.ts$' },
      to: { path: '^apps/dashboard/features/[^/]+/feature\\.ts$' },
    },
    {
      name: 'dashboard-routes-use-features-at-the-index',
      comment: 'A route names a page that a feature offers in its index.ts.',
      severity: 'error',
      from: { path: '^apps/dashboard/app/' },
      to: { path: '^apps/dashboard/features/[^/]+/', pathNot: '^apps/dashboard/features/[^/]+/index\\.ts$' },
    },
    {
      name: 'inbox-composes-conversations-and-messages',
      comment:
        'Conversations and messages do not know each other. What needs both belongs in features/inbox.',
      severity: 'error',
      from: { path: '^apps/dashboard/features/(conversations|messages)/' },
      to: {
        path: '^apps/dashboard/features/(conversations|messages|inbox)/',
        pathNot: '^apps/dashboard/features/$1/',
      },
    },
    {
      name: 'packages-through-their-exports',
      comment: "Import a package by its name; what it offers is in its 'exports'.",
      severity: 'error',
      from: { path: '^(?:packages/([^/]+)|apps|bench|tools)/' },
      to: {
        path: '^packages/[^/]+/',
        pathNot: [
          '^packages/$1/',
          '^packages/[^/]+/src/(index|main|testing/index|conformance|global-setup|growth|free-port|until)\\.ts$',
        ],
      },
    },
    {
      name: 'platform-knows-nothing-above',
      comment: 'Plumbing has never heard of a message. Pass what it needs as an argument.',
      severity: 'error',
      from: { path: `${server}platform/`, pathNot: '\\.test\\.ts$' },
      to: { path: `${server}(features|workers|roles|main)` },
    },
    {
      name: 'features-below-workers',
      comment: 'A feature does not know what moves by itself. Announce an event or leave a row.',
      severity: 'error',
      from: { path: `${server}features/`, pathNot: '\\.test\\.ts$' },
      to: { path: `${server}(workers|roles|main)` },
    },
    {
      name: 'features-meet-at-the-index',
      comment:
        'Use another feature through its index.ts, in tests also its testing.ts. If it must react to you, announce an event.',
      severity: 'error',
      from: { path: `${server}features/([^/]+)/` },
      to: {
        path: `${server}features/[^/]+/`,
        pathNot: [`${server}features/$1/`, `${server}features/[^/]+/(index|testing)\\.ts$`],
      },
    },
    {
      name: 'features-listed-for-roles-and-workers',
      comment:
        'What a feature brings is read from features/index.ts by roles, workers and tests of invariants, not by features.',
      severity: 'error',
      from: { path: `${server}(features/[^/]+|platform)/`, pathNot: '\\.test\\.ts$' },
      to: { path: `${server}features/([^/]+/feature|index)\\.ts$` },
    },
    {
      name: 'workers-use-features-at-the-index',
      comment: 'Use a feature through its index.ts.',
      severity: 'error',
      from: { path: `${server}(workers|roles)/` },
      to: { path: `${server}features/[^/]+/`, pathNot: `${server}features/[^/]+/index\\.ts$` },
    },
    {
      name: 'workers-do-not-know-each-other',
      comment: 'Background workers meet in the database. What one offers another stands in its index.ts.',
      severity: 'error',
      from: { path: `${server}workers/([^/]+)/`, pathNot: '\\.test\\.ts$' },
      to: {
        path: `${server}workers/[^/]+/`,
        pathNot: [`${server}workers/$1/`, `${server}workers/[^/]+/index\\.ts$`],
      },
    },
    {
      name: 'roles-only-from-main',
      comment: 'Wiring is wired by main.ts alone.',
      severity: 'error',
      from: {
        path: server,
        pathNot: [`${server}(main|openapi)\\.ts$`, `${server}(roles|invariants)/`, '\\.test\\.ts$'],
      },
      to: { path: `${server}roles/` },
    },
    {
      name: 'providers-named-in-roles-only',
      comment: 'Only roles/ may name an engine. Take the Provider interface of @waqtor/provider instead.',
      severity: 'error',
      from: {
        path: server,
        pathNot: [
          `${server}roles/`,
          '\\.test\\.ts$',
          '/testing\\.ts$',
          '\\.fixture\\.ts$',
          `${server}invariants/`,
        ],
      },
      to: { path: '^packages/provider-' },
    },
    {
      name: 'sandbox-named-in-roles-only',
      comment: 'The product does not know the sandbox. Use platform/sandbox.ts; roles/ starts the process.',
      severity: 'error',
      from: {
        path: server,
        pathNot: [
          `${server}roles/`,
          '\\.test\\.ts$',
          '/testing\\.ts$',
          '/testing-',
          '\\.fixture\\.ts$',
          `${server}invariants/`,
        ],
      },
      to: { path: '^packages/sandbox/' },
    },
    {
      name: 'providers-know-nothing-of-us',
      comment: 'An adapter speaks its library and the seam: no database, no server, no HTTP framework.',
      severity: 'error',
      from: { path: '^packages/provider', pathNot: '\\.test\\.ts$|/testing/measure-' },
      to: { path: '^(packages/(db|sandbox|testing)|apps)/|node_modules/(pg|kysely|fastify)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)node_modules/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs'],
    },
  },
};
