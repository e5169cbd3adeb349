export function isBuilt(root: string, of?: readonly string[]): boolean;
