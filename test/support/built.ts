import { build } from '../../bin/build.js';
import { isBuilt } from '../../bin/built.js';

/** The program as people start it, built where something of it has changed: once for all that a run tests. */
export default async function setup() {
  if (!isBuilt(process.cwd())) await build(process.cwd());
}
