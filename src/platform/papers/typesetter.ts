import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../root.ts';
import { TYPST } from './typst.ts';

/** Sets one job (jobOf) and returns the PDF. */
export type Typesetter = (job: string) => Uint8Array;

/** Results that the compiler keeps for this many papers, no longer. */
const KEPT = 10;

/** Loads compiler and faces: 0.2 s. The compiler finds the machine's own faces by itself.
 *  @throws where there is no compiler for this machine */
export async function openTypesetter(): Promise<Typesetter> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({
    workspace: tmpdir(),
    fontArgs: [{ fontPaths: [join(root, 'dist', 'fonts')] }],
  });
  return (job) => {
    const result = compiler.compile({ mainFileContent: TYPST, inputs: { job } });
    const document = result.result;
    if (!document) throw new Error(`a paper could not be set: ${JSON.stringify(result.takeError()?.shortDiagnostics)}`);
    const pdf = compiler.pdf(document);
    compiler.evictCache(KEPT);
    return pdf;
  };
}
