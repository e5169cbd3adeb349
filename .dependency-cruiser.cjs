/** The arrows of docs/architecture.md: `npm run check` fails when an import breaks one. */
const ledgers = 'organizations|mail|publishing|review|channels|applications|remedies|engagement|search';
const views = 'supervision|annual-report|alerts';
const rooms = `${ledgers}|${views}`;
/** Room A may reach room B only through B's index.ts; its own files freely. */
const throughTheDoor = {
  name: 'through-the-door',
  comment: 'a room is entered through its index.ts',
  severity: 'error',
  from: { path: `^src/(${rooms})/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: `^src/(${rooms})/`, pathNot: ['^src/$1/', `^src/(${rooms})/index\\.ts$`] },
};
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'law-is-pure',
      severity: 'error',
      from: { path: '^src/law/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!law/)' },
    },
    {
      name: 'law-is-pure',
      severity: 'error',
      from: { path: '^src/law/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'platform-knows-no-room',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: `^src/(${rooms}|law|site|console|demo|commands)/` },
    },
    throughTheDoor,
    {
      name: 'ledgers-know-no-view',
      severity: 'error',
      from: { path: `^src/(${ledgers})/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: `^src/(${views})/` },
    },
    {
      name: 'shells-on-top',
      severity: 'error',
      from: { path: `^src/(${rooms}|law|platform)/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/(site|console|commands|demo)/' },
    },
    {
      name: 'shells-use-doors',
      severity: 'error',
      from: { path: '^src/(site|console|demo|commands)/|^src/(server|cli)\\.ts$', pathNot: '\\.test\\.tsx?$' },
      // examine/ has a door of its own: a command that loads the whole room starts three times as slowly
      to: { path: `^src/(${rooms})/`, pathNot: `^src/(${rooms})/(examine/)?index\\.ts$` },
    },
    {
      name: 'one-list-of-rooms',
      comment: 'what a room brings is told to src/rooms.ts and to nobody else',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/rooms\\.ts$|\\.test\\.tsx?$' },
      to: { path: '^src/(?!platform/)[a-z-]+/room\\.ts$' },
    },
    {
      name: 'the-list-reads-manifests',
      severity: 'error',
      from: { path: '^src/rooms\\.ts$' },
      to: { path: '^src/', pathNot: '^src/[a-z-]+/room\\.ts$|^src/platform/house\\.ts$' },
    },
    {
      name: 'no-tests-in-code',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^test/|\\.test\\.tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'migrations|\\.css$' },
    parser: 'tsc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
