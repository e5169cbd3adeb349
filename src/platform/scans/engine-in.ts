import { setPriority } from 'node:os';
import { Unreadable } from '../reading/index.ts';
import { type Engine, openEngine } from './engine.ts';
import { whole } from './parts/index.ts';

/** Whoever answers people goes first. */
const LATER = 10;
const BROKEN = '扫描识别的文件不完整或者被改动过，请系统管理员在服务器上重新运行 npx gongkai ocr install';

const open = new Map<string, Promise<Engine>>();

/** Loads what reads scans, once in a process, which then gives way to others. @param folder of the parts
 *  @throws Unreadable when a part is not what it should be */
export async function engineIn(folder: string): Promise<Engine> {
  const engine =
    open.get(folder) ??
    whole(folder).then((is) => {
      if (!is) throw new Unreadable(BROKEN);
      setPriority(LATER);
      return openEngine(folder);
    });
  open.set(folder, engine);
  engine.catch(() => open.delete(folder));
  return engine;
}
