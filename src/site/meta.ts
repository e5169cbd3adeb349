import type { FastifyRequest } from 'fastify';
import { plainHost } from '../platform/http/host.ts';

/** Tags of every page. 政府网站发展指引 (国办发〔2017〕47号), annex 2 */
export function siteMeta(request: FastifyRequest): [name: string, content: string][] {
  const { name, siteIdCode } = request.authority;
  return [
    ['SiteName', name],
    ['SiteDomain', plainHost(request.hostname)],
    ...(siteIdCode ? [['SiteIDCode', siteIdCode] as [string, string]] : []),
  ];
}
