import { dropCopy, keepCopy } from './local-copy.ts';
import { type Answer, sendDraft, type Theirs } from './saving.ts';

const QUIET = 2500; // ms after the last key before saving
const COPY = 300; // ms before the copy on this machine
const RETRY = [4000, 8000, 15_000, 30_000, 60_000]; // ms between tries while the server cannot be reached

interface Parts {
  documentId: string;
  address: string;
  token: { value: string };
  /** the form as it stands now */
  fields(): [string, string][];
  setSaves(count: number): void;
  /** the books hold these now */
  onSaved(fields: [string, string][]): void;
  say(text: string, link?: { href: string; label: string }): void;
  onConflict(theirs: Theirs): void;
}

export interface Autosave {
  changed(): void;
  /** Saves now whatever is unsaved. */
  flush(): Promise<Answer['kind']>;
  /** Goes on after a conflict, on top of the other's save. */
  resume(): void;
}

/** Saves by itself, a copy on this machine first; when the server cannot be reached it says so and keeps trying. */
export function autosave(parts: Parts): Autosave {
  let dirty = false;
  let held = false; // a conflict waits for a person
  let tries = 0;
  let running: Promise<Answer['kind']> | undefined;
  let saveTimer = 0;
  let copyTimer = 0;

  function copy(): boolean {
    window.clearTimeout(copyTimer);
    const fields = parts.fields();
    const saves = fields.find(([name]) => name === 'save_count')?.[1] ?? '';
    return keepCopy(parts.documentId, { fields, saves, at: Date.now() });
  }

  function later(ms: number): void {
    window.clearTimeout(saveTimer);
    saveTimer = window.setTimeout(() => void flush(), ms);
  }

  function changed(): void {
    dirty = true;
    window.clearTimeout(copyTimer);
    copyTimer = window.setTimeout(copy, COPY);
    if (!held) later(tries ? RETRY[Math.min(tries, RETRY.length) - 1]! : QUIET);
  }

  async function flush(): Promise<Answer['kind']> {
    if (running) {
      await running;
      return flush();
    }
    if (held) return 'conflict';
    if (!dirty) return 'saved';
    running = save().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function save(): Promise<Answer['kind']> {
    window.clearTimeout(saveTimer);
    const kept = copy();
    dirty = false;
    if (!tries) parts.say('正在保存…');
    const sent = parts.fields();
    const answer = await sendDraft(parts.address, parts.token, sent);
    if (answer.kind === 'saved') {
      tries = 0;
      parts.setSaves(answer.saveCount);
      parts.onSaved(sent);
      if (!dirty) dropCopy(parts.documentId);
      parts.say(`已保存 ${answer.at}`);
      return 'saved';
    }
    dirty = true;
    say(answer, kept);
    if (answer.kind === 'offline' || answer.kind === 'expired') {
      tries += 1;
      later(RETRY[Math.min(tries, RETRY.length) - 1]!);
    }
    if (answer.kind === 'conflict') {
      held = true;
      parts.setSaves(answer.theirs.saveCount);
      parts.onConflict(answer.theirs);
    }
    return answer.kind;
  }

  function say(answer: Exclude<Answer, { kind: 'saved' }>, kept: boolean): void {
    const here = kept ? '您的内容已存在本机' : '请不要关闭此页';
    if (answer.kind === 'offline') parts.say(`暂时连不上服务器，${here}，连上后自动保存`);
    else if (answer.kind === 'expired')
      parts.say(`登录已过期，${here}，登录后自动保存。`, { href: '/console/sign-in', label: '在新窗口登录' });
    else if (answer.kind === 'invalid') parts.say(`尚未保存：${Object.values(answer.fields).join('；')}`);
    else parts.say(`没有保存：${answer.message}。${here}`);
  }

  const soon = () => {
    if (dirty && !held) void flush();
  };
  window.addEventListener('online', soon);
  window.addEventListener('focus', soon);
  document.addEventListener('visibilitychange', soon);
  window.addEventListener('pagehide', () => {
    if (dirty) copy();
  });

  return {
    changed,
    flush,
    resume() {
      held = false;
      dirty = true;
      void flush();
    },
  };
}
