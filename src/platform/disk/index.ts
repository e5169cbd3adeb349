/** Room on the disks: how much is left, what is told of it, what is held back. */
export { Disk } from './disk.ts';
export { releaseReserve, reserveOf } from './reserve.ts';
export { cannotWrite, isDiskFull } from './rules.ts';
export { watchDisk } from './watch.ts';
