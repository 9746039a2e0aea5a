// Who may import whom. Paths are anchored; cycles are errors.
const among = (...folders) => `^(${folders.join('|')})/`;
const CONTRACTS = '^(diary-core|edge-hub)/contract/';
const WORKSPACE = '^(hardware|reader-agent|edge-hub|cloud-bridge|diary-core|web|scripts|tests)/';

/** `from` may import only itself, the contracts named, and packages. */
const only = (name, from, allowed, fromNot) => ({
  name,
  severity: 'error',
  from: { path: from, ...(fromNot ? { pathNot: fromNot } : {}) },
  to: { path: WORKSPACE, pathNot: allowed },
});

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('hardware-imports-nobody', '^hardware/', ['^hardware/']),
    only('core-contract-is-a-leaf', '^diary-core/contract/', ['^diary-core/contract/']),
    only('hub-contract-builds-on-core-contract', '^edge-hub/contract/', [CONTRACTS]),
    only(
      'agent-core-is-pure',
      '^reader-agent/src/core/',
      ['^reader-agent/src/core/', CONTRACTS],
      '\\.test\\.ts$',
    ),
    only('agent', '^reader-agent/', ['^reader-agent/', '^hardware/', CONTRACTS]),
    only('hub', '^edge-hub/', ['^edge-hub/', '^diary-core/contract/'], '^edge-hub/contract/'),
    only('bridge', '^cloud-bridge/', ['^cloud-bridge/', CONTRACTS]),
    only('core', '^diary-core/', ['^diary-core/'], '^diary-core/contract/'),
    only('kiosk', '^web/kiosk/', ['^web/(kiosk|shared)/', CONTRACTS]),
    only('diary', '^web/diary/', ['^web/(diary|shared)/', '^diary-core/contract/']),
    only('demo-page', '^web/demo/', ['^web/(demo|shared)/', '^diary-core/contract/']),
    only('web-shared', '^web/shared/', ['^web/shared/', CONTRACTS]),
    {
      name: 'pure-stays-pure',
      severity: 'error',
      from: {
        path: [
          '^(reader-agent|cloud-bridge)/src/core/',
          '^(diary-core|edge-hub)/contract/',
          '/(domain|codec|session)\\.ts$',
        ],
        pathNot: '\\.test\\.ts$',
      },
      to: {
        path: '^(node:)?(fs|net|timers|http|https|child_process|worker_threads|process|dgram|tls)(/|$)',
        dependencyTypes: ['core'],
      },
    },
    {
      name: 'areas-are-a-one-way-street',
      comment: 'kernel ← school ← people ← presence ← teaching ← contact, office ← system',
      severity: 'error',
      from: { path: '^diary-core/src/kernel/', pathNot: '\\.test\\.ts$' },
      to: { path: '^diary-core/src/(school|people|presence|teaching|contact|office|system)/' },
    },
    {
      name: 'school-looks-down',
      severity: 'error',
      from: { path: '^diary-core/src/school/', pathNot: '\\.test\\.ts$' },
      to: { path: '^diary-core/src/(people|presence|teaching|contact|office|system)/' },
    },
    {
      name: 'people-look-down',
      severity: 'error',
      from: { path: '^diary-core/src/people/', pathNot: '\\.test\\.ts$' },
      to: { path: '^diary-core/src/(presence|teaching|contact|office|system)/' },
    },
    {
      name: 'features-meet-by-api',
      severity: 'error',
      from: {
        path: '^diary-core/src/(school|people|presence|teaching|contact|office|system)/([^/]+)/',
        pathNot: '(\\.test|/test-world)\\.ts$',
      },
      to: {
        path: '^diary-core/src/(school|people|presence|teaching|contact|office|system)/[^/]+/',
        pathNot: ['^diary-core/src/$1/$2/', '/(api|feature|tables)\\.ts$'],
      },
    },
    {
      name: 'demo-stays-out-of-production',
      severity: 'error',
      from: { path: among('reader-agent', 'edge-hub', 'cloud-bridge', 'diary-core', 'hardware') },
      to: { path: '^scripts/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)(dist|\\.tsc|node_modules)/', '\\.gen\\.ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
