import { type ChildProcess, fork } from 'node:child_process';
import { type Script, workerFile } from '../assets.ts';

/** 512 MB of a process in all: it ends itself there (`serveReading`). Its heap ends itself before. */
const HEAP_MB = 384;

/** What is answered where the process does not answer. */
export interface Instead<A> {
  /** the time did not suffice */
  tooLong: A;
  /** the memory did not */
  tooBig: A;
  /** @param fault for the program's own log */
  unknown: (fault?: string) => A;
  /** whether an answer says that the process cannot be trusted any more */
  isFault: (answer: A) => boolean;
}

/** Reads files of others in processes of their own, each within bounds of time and memory: what a thread allocates
 *  outside of its heap nothing bounds. A process that fails is replaced; the next file never notices. */
export class Processes<Q extends object, A extends object> {
  private readonly idle: ChildProcess[] = [];
  private readonly all = new Set<ChildProcess>();
  private readonly waiting: (() => void)[] = [];
  private room: number;
  private closed = false;
  private readonly script: Script;
  private readonly instead: Instead<A>;

  /** @param script the built worker, which calls `serveReading` @param size processes at the same time */
  constructor(script: Script, size: number, instead: Instead<A>) {
    this.script = script;
    this.room = size;
    this.instead = instead;
  }

  /** @param longest milliseconds that the answer may take */
  async ask(question: Q, longest: number): Promise<A> {
    if (this.room === 0) await new Promise<void>((go) => this.waiting.push(go));
    else this.room -= 1;
    const reader = this.idle.pop() ?? this.start();
    try {
      const answer = await asked(reader, question, longest, this.instead);
      const { tooLong, tooBig, isFault } = this.instead;
      if (answer === tooLong || answer === tooBig || isFault(answer) || this.closed) reader.kill('SIGKILL');
      else this.idle.push(reader);
      return answer;
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.room += 1;
    }
  }

  /** Ends every process, also those that are reading. */
  close(): void {
    this.closed = true;
    for (const reader of this.all) reader.kill('SIGKILL');
  }

  private start(): ChildProcess {
    const reader = fork(workerFile(this.script), [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      // what the engine says when its heap is full is told in our own words
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.all.add(reader);
    reader.on('error', () => undefined).on('exit', () => this.gone(reader));
    return reader;
  }

  private gone(reader: ChildProcess): void {
    this.all.delete(reader);
    const at = this.idle.indexOf(reader);
    if (at >= 0) this.idle.splice(at, 1);
  }
}

function asked<A extends object>(
  reader: ChildProcess,
  question: object,
  longest: number,
  { tooLong, tooBig, unknown }: Instead<A>,
): Promise<A> {
  return new Promise((resolve) => {
    const end = (answer: A) => {
      clearTimeout(timer);
      reader.off('message', answered).off('exit', ended).off('error', failed);
      // a process that waits for work keeps nobody from ending
      reader.unref();
      reader.channel?.unref();
      resolve(answer);
    };
    const answered = (answer: unknown) => end(answer as A);
    const ended = (code: number | null) => end(code === 0 ? unknown() : tooBig);
    const failed = (error: Error) => end(unknown(String(error)));
    const timer = setTimeout(() => end(tooLong), longest);
    reader.ref();
    reader.channel?.ref();
    reader.on('message', answered).on('exit', ended).on('error', failed);
    reader.send(question);
  });
}
