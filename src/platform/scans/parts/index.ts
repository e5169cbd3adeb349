/** The parts that scans are read by: what they are, how they are laid into the data folder, whether they are there. */
export { installParts, OFFLINE, removeParts } from './install.ts';
export { SIZES } from './packages.ts';
export { partsFolder, partsIn, whole } from './place.ts';
