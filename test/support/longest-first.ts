import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a minute or near it: begun late, they would run alone while the other processor waits. */
const LONGEST = [
  'src/walk.test.ts',
  'src/server.test.ts',
  'src/patterns.test.ts',
  'src/report-audit/understanding/reading.test.ts',
  'src/reading.test.ts',
  'src/applications/fuzz.test.ts',
  'test/stories/a-notice.test.ts',
  'test/stories/a-screen-in-the-hall.test.ts',
  'test/stories/an-editor-writes.test.ts',
  'test/stories/the-annual-report.test.ts',
  'test/stories/a-visitor-from-over-the-border.test.ts',
  'test/durability/town-to-city.test.ts',
];

/** The order of a run: the longest first, then as a run without memory has it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
