import type { JobContext } from '../../platform/room.ts';
import type { Connector, Outgoing, Step, Work } from '../connectors/connector.ts';
import { connectorById, connectors } from '../connectors/list.ts';
import { accountIn, setUpOf } from '../connectors/settings.ts';
import { outgoingOf } from './outgoing.ts';
import { lastPut, type Transmission } from './store.ts';

const OTHER_ACCOUNT = '账号已经更换：请登录原来的账号，核对那里的草稿和已经发布的文章；没有发布的，请重新送出';

export type Context = Pick<JobContext, 'db' | 'files' | 'sealer' | 'now' | 'config'> & {
  connectors?: readonly Connector[];
};

/** What a transmission takes with it, read and laid out once for all the steps that follow at once. */
export interface Laid {
  articles: readonly Outgoing[];
  settings: Readonly<Record<string, string>>;
  /** when these settings were made */
  setAt: Date;
  before: Work['before'];
  once: Work['once'];
}

export interface Taken {
  step: Step;
  laid?: Laid | undefined;
  /** the other side answered, and knows the account */
  heard: boolean;
}

/** What the connector says; whatever it throws, or lacks, is a failure like others.
 *  @param laid of the step before; undefined: nothing that still holds */
export async function stepOf(
  context: Context,
  transmission: Transmission,
  { resumed, laid: known }: { resumed: boolean; laid: Laid | undefined },
): Promise<Taken> {
  const { reached } = transmission;
  const failed = (failure: string): Taken => ({ step: { next: 'failed', reached, failure }, heard: false });
  const connector = connectorById(transmission.connector, context.connectors ?? connectors);
  if (!connector) return failed('本程序没有这种接口，请联系管理员');
  try {
    const laid = known ?? (await laidOf(context, transmission));
    if (!laid) return failed('接口的设置已被删除，请重新设置');
    if (transmission.account !== accountIn(connector, laid.settings)) return failed(OTHER_ACCOUNT);
    let heard = false;
    const hears = () => {
      heard = true;
    };
    return { step: await asked(connector, context, transmission, laid, { resumed, hears }), laid, heard };
  } catch (error) {
    const failure = `程序出错：${error instanceof Error ? error.message : String(error)}`;
    return { step: { next: 'later', reached, failure }, heard: false };
  }
}

function asked(
  connector: Connector,
  { files, config, now }: Context,
  { id, what, reached, approved, state }: Transmission,
  { articles, settings, before, once }: Laid,
  { resumed, hears }: { resumed: boolean; hears: () => void },
): Promise<Step> {
  const work: Work = {
    ...{ what, key: `transmission-${id}`, serial: id, articles, settings, reached, before },
    ...{ resumed, approved, once, heard: hears, files, config, now },
  };
  return state === 'cancelling' ? connector.cancel(work) : connector.step(work);
}

async function laidOf({ db, sealer }: Context, transmission: Transmission): Promise<Laid | undefined> {
  const { authorityId, connector, what, articles } = transmission;
  const set = await setUpOf(db, sealer, authorityId, connector);
  if (!set) return undefined;
  const { deliveryId, revisionId } = articles[0]!;
  const put = what === 'send' ? undefined : await lastPut(db, deliveryId);
  const index = put?.articles.findIndex((one) => one.deliveryId === deliveryId) ?? -1;
  return {
    articles: await outgoingOf(db, articles, set.values.site ?? ''),
    settings: set.values,
    setAt: set.at,
    before: {
      reached: put?.reached ?? {},
      ...{ index: index + 1, count: put?.articles.length ?? 0 },
      same: put?.articles[index]?.revisionId === revisionId,
    },
    once: remembering(),
  };
}

/** Remembers what was made first. */
function remembering(): Work['once'] {
  let made: { what: unknown } | undefined;
  return <T>(make: () => T) => {
    made ??= { what: make() };
    return made.what as T;
  };
}
