import { setImmediate } from 'node:timers/promises';
import { type Instead, Processes } from '../platform/beside/processes.ts';
import type { Copy, Hide } from './copies/index.ts';
import { type FileFinding, unreadWhole } from './findings.ts';
import type { Seen } from './inside/eyes.ts';
import type { Recognised } from './pictures/store.ts';

/** What is asked of the process: a file by its path. */
export type Question =
  | { want: 'findings'; path: string; name: string; seen: Recognised }
  /** @see Recognise */
  | { want: 'recognised'; path: string; name: string; parts: string; known: readonly string[]; most: number }
  | { want: 'cleaned'; path: string; name: string }
  | { want: 'masked'; path: string; name: string; known: Known };
/** What is hidden in texts, by `textKey`. */
export type Known = ReadonlyMap<string, ReturnType<Hide>>;
export type Answer =
  | LookedInto
  /** `missing`: texts of which it was not known what is hidden in them */
  | { copy: Copy; missing: [text: string, under: string | undefined][] }
  | { recognised: 'all' | 'more' }
  | { unreadable: string; fault?: string }
  | { absent: true };
/** What the process tells while it reads pictures: which it begins with, and what it saw. */
export type Told = [place: string, seen?: Seen];

/** What the checks say of a file, the weightiest first, its words (`wordsOf`) and what stands beside them (`besideOf`);
 *  '': none could be read. */
export interface LookedInto {
  /** the file is not where it should be: nothing of this is kept */
  absent?: true;
  findings: FileFinding[];
  words: string;
  beside: string;
  /** how many pictures can be read and were not */
  pictures: number;
}

/** How pictures of a file are read. */
interface Recognise {
  /** folder of the parts (`platform/scans`) */
  parts: string;
  /** places of pictures that were read */
  known: readonly string[];
  /** milliseconds after which no other picture is begun; one is, however little time there is */
  most: number;
  /** called when a picture is begun, and with what was seen in it */
  told: (...told: Told) => void;
}

const ABSENT = '文件库里没有这个文件，或者现在读不到';

/** What one file may take, in milliseconds. */
const LONGEST = { findings: 30_000, copy: 60_000, picture: 120_000 };
/** Megabytes of the process. */
const BOUNDS = { whole: 800, heap: 640 };
/** Of the process that reads pictures, with the memory that models need. */
const EYES = { whole: 1400, heap: 512 };
/** A number may be cut by what was hidden before: texts are asked for anew until none is new. */
const MOST_ROUNDS = 8;
/** Milliseconds of work between which others are let in. */
const AT_ONCE = 8;

export const textKey = (text: string, under: string | undefined): string => `${under ?? ''}\0${text}`;

/** Reads and copies files beside the server's process, within bounds of time and memory. */
export interface FileReader {
  /** What the checks say of a file. @see findingsIn @param path of the file in the store @param seen in its pictures */
  look(path: string, name: string, seen?: Recognised): Promise<LookedInto>;
  /** Reads pictures of a file. @returns whether there are more */
  recognise(path: string, name: string, how: Recognise): Promise<'all' | 'more' | 'failed'>;
  /** The same without its words. */
  findings(path: string, name: string): Promise<FileFinding[]>;
  /** @see cleanedCopy */
  cleaned(path: string, name: string): Promise<Copy>;
  /** @see maskedCopy; `hide` runs here, a little at a time */
  masked(path: string, name: string, hide: Hide): Promise<Copy>;
  /** Ends the process. */
  close(): void;
}

/** A reader with a process of its own, which starts with the first file. */
export function fileReader(): FileReader {
  const instead: Instead<Answer> = {
    tooLong: { unreadable: '文件过于复杂，没有在限定时间内读完' },
    tooBig: { unreadable: '文件内容过大，没有读完' },
    unknown: (fault) => ({ unreadable: '文件内容无法识别', ...(fault !== undefined && { fault }) }),
    isFault: (answer) => 'fault' in answer,
  };
  const processes = new Processes<Question, Answer>('checks/read-inside.js', 1, instead, BOUNDS);
  const eyes = new Processes<Question, Answer>('checks/read-inside.js', 1, instead, EYES);
  const copy = async (question: Question) => {
    const answer = await processes.ask(question, LONGEST.copy);
    if ('copy' in answer) return answer;
    const message = 'absent' in answer ? ABSENT : 'unreadable' in answer ? answer.unreadable : '文件内容无法识别';
    return { copy: { ok: false as const, message: `${message}，不能生成副本` }, missing: [] };
  };
  const look = async (path: string, name: string, seen: Recognised = new Map()): Promise<LookedInto> => {
    const answer = await processes.ask({ want: 'findings', path, name, seen }, LONGEST.findings);
    if ('findings' in answer) return answer;
    const none = { words: '', beside: '', pictures: 0 };
    if ('absent' in answer) return { absent: true, findings: [unreadWhole(ABSENT)], ...none };
    return { findings: [unreadWhole('unreadable' in answer ? answer.unreadable : '文件内容无法识别')], ...none };
  };
  return {
    look,
    findings: async (path, name) => (await look(path, name)).findings,
    cleaned: async (path, name) => (await copy({ want: 'cleaned', path, name })).copy,
    masked: async (path, name, hide) => {
      const known = new Map<string, ReturnType<Hide>>();
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const { copy: made, missing } = await copy({ want: 'masked', path, name, known });
        if (!missing.length) return made;
        await learn(known, missing, hide);
      }
      return { ok: false, message: '文件的写法特殊，不能生成遮盖后的副本' };
    },
    recognise: async (path, name, { told, ...how }) => {
      const tell = (said: unknown) => told(...(said as Told));
      const answer = await eyes.ask({ want: 'recognised', path, name, ...how }, LONGEST.picture, tell);
      return 'recognised' in answer ? answer.recognised : 'failed';
    },
    close: () => {
      processes.close();
      eyes.close();
    },
  };
}

async function learn(
  known: Map<string, ReturnType<Hide>>,
  missing: [string, string | undefined][],
  hide: Hide,
): Promise<void> {
  let begun = performance.now();
  for (const [text, under] of missing) {
    known.set(textKey(text, under), hide(text, under));
    if (performance.now() - begun < AT_ONCE) continue;
    await setImmediate();
    begun = performance.now();
  }
}
