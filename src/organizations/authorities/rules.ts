/** Who stands above whom. */
interface Standing {
  id: number;
  parentId: number | null;
  isPrimary: boolean;
  closedAt: Date | null;
}

/** Why an authority cannot report to this one; undefined: it can. */
export function parentFault(
  all: readonly Standing[],
  id: number | undefined,
  parentId: number | null,
): string | undefined {
  if (parentId === null) return undefined;
  const parent = all.find((one) => one.id === parentId);
  if (!parent) return '平台上没有这个上级机关';
  if (parent.closedAt) return '这个机关已经停用，不能作为上级机关';
  for (let above: number | null = parentId; above !== null; ) {
    if (above === id) return '上级机关不能是本机关或者它的下级机关';
    above = all.find((one) => one.id === above)?.parentId ?? null;
  }
  return undefined;
}

/** Why an authority cannot be closed; undefined: it can. @param own whose operator closes it */
export function closeFault(all: readonly Standing[], of: Standing, own: number): string | undefined {
  if (of.closedAt) return '这个机关已经停用';
  if (of.isPrimary) return '首先设立的机关不能停用：没有登记的域名都打开它的网站';
  if (of.id === own) return '不能停用您所在的机关';
  if (all.some((one) => one.parentId === of.id && !one.closedAt)) return '它还有下级机关，请先更正它们的上级机关';
  return undefined;
}

/** Why a host name cannot be this authority's; undefined: it can. The primary one's site answers under every name that is
 *  nobody's: before others get names, its own must be known, else one of them could be given away. */
export function hostFault(
  all: readonly { id: number; name: string; host: string | null; isPrimary: boolean }[],
  id: number | undefined,
  host: string | null,
): string | undefined {
  if (host === null) return undefined;
  const other = all.find((one) => one.id !== id && one.host === host);
  if (other) return `这个域名已由${other.name}的网站使用`;
  const primary = all.find((one) => one.isPrimary);
  if (primary && primary.id !== id && primary.host === null)
    return `请先为${primary.name}填写它自己的网站域名，再给其他机关填写，以免占用它的域名`;
  return undefined;
}

/** Of an authority, what its site depends on. */
interface Sited {
  code: string;
  host: string | null;
  isPrimary: boolean;
  parentId: number | null;
}

/** Where a site stands: under its own host (null: every name that is nobody's), or below a path of its superior's. */
export interface SitePlace {
  host: string | null;
  /** '' or '/u/<code>' */
  base: string;
}

/** Below its superior's site: the site itself, or what leads to the host that it has. */
export const pathBelow = (code: string): string => `/u/${code}`;

/** Where an authority's site stands; undefined: nowhere. @param above to whom it reports, undefined for nobody */
export function sitePlace(of: Sited, above: Sited | undefined): SitePlace | undefined {
  if (hasHost(of)) return { host: of.host, base: '' };
  return above && hasHost(above) ? { host: above.host, base: pathBelow(of.code) } : undefined;
}

/** Whether an address of a site can be said: one that answers under every name that is nobody's has none. */
export const hasAddress = ({ host, base }: SitePlace): boolean => host !== null || base !== '';

const hasHost = ({ host, isPrimary }: Sited) => host !== null || isPrimary;

/** The same for people: an address, or why there is none. */
export function siteInWords(of: Sited, above: (Sited & { name: string }) | undefined): string {
  const place = sitePlace(of, above);
  if (!place)
    return above ? `没有网站：没有登记域名，上级机关${above.name}也没有` : '没有网站：没有登记域名，也没有上级机关';
  if (place.host !== null) return place.host + place.base;
  return place.base ? `${above!.name}的网站（还没有登记域名）之下 ${place.base}` : '没有登记的域名都打开它的网站';
}

/** Which login or person, by its place, another one before it has already; undefined: all differ. */
export function repeated(given: readonly string[]): number | undefined {
  const at = given.findIndex((one, n) => given.indexOf(one) < n);
  return at < 0 ? undefined : at;
}
