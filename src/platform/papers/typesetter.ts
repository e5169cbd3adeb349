import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../root.ts';
import { TYPST } from './typst.ts';

interface SetFile {
  pdf: Uint8Array;
  /** values of what its text told by `metadata` labelled <told>, in order */
  told: unknown[];
}

/** Sets one job, as JSON, by a constant text in Typst: that of official papers unless told. */
export type Typesetter = (job: string, text?: string) => SetFile;

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
  return (job, text = TYPST) => {
    const result = compiler.compile({ mainFileContent: text, inputs: { job } });
    const document = result.result;
    if (!document) throw new Error(`a paper could not be set: ${JSON.stringify(result.takeError()?.shortDiagnostics)}`);
    const pdf = compiler.pdf(document);
    const told = compiler.query(document, { selector: '<told>', field: 'value' }) as unknown[];
    compiler.evictCache(KEPT);
    return { pdf, told };
  };
}
