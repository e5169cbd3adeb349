// Bundled with the program and run by the build, in a process of its own: says which files of each room are made for
// browsers and threads.
import { ownAssets } from '../../src/platform/assets.ts';
import { rooms } from '../../src/rooms.ts';

const manifests = { platform: ownAssets, ...Object.fromEntries(rooms.map(({ name, assets }) => [name, assets])) };
process.stdout.write(JSON.stringify(manifests));
