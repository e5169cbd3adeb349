/** The arrows of docs/architecture.md: `npm run check` fails when an import breaks one. */
const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const shells = ['site', 'console', 'demo'];
/** Every folder with a manifest is a room, also one that is new; platform/room.ts says what a room is. */
const all = readdirSync(join(__dirname, 'src')).filter(
  (name) => existsSync(join(__dirname, 'src', name, 'room.ts')) && ![...shells, 'platform'].includes(name),
);
/** Rooms that look at the books of the others. */
const looking = [
  'annual-report',
  'report-submissions',
  'regional-report',
  'report-audit',
  'inspection',
  'self-inspection',
  'law-index',
  'measures',
  'briefing',
  'assessment',
  'supervision',
  'scoreboard',
  'notices',
];
const views = looking.join('|');
const ledgers = all.filter((name) => !looking.includes(name)).join('|');
const rooms = all.join('|');
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
      to: { circular: true },
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
      name: 'review-knows-no-subject',
      comment: 'rooms bring what is reviewed: review/subjects.ts',
      severity: 'error',
      from: { path: '^src/review/', pathNot: '\\.test\\.tsx?$' },
      to: { path: `^src/(${rooms})/`, pathNot: '^src/(review|organizations|mail)/' },
    },
    {
      name: 'ledgers-know-no-view',
      severity: 'error',
      from: { path: `^src/(${ledgers})/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: `^src/(${views})/` },
    },
    {
      name: 'annual-report-knows-no-region',
      comment: 'what is sent up and the region’s report look at the annual report',
      severity: 'error',
      from: { path: '^src/annual-report/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/(report-submissions|regional-report|report-audit)/' },
    },
    {
      name: 'report-audit-stands-alone',
      comment: 'the command `audit` needs no database and starts with nothing of the other rooms',
      severity: 'error',
      from: { path: '^src/report-audit/(?!routes|pages)', pathNot: '\\.test\\.tsx?$' },
      to: { path: `^src/(${rooms})/`, pathNot: '^src/report-audit/' },
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
      to: { path: `^src/(${rooms})/`, pathNot: `^src/(${rooms})/index\\.ts$` },
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
