import { build } from '../../bin/build.js';

/** The program, built once before the tests that start it as a process of its own. */
export default async function setup() {
  await build(process.cwd());
}
