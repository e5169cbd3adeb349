import type { Channel } from '../../law/index.ts';
import { cityWebsite } from '../city-website/connector.ts';
import { websitePackages } from '../city-website/packages.ts';
import { wechat } from '../wechat/connector.ts';
import type { Connector } from './connector.ts';

/** Every connector there is: a further one is added here alone. */
export const connectors: readonly Connector[] = [wechat, cityWebsite, websitePackages];

export const connectorById = (id: string, all = connectors): Connector | undefined => all.find((one) => one.id === id);

export const connectorsOf = (channel: Channel, all = connectors): Connector[] =>
  all.filter((one) => one.channel === channel);
