// Reads what a module of the program exports, such as a list of names: it must import nothing but our own.
import { build } from 'esbuild';

/** @param file path of a module in TypeScript */
export async function load(file) {
  const { outputFiles } = await build({ entryPoints: [file], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}
