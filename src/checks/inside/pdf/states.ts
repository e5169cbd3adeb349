import type { Gathering } from '../gathering.ts';

/** What stands before each end; the words of the end itself stand in tables of letters too. */
const END = Buffer.from('startxref');

/** A PDF that was changed keeps what it was before, up to where it ended then. One that is laid out for the web ends
 *  twice from the start, and says so in its first object. ISO 32000-1 7.5.6, annex F */
export function olderStates(bytes: Buffer, gather: Gathering): void {
  let ends = 0;
  for (let at = bytes.indexOf(END); at >= 0; at = bytes.indexOf(END, at + END.length)) ends += 1;
  const linearized = bytes.subarray(0, 2048).includes('/Linearized');
  const older = ends - 1 - (linearized ? 1 : 0);
  if (older <= 0) return;
  const message = `文件里还留着 ${older} 个修改之前的版本，可以恢复出来`;
  gather.odd('meta.old-revisions', '文件', { message, removable: true });
  gather.miss('修改之前的版本', '只检查了最后的版本');
}
