import { copyFileSync, statSync, truncateSync } from 'node:fs';

const LIMIT = 10 * 1024 * 1024;
const EVERY = 10 * 60 * 1000;

/** Keeps a log that another process appends to below 10 MB, and one older beside it. @returns ends the watch */
export function boundLog(file: string, limit = LIMIT): () => void {
  const look = () => {
    try {
      if (statSync(file).size <= limit) return;
      copyFileSync(file, `${file}.1`);
      truncateSync(file); // the writer appends, so it goes on at the new end
    } catch {
      // a log that cannot be turned over must not end the program
    }
  };
  look();
  const timer = setInterval(look, EVERY).unref();
  return () => clearInterval(timer);
}
