import { type ChildProcess, fork } from 'node:child_process';
import { type Script, workerFile } from '../assets.ts';

/** Megabytes of a process: it ends itself at the whole (`serveReading`). Its heap ends itself before. */
export interface Bounds {
  whole: number;
  heap: number;
}
const USUAL: Bounds = { whole: 480, heap: 384 };

/** What a process says: that it goes on, with how far it is, or the answer. */
export type Said<A> = { goesOn: unknown } | { answer: A };

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
  private readonly bounds: Bounds;

  /** @param script the built worker, which calls `serveReading` @param size processes at the same time */
  constructor(script: Script, size: number, instead: Instead<A>, bounds = USUAL) {
    this.bounds = bounds;
    this.script = script;
    this.room = size;
    this.instead = instead;
  }

  /** @param longest milliseconds that the answer may take, counted anew whenever the process says that it goes on
   *  @param told called with what it says then */
  async ask(question: Q, longest: number, told: (how: unknown) => void = () => {}): Promise<A> {
    if (this.room === 0) await new Promise<void>((go) => this.waiting.push(go));
    else this.room -= 1;
    const reader = this.idle.pop() ?? this.start();
    try {
      const answer = await asked(reader, question, { longest, told }, this.instead);
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
    const reader = fork(workerFile(this.script), [String(this.bounds.whole)], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${this.bounds.heap}`],
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
  { longest, told }: { longest: number; told: (how: unknown) => void },
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
    const heard = (said: Said<A>) => {
      if ('answer' in said) return end(said.answer);
      timer.refresh();
      told(said.goesOn);
    };
    const answered = (said: unknown) => heard(said as Said<A>);
    const ended = (code: number | null) => end(code === 0 ? unknown() : tooBig);
    const failed = (error: Error) => end(unknown(String(error)));
    const timer = setTimeout(() => end(tooLong), longest);
    reader.ref();
    reader.channel?.ref();
    reader.on('message', answered).on('exit', ended).on('error', failed);
    reader.send(question);
  });
}
