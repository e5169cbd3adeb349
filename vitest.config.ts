import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

const shared = { testTimeout: 30_000, hookTimeout: 120_000 };

/** Quick ones first: pure rules, rooms against a database, stories in a browser, the program killed at work, and as it is shipped. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'law',
          sequence: { groupOrder: 1 },
          include: ['src/law/**/*.test.ts', 'src/**/rules.test.ts', 'bin/**/*.test.js'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'rooms',
          sequence: { groupOrder: 2 },
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: ['src/law/**', 'src/**/rules.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          maxWorkers: 2,
          isolate: false, // nothing is mocked: what a file imports may stay for the next one
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'stories',
          sequence: { groupOrder: 3 },
          include: ['test/stories/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 120_000,
          maxWorkers: 2, // one works while another waits for its browser
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'durability',
          sequence: { groupOrder: 4 },
          include: ['test/durability/**/*.test.ts'],
          globalSetup: ['test/support/built.ts'],
          testTimeout: 300_000,
          maxWorkers: 2, // they wait for what was killed to be taken over
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'shipped',
          sequence: { groupOrder: 5 },
          include: ['test/shipped/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
