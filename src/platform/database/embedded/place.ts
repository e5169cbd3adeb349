import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../../outcome.ts';
import { openFolder, programsFor } from './programs.ts';
import { type As, canEnter, isRoot, ownerOf, serverUser } from './user.ts';

/** Where the server's programs and its cluster stand, and as whom it runs. */
export interface Place {
  bin: string;
  cluster: string;
  as: As | undefined;
  /** no cluster is there yet */
  fresh: boolean;
}

const SHARED = '/var/lib/gongkai';
const pointerIn = (data: string) => join(data, 'postgres.place');
const ownerFile = (cluster: string) => `${cluster}.owner`;

/** The cluster stands in `<data>/postgres`; as root, where the server's own user cannot enter the data folder (a project
 *  below /root), it stands in /var/lib/gongkai and the data folder says where. Once made it stays where it is.
 *  @throws Refusal in Chinese */
export function placeFor(data: string): Place {
  const { cluster, fresh } = find(data);
  const as = !isRoot() ? undefined : fresh ? serverUser() : ownerOf(cluster);
  if (as?.uid === 0)
    throw new Refusal(
      `数据库文件 ${cluster} 归 root 所有，多半是复制时没有保留属主，内置数据库不能以 root 运行；请用 cp -a 或 rsync -a 重新复制，或者用 chown -R 改归原来的用户`,
    );
  const place = { bin: programsFor(as, as ? SHARED : join(data, 'programs')), cluster, as, fresh };
  if (!as || canEnter(dirname(cluster), as)) return place;
  if (!fresh)
    throw new Refusal(`数据库的系统用户进入不了 ${dirname(cluster)}，请放宽上级目录的权限（chmod a+x）后再启动`);
  openFolder(SHARED);
  return { ...place, cluster: join(SHARED, randomUUID()) };
}

/** Where the cluster of a data folder stands, or will. */
export function clusterOf(data: string): string {
  return existsSync(pointerIn(data)) ? readFileSync(pointerIn(data), 'utf8') : join(data, 'postgres');
}

function find(data: string): { cluster: string; fresh: boolean } {
  const below = join(data, 'postgres');
  if (!existsSync(pointerIn(data))) return { cluster: below, fresh: isFree(below) };
  const cluster = readFileSync(pointerIn(data), 'utf8');
  if (!existsSync(cluster))
    throw new Refusal(`数据目录 ${data} 的数据库应在 ${cluster}，但已不在；请放回原处，或换一个数据目录后用备份恢复`);
  const owner = readFileSync(ownerFile(cluster), 'utf8');
  if (owner !== data && existsSync(pointerIn(owner)))
    throw new Refusal(`数据目录 ${data} 是 ${owner} 的副本，两者不能共用数据库；请换一个数据目录，用备份和恢复来复制`);
  remember({ cluster }, data);
  return { cluster, fresh: false };
}

/** @throws Refusal when something else is there, or a cluster that another user made */
function isFree(cluster: string): boolean {
  if (existsSync(join(cluster, 'PG_VERSION'))) return false;
  try {
    if (readdirSync(cluster).length === 0) return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
  }
  throw new Refusal(`${cluster} 属于另一个用户，或不是本程序的数据库；请用首次启动时的用户启动，或换一个数据目录`);
}

/** Notes which cluster belongs to a data folder when it stands elsewhere. */
export function remember({ cluster }: Pick<Place, 'cluster'>, data: string): void {
  if (dirname(cluster) === data) return;
  writeFileSync(ownerFile(cluster), data, { mode: 0o600 });
  writeFileSync(pointerIn(data), cluster, { mode: 0o600 });
}
