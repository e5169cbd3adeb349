import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Tensor {
  data: Float32Array;
  dims: readonly number[];
}
interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>;
}
/** What is used of onnxruntime-web. */
interface Runtime {
  env: { wasm: { numThreads: number; wasmBinary: Uint8Array; proxy: boolean }; logLevel: string };
  Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor;
  InferenceSession: { create(model: Uint8Array): Promise<Session> };
}

/** A model that was loaded: numbers in, numbers out. */
type Model = (data: Float32Array, dims: readonly number[]) => Promise<Tensor>;

/** The parts of character recognition as they lie in their folder. */
export const FILES = {
  runtime: 'ort.wasm.bundle.min.mjs',
  wasm: 'ort-wasm-simd-threaded.wasm',
  recognition: 'ch_PP-OCRv4_rec_infer.onnx',
  detection: 'ch_PP-OCRv4_det_infer.onnx',
  characters: 'ppocr_keys_v1.txt',
} as const;

export interface Engine {
  /** a line of writing, 48 pixels high, to the likelihood of each character at each step along it */
  recognition: Model;
  /** a page, to the likelihood that each pixel lies in a line of writing; loaded when first asked */
  detection: Model;
  characters: readonly string[];
}

/** Loads the parts from their folder: the runtime as WebAssembly, on one processor, and the models. What they are was
 *  seen before (`parts.ts`). */
export async function openEngine(folder: string): Promise<Engine> {
  const file = (name: string) => join(folder, name);
  const runtime = (await import(pathToFileURL(file(FILES.runtime)).href)) as Runtime;
  Object.assign(runtime.env.wasm, { numThreads: 1, proxy: false, wasmBinary: await readFile(file(FILES.wasm)) });
  runtime.env.logLevel = 'error';
  const model = (name: string): Model => {
    let session: Promise<Session> | undefined;
    return async (data, dims) => {
      session ??= readFile(file(name)).then((bytes) => runtime.InferenceSession.create(bytes));
      const open = await session;
      const answer = await open.run({ [open.inputNames[0]!]: new runtime.Tensor('float32', data, dims) });
      return answer[open.outputNames[0]!]!;
    };
  };
  const characters = (await readFile(file(FILES.characters), 'utf8')).split('\n').map((line) => line.replace('\r', ''));
  while (characters.at(-1) === '') characters.pop();
  // as the model was trained: nothing first, a blank last
  return {
    recognition: model(FILES.recognition),
    detection: model(FILES.detection),
    characters: ['', ...characters, ' '],
  };
}
